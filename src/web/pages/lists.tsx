import { type Ctx, get, post, readFields } from '#http';
import { type Id, parseId } from '#ids';
import { parseInput } from '#input';
import {
  addToList,
  createList,
  deleteList,
  editList,
  type List,
  listInput,
  listTimeline,
  readList,
  readListed,
  readLists,
  removeFromList,
  REPLIES_POLICIES,
} from '#network';
import { notFound } from '#refusal';
import { AT, profileOf } from '../account-address.ts';
import { act, backTo, viewerOf } from '../act.ts';
import {
  Band,
  Button,
  ButtonLink,
  Checkbox,
  Choices,
  Empty,
  ErrorSummary,
  Input,
  Line,
  Lines,
  Pager,
} from '../components.ts';
import { IconLink } from '../components/button.tsx';
import { Fold } from '../components/fold.tsx';
import { People, PersonLine } from '../components/person.tsx';
import { PostFeed, showPosts, toPersonView } from '../feed.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { MemberPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { pagingOf } from '../paging.ts';
import { accountPath } from '../post-view.ts';
import { show } from '../show.ts';

const listPath = (id: Id<'list'>): string => `/lists/${id}`;
const ONE_LIST = '/lists/:id{[0-9]+}';
const LIMIT = { limits: [{ name: 'list', per: 'person', times: 300, seconds: 3_600 }] } as const;

/** The list of the address. @throws Refusal 404 when it is not the reader's. */
async function listOf(c: Ctx): Promise<List> {
  const id = parseId<'list'>(c.req.param('id') ?? '');
  if (!id) throw notFound();
  return readList(c.var.deps.db, viewerOf(c), id);
}

function ListFields({ form: { values, errors } }: { form: FormState }) {
  const { m } = usePage();
  const words = m.people.lists;
  return (
    <>
      <Input name="title" label={words.name} value={values['title']} error={errors['title']} maxlength={60} required />
      <Choices
        name="replies"
        legend={words.replies}
        value={values['replies'] ?? 'list'}
        error={errors['replies']}
        options={REPLIES_POLICIES.map((value) => ({ value, label: words.policies[value] }))}
      />
      <Checkbox name="exclusive" checked={values['exclusive'] === 'on'}>
        {words.exclusive}
      </Checkbox>
    </>
  );
}

