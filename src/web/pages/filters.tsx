import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import {
  deleteFilter,
  type Filter,
  FILTER_ACTIONS,
  FILTER_CONTEXTS,
  filterInput,
  findEntities,
  readFilters,
  readProfile,
  saveFilter,
} from '#network';
import { invalid, notFound } from '#refusal';
import { act, viewerOf } from '../act.ts';
import {
  Button,
  ButtonLink,
  Checkbox,
  Choices,
  Empty,
  ErrorSummary,
  Input,
  Line,
  Lines,
  Row,
  Select,
  TextArea,
} from '../components.ts';
import { Fold } from '../components/fold.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { fullHandle } from '../post-view.ts';
import { show } from '../show.ts';
import { SettingsPage } from './settings-page.tsx';

const PATH = '/settings/filters';
const MOST_LINES = 200;

const linesOf = (given: unknown): string[] =>
  typeof given === 'string'
    ? given
        .split('\n', MOST_LINES)
        .map((one) => one.trim())
        .filter(Boolean)
    : [];

async function filterOf(c: Ctx): Promise<Filter> {
  const id = parseId<'filter'>(c.req.param('id') ?? '');
  const found = id && (await readFilters(c.var.deps.db, viewerOf(c))).find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
}

async function filtersPage(c: Ctx): Promise<Response> {
  const { m, deps } = c.var;
  const words = m.filters;
  const filters = await readFilters(deps.db, viewerOf(c));
  return show(
    c,
    <SettingsPage title={words.title}>
      {filters.length === 0 && <Empty title={words.emptyTitle}>{words.empty}</Empty>}
      <Lines>
        {filters.map((one) => (
          <FilterLine filter={one} />
        ))}
      </Lines>
      <Row>
        <ButtonLink kind="primary" href={`${PATH}/new`} icon="plus">
          {words.make}
        </ButtonLink>
      </Row>
    </SettingsPage>,
  );
}

function FilterLine({ filter }: { filter: Filter }) {
  const { m, now } = usePage();
  const f = useFormats();
  const { words, tags, people, expiresAt } = filter;
  const terms = [
    ...words.map((one) => one.word),
    ...tags.map((one) => `#${one}`),
    ...people.map((one) => `@${fullHandle(one)}`),
  ];
  const time = expiresAt && (expiresAt <= now ? m.filters.over : m.filters.until(f.moment(expiresAt, now)));
  return (
    <Line
      icon="eye-off"
      href={`${PATH}/${filter.id}`}
      title={<bdi>{filter.title}</bdi>}
      detail={[terms.slice(0, 5).join(', '), time].filter(Boolean).join(' · ')}
    />
  );
}

/** The form of a filter, as it is kept in its fields. */
const valuesOf = (filter: Filter): Record<string, string> => ({
  title: filter.title,
  action: filter.action,
  words: filter.words.map((one) => one.word).join('\n'),
  whole: filter.words.some((one) => one.whole) ? 'on' : '',
  tags: filter.tags.map((one) => `#${one}`).join('\n'),
  people: filter.people.map((one) => `@${fullHandle(one)}`).join('\n'),
  contexts: filter.contexts.join(' '),
});

