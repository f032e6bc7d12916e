import { raw } from 'hono/html';
import { blanksIn, planBylaws } from '#deliberation';
import type { Db } from '#db';
import { type Ctx, get, post } from '#http';
import { isLocale } from '#i18n';
import type { Id } from '#ids';
import { renderMarkdown } from '#markdown';
import { modelByKey } from '#membership';
import { act } from '../act.ts';
import { Button, Choices, Empty, Fold, Input, More, Note, Prose, Row, TextArea } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { StepPage } from './founding-shell.tsx';
import { type FoundingView, loadFounding, stepPath } from './founding-view.ts';

const PATH = stepPath('bylaws');

interface Bylaws {
  readonly title: string;
  readonly text: string;
  readonly language: 'en' | 'fr';
}

/** The text that an assembly has before it: what it votes on, whatever the plan has become since. */
async function bylawsBefore(db: Db, proposal: Id<'proposal'>): Promise<Bylaws | undefined> {
  const row = await db
    .selectFrom('action')
    .where('proposal_id', '=', proposal)
    .where('name', '=', 'document.adopt')
    .orderBy('position')
    .select('input')
    .executeTakeFirst();
  const input = row?.input as Partial<Bylaws> | null | undefined;
  return input?.title && input.text && isLocale(input.language)
    ? { title: input.title, text: input.text, language: input.language }
    : undefined;
}

const showStep = async (c: Ctx, form: FormState) => {
  const view = await loadFounding(c);
  const before = view.assembly && (await bylawsBefore(c.var.deps.db, view.assembly.id));
  return show(
    c,
    <BylawsPage
      view={view}
      before={before}
      from={c.req.query('text')}
      form={form}
      saved={c.req.query('done') === 'saved'}
    />,
    form.status,
  );
};

export const foundingBylawsRoutes = [
  get(PATH, 'anyone', (c) => showStep(c, freshForm())),

  post(PATH, 'steward', (c) =>
    takeForm(
      c,
      async (fields) => {
        await act(c, async (tx, actor) => {
          await planBylaws(tx, actor, fields);
          return [];
        });
        return c.redirect(`${PATH}?done=saved`, 303);
      },
      (form) => showStep(c, form),
    ),
  ),
];

function BylawsPage(props: {
  view: FoundingView;
  before: Bylaws | undefined;
  /** The language in which the text of the legal form is asked for. */
  from: string | undefined;
  form: FormState;
  saved: boolean;
}) {
  const { m, locale } = usePage();
  const say = m.founding.assembly.bylaws;
  const { view, before, from, form, saved } = props;
  const model = view.plan.model ? modelByKey(view.plan.model) : undefined;
  const asked = isLocale(from) ? from : undefined;
  const begun: Bylaws | undefined =
    model && (asked || !view.plan.bylaws)
      ? { title: view.plan.bylaws?.title ?? '', text: model.bylaws[asked ?? locale], language: asked ?? locale }
      : undefined;
  const text = begun ?? view.plan.bylaws ?? undefined;
  const shown = before ?? (view.edits ? undefined : (view.plan.bylaws ?? undefined));
  return (
    <StepPage step="bylaws" lede={say.lede} saved={saved} form={form}>
      {shown && <Reading bylaws={shown} folded={view.edits} />}
      {view.edits ? (
        text || form.values['text'] ? (
          <BylawsForm
            bylaws={text}
            form={form}
            other={model && text?.language === 'fr' ? 'en' : 'fr'}
            mayTake={model !== undefined}
          />
        ) : (
          <Empty title={say.notYet} actions={<More href={stepPath('model')}>{m.founding.assembly.names.model}</More>}>
            {say.chooseFirst}
          </Empty>
        )
      ) : (
        !shown && <p class="muted">{say.notYet}</p>
      )}
    </StepPage>
  );
}

function Reading({ bylaws, folded }: { bylaws: Bylaws; folded: boolean }) {
  const { m, locale } = usePage();
  const content = (
    <Prose lang={bylaws.language === locale ? undefined : bylaws.language}>
      {raw(renderMarkdown(bylaws.text, { headingLevel: 2 }))}
    </Prose>
  );
  return folded ? <Fold summary={m.founding.assembly.bylaws.voted}>{content}</Fold> : content;
}

function BylawsForm(props: { bylaws: Bylaws | undefined; form: FormState; other: 'en' | 'fr'; mayTake: boolean }) {
  const { m, serverName } = usePage();
  const f = useFormats();
  const say = m.founding.assembly.bylaws;
  const { bylaws, form, other, mayTake } = props;
  const text = form.values['text'] ?? bylaws?.text ?? '';
  const language = form.values['language'] ?? bylaws?.language ?? 'en';
  const blanks = blanksIn(text);
  return (
    <form class="stack" method="post" action={PATH} novalidate>
      {blanks.length > 0 ? (
        <Note tone="amber">
          <b>{say.blanksAre(blanks.length)}</b> {f.list(blanks.slice(0, MOST_NAMED))}
          {blanks.length > MOST_NAMED ? '…' : '.'}
        </Note>
      ) : (
        <Note icon="check">{say.noBlanks}</Note>
      )}
      <Input
        name="title"
        label={say.title}
        value={form.values['title'] ?? (bylaws?.title || say.titleOf(serverName))}
        error={form.errors['title']}
        maxlength={120}
      />
      <Choices
        name="language"
        legend={say.language}
        value={language}
        error={form.errors['language']}
        options={[
          { value: 'en', label: 'English' },
          { value: 'fr', label: 'Français' },
        ]}
      />
      <TextArea name="text" label={say.text} hint={say.textHint} rows={24} value={text} error={form.errors['text']} />
      <Row>
        <Button kind="primary">{m.founding.assembly.save}</Button>
        {mayTake && <More href={`${PATH}?text=${other}`}>{say.other(say.languages[other])}</More>}
      </Row>
      <Fold summary={say.preview}>
        <Prose lang={language}>{raw(renderMarkdown(text, { headingLevel: 2 }))}</Prose>
      </Fold>
    </form>
  );
}

const MOST_NAMED = 12;