async function listsPage(c: Ctx, form: FormState): Promise<Response> {
  const { m, deps } = c.var;
  const words = m.people.lists;
  const lists = await readLists(deps.db, viewerOf(c));
  return show(
    c,
    <MemberPage title={words.title} heading={words.title} place="home" unlisted>
      <Band>
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        {lists.length === 0 && <Empty title={words.emptyTitle}>{words.empty}</Empty>}
        <Lines>
          {lists.map((one) => (
            <Line
              icon="list"
              href={listPath(one.id)}
              title={<bdi>{one.title}</bdi>}
              detail={[words.members(one.members), one.exclusive && words.exclusive.toLowerCase()]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </Lines>
        <Fold summary={words.make} open={lists.length === 0 || form.status !== 200}>
          <form method="post" action="/lists" class="stack flow-4">
            <ListFields form={form} />
            <Button kind="primary">{words.make}</Button>
          </form>
        </Fold>
      </Band>
    </MemberPage>,
    form.status,
  );
}

async function listPage(c: Ctx): Promise<Response> {
  const { m, deps } = c.var;
  const words = m.people.lists;
  const list = await listOf(c);
  const { items, older } = await listTimeline(deps.db, viewerOf(c), list, pagingOf<'post'>(c));
  const posts = await showPosts(c, items);
  const path = listPath(list.id);
  return show(
    c,
    <MemberPage
      title={list.title}
      heading={list.title}
      back={{ href: '/lists', label: words.title }}
      place="home"
      tools={<IconLink icon="settings" label={words.edit} href={`${path}/edit`} />}
      unlisted
    >
      <PostFeed posts={posts} />
      {posts.length === 0 && (
        <Band>
          <Empty title={words.quiet}>{words.quietText}</Empty>
        </Band>
      )}
      <Pager older={older && `${path}?before=${older}`} />
    </MemberPage>,
  );
}

async function editPage(c: Ctx, list: List, form: FormState): Promise<Response> {
  const { m, deps } = c.var;
  const actor = viewerOf(c);
  const words = m.people.lists;
  const path = listPath(list.id);
  const { items, older } = await readListed(deps.db, actor, list.id, pagingOf<'account'>(c));
  return show(
    c,
    <MemberPage
      title={words.edit}
      heading={words.edit}
      back={{ href: path, label: list.title }}
      place="home"
      tools={<></>}
      unlisted
      noCompose
    >
      <Band>
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        <form method="post" action={`${path}/edit`} class="stack flow-4">
          <ListFields form={form} />
          <Button kind="primary">{m.accounts.settings.save}</Button>
        </form>
      </Band>
      <h2 class="thread-title">{words.who}</h2>
      <People>
        {items.map((person) => (
          <PersonLine
            person={toPersonView(person, actor)}
            action={
              <form method="post" action={`${accountPath(person)}/lists`}>
                <input type="hidden" name="next" value={`${path}/edit`} />
                <input type="hidden" name="list" value={list.id} />
                <Button name="on" value="false" label={words.removeName(person.displayName)}>
                  {words.remove}
                </Button>
              </form>
            }
          />
        ))}
      </People>
      <Band>
        {items.length === 0 && <p class="muted">{words.quietText}</p>}
        <Fold summary={words.delete}>
          <form method="post" action={`${path}/delete`} class="stack flow-3">
            <p>{words.deleteText}</p>
            <Button kind="danger" icon="trash-2">
              {words.delete}
            </Button>
          </form>
        </Fold>
      </Band>
      <Pager older={older && `${path}/edit?before=${older}`} />
    </MemberPage>,
    form.status,
  );
}

const filled = ({ title, replies, exclusive }: List) => ({ title, replies, exclusive: exclusive ? 'on' : '' });

/** One's lists, and in which of them somebody is. */
async function placingPage(c: Ctx): Promise<Response> {
  const { m, deps } = c.var;
  const actor = viewerOf(c);
  const words = m.people.lists;
  const profile = await profileOf(c);
  const path = accountPath(profile);
  const lists = await readLists(deps.db, actor);
  const holding = new Set((await readLists(deps.db, actor, profile.id)).map((one) => one.id));
  return show(
    c,
    <MemberPage
      title={words.addTitle(profile.displayName)}
      back={{ href: path, label: profile.displayName }}
      place="home"
      tools={<></>}
      unlisted
      noCompose
    >
      <Band>
        <h1>{words.addTitle(profile.displayName)}</h1>
        <p>{words.addText}</p>
        {lists.length === 0 && (
          <Empty title={words.emptyTitle} actions={<ButtonLink href="/lists">{words.make}</ButtonLink>}>
            {words.empty}
          </Empty>
        )}
        <Lines>
          {lists.map((one) => (
            <Line
              icon={holding.has(one.id) ? 'list-checks' : 'list'}
              title={<bdi>{one.title}</bdi>}
              detail={words.members(one.members)}
              value={
                <form method="post" action={`${path}/lists`}>
                  <input type="hidden" name="next" value={`${path}/lists`} />
                  <input type="hidden" name="list" value={one.id} />
                  <Button
                    name="on"
                    value={holding.has(one.id) ? 'false' : 'true'}
                    label={`${holding.has(one.id) ? words.remove : words.put}: ${one.title}`}
                  >
                    {holding.has(one.id) ? words.remove : words.put}
                  </Button>
                </form>
              }
            />
          ))}
        </Lines>
      </Band>
    </MemberPage>,
  );
}

async function place(c: Ctx): Promise<Response> {
  const profile = await profileOf(c);
  const { list, on, next } = await readFields(c);
  const id = typeof list === 'string' ? parseId<'list'>(list) : undefined;
  if (!id) throw notFound();
  await act(c, (tx, actor) => (on === 'false' ? removeFromList : addToList)(tx, actor, id, profile.id));
  return backTo(c, next, `${accountPath(profile)}/lists`);
}

export const listRoutes = [
  get('/lists', 'account', (c) => listsPage(c, freshForm())),
  post(
    '/lists',
    'account',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const input = parseInput(listInput, fields);
          const { id } = await act(c, (tx, actor) => createList(tx, actor, input));
          return c.redirect(listPath(id), 303);
        },
        (form) => listsPage(c, form),
      ),
    LIMIT,
  ),
  get(ONE_LIST, 'account', listPage),
  get(`${ONE_LIST}/edit`, 'account', async (c) => {
    const list = await listOf(c);
    return editPage(c, list, freshForm(filled(list)));
  }),
  post(
    `${ONE_LIST}/edit`,
    'account',
    async (c) => {
      const list = await listOf(c);
      return takeForm(
        c,
        async (fields) => {
          const input = parseInput(listInput, fields);
          await act(c, (tx, actor) => editList(tx, actor, list.id, input));
          return c.redirect(listPath(list.id), 303);
        },
        (form) => editPage(c, list, form),
      );
    },
    LIMIT,
  ),
  post(`${ONE_LIST}/delete`, 'account', async (c) => {
    const list = await listOf(c);
    await act(c, (tx, actor) => deleteList(tx, actor, list.id));
    return c.redirect('/lists', 303);
  }),
  get(`${AT}/lists`, 'account', placingPage),
  post(`${AT}/lists`, 'account', place, LIMIT),
];