function formPage(c: Ctx, filter: Filter | undefined, form: FormState): Response | Promise<Response> {
  const { m } = c.var;
  const words = m.filters;
  const { values, errors } = form;
  const action = filter ? `${PATH}/${filter.id}` : `${PATH}/new`;
  return show(
    c,
    <SettingsPage title={filter ? words.edit : words.make} back={{ href: PATH, label: words.title }}>
      <ErrorSummary errors={errors} sentence={form.sentence} />
      <form method="post" action={action} class="stack flow-4">
        <Input
          name="title"
          label={words.name}
          hint={words.nameHint}
          value={values['title']}
          error={errors['title']}
          maxlength={60}
          required
        />
        <TextArea name="words" label={words.words} rows={3} value={values['words']} error={errors['words']} optional />
        <Checkbox name="whole" checked={values['whole'] !== ''}>
          {words.whole}
        </Checkbox>
        <TextArea name="tags" label={words.tags} rows={2} value={values['tags']} error={errors['tags']} optional />
        <TextArea
          name="people"
          label={words.people}
          hint={words.peopleHint}
          rows={2}
          value={values['people']}
          error={errors['people']}
          optional
        />
        <Choices
          name="contexts[]"
          type="checkbox"
          legend={words.where}
          value={(values['contexts'] ?? FILTER_CONTEXTS.join(' ')).split(' ')}
          error={errors['contexts']}
          options={FILTER_CONTEXTS.map((value) => ({ value, label: words.contexts[value] }))}
        />
        <Choices
          name="action"
          legend={words.what}
          value={values['action'] ?? 'warn'}
          error={errors['action']}
          options={FILTER_ACTIONS.map((value) => ({ value, label: words.actions[value] }))}
        />
        <Select
          name="seconds"
          label={words.howLong}
          value={values['seconds'] ?? '0'}
          error={errors['seconds']}
          options={Object.entries(words.lengths).map(([value, label]) => ({ value, label }))}
        />
        <Button kind="primary" big full>
          {m.accounts.settings.save}
        </Button>
      </form>
      {filter && (
        <Fold summary={words.delete}>
          <form method="post" action={`${action}/delete`}>
            <Button kind="danger" icon="trash-2">
              {words.delete}
            </Button>
          </form>
        </Fold>
      )}
    </SettingsPage>,
    form.status,
  );
}

/** The accounts that lines such as `@lea` name. @throws Refusal 422 on `people`. */
async function peopleOf(c: Ctx, lines: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of lines) {
    const [entity] = findEntities(name.startsWith('@') ? name : `@${name}`);
    const found =
      entity?.kind === 'mention'
        ? await readProfile(c.var.deps.db, c.var.viewer, entity.handle, entity.domain)
        : undefined;
    if (!found) throw invalid({ people: (m) => m.filters.errors.unknownPerson(name.slice(0, 60)) });
    ids.push(found.id);
  }
  return ids;
}

const save =
  (filter: (c: Ctx) => Promise<Filter | undefined>) =>
  async (c: Ctx): Promise<Response> => {
    const standing = await filter(c);
    return takeForm(
      c,
      async ({ contexts, words, whole, tags, people, ...rest }) => {
        const input = parseInput(filterInput, {
          ...rest,
          contexts: [contexts ?? []].flat(),
          words: linesOf(words).map((word) => ({ word, whole })),
          tags: linesOf(tags),
          people: await peopleOf(c, linesOf(people).slice(0, 20)),
        });
        await act(c, (tx, actor) => saveFilter(tx, actor, input, { id: standing?.id }));
        return c.redirect(PATH, 303);
      },
      (form) => formPage(c, standing, { ...form, errors: onFields(form.errors) }),
    );
  };

/** A word that is at fault stands in a field with others. */
const onFields = (errors: FormState['errors']): FormState['errors'] =>
  Object.fromEntries(Object.entries(errors).map(([name, sentence]) => [name.split('.')[0] ?? name, sentence]));

const LIMIT = { limits: [{ name: 'filter', per: 'person', times: 120, seconds: 3_600 }] } as const;

export const filterRoutes = [
  get(PATH, 'account', filtersPage),
  get(`${PATH}/new`, 'account', (c) => formPage(c, undefined, freshForm())),
  post(
    `${PATH}/new`,
    'account',
    save(async () => undefined),
    LIMIT,
  ),
  get(`${PATH}/:id{[0-9]+}`, 'account', async (c) => {
    const filter = await filterOf(c);
    return formPage(c, filter, freshForm(valuesOf(filter)));
  }),
  post(`${PATH}/:id{[0-9]+}`, 'account', save(filterOf), LIMIT),
  post(`${PATH}/:id{[0-9]+}/delete`, 'account', async (c) => {
    const { id } = await filterOf(c);
    await act(c, (tx, actor) => deleteFilter(tx, actor, id));
    return c.redirect(PATH, 303);
  }),
];
