import { type Ctx, get, post, readFields } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import {
  deletePack,
  followPack,
  leavePack,
  MOST_IN_PACK,
  offeredPacks,
  offerPack,
  type Pack,
  packInput,
  packReach,
  packsOf,
  packsWith,
  readPack,
  readPeople,
  savePack,
} from '#network';
import { notFound } from '#refusal';
import { act, viewerOf } from '../act.ts';
import {
  Band,
  Button,
  ButtonLink,
  CopyField,
  Empty,
  ErrorSummary,
  Input,
  Line,
  Lines,
  Note,
  Row,
  TextArea,
} from '../components.ts';
import { IconLink } from '../components/button.tsx';
import { Fold } from '../components/fold.tsx';
import { People, PersonLine } from '../components/person.tsx';
import { toPersonView } from '../feed.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { AnyPage, MemberPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { accountPath, fullHandle } from '../post-view.ts';
import { show } from '../show.ts';
import { TagCloud } from './around.tsx';

const PATH = '/packs';
const ONE = `${PATH}/:id{[0-9]+}`;
const LIMIT = { limits: [{ name: 'pack', per: 'person', times: 60, seconds: 3_600 }] } as const;
const packPath = ({ id }: Pick<Pack, 'id'>): string => `${PATH}/${id}`;

/** Packs, one a line. */
export function PackLines({ packs }: { packs: readonly Pack[] }) {
  const { m } = usePage();
  const words = m.packs;
  return (
    <Lines>
      {packs.map((one) => (
        <Line
          icon="users"
          href={packPath(one)}
          title={<bdi>{one.title}</bdi>}
          detail={`${words.by(one.author.displayName)} · ${words.holds(one.people.length, one.tags.length)}`}
        />
      ))}
    </Lines>
  );
}

async function listPage(c: Ctx): Promise<Response> {
  const { deps, viewer, m } = c.var;
  const words = m.packs;
  const [offered, mine, within] = await Promise.all([
    offeredPacks(deps.db, viewer),
    viewer ? packsOf(deps.db, viewer, viewer.account) : [],
    viewer ? packsWith(deps.db, viewer) : [],
  ]);
  const parts = [
    [words.mine, mine],
    [words.with, within],
    [words.offered, offered],
  ] as const;
  return show(
    c,
    <AnyPage
      title={words.title}
      heading={words.title}
      back={{ href: '/explore', label: m.network.explore.title }}
      description={words.lede}
      canonical={PATH}
      place="home"
    >
      <Band>
        <p>{words.lede}</p>
        {parts.every(([, packs]) => packs.length === 0) && <Empty title={words.emptyTitle}>{words.empty}</Empty>}
        {parts.map(
          ([title, packs]) =>
            packs.length > 0 && (
              <>
                <h2>{title}</h2>
                <PackLines packs={packs} />
              </>
            ),
        )}
        {viewer && (
          <ButtonLink kind="primary" icon="plus" href={`${PATH}/new`}>
            {words.make}
          </ButtonLink>
        )}
      </Band>
    </AnyPage>,
  );
}

/** The pack of the address. @throws Refusal 404 when it is not there, or not for the reader. */
async function packOf(c: Ctx): Promise<Pack> {
  const id = parseId<'pack'>(c.req.param('id') ?? '');
  const found = id && (await readPack(c.var.deps.db, c.var.viewer, id));
  if (!found) throw notFound();
  return found;
}

async function packPage(c: Ctx): Promise<Response> {
  const { deps, viewer, m } = c.var;
  const words = m.packs;
  const pack = await packOf(c);
  const path = packPath(pack);
  const people = await readPeople(deps.db, viewer, pack.people);
  const holds = words.holds(people.length, pack.tags.length);
  const own = viewer?.account === pack.author.id;
  const offers = viewer && (viewer.roles.has('steward') || viewer.roles.has('secretary'));
  const next = encodeURIComponent(path);
  return show(
    c,
    <AnyPage
      title={pack.title}
      back={{ href: PATH, label: words.title }}
      description={pack.words || `${words.by(pack.author.displayName)} · ${holds}`}
      canonical={path}
      card={{ type: 'article', title: pack.title, creator: `@${fullHandle(pack.author)}` }}
      place="home"
      {...(own && { tools: <IconLink icon="settings" label={words.edit} href={`${path}/edit`} /> })}
      noCompose
    >
      <Band>
        <h1>
          <bdi>{pack.title}</bdi>
        </h1>
        <p class="muted">
          <a href={accountPath(pack.author)}>{words.by(pack.author.displayName)}</a> · {holds}
        </p>
        {pack.words && <p dir="auto">{pack.words}</p>}
        {viewer ? (
          <FollowAll pack={pack} reach={await packReach(deps.db, viewer, pack.id)} />
        ) : (
          <>
            <Row>
              <ButtonLink kind="primary" href={`/join?next=${next}`}>
                {words.signUp}
              </ButtonLink>
              <ButtonLink href={`/sign-in?next=${next}`}>{words.signIn}</ButtonLink>
            </Row>
            <p class="muted small">{words.afterwards}</p>
          </>
        )}
        {viewer && !own && pack.people.includes(viewer.account) && (
          <form method="post" action={`${path}/leave`} class="stack flow-3">
            <Note>{words.leaveText}</Note>
            <Button icon="user-x">{words.leave}</Button>
          </form>
        )}
        {own && <CopyField label={words.share} value={`${deps.config.origin}${path}`} />}
        {offers && (
          <form method="post" action={`${path}/offer`}>
            <Button name="on" value={pack.offered ? 'false' : 'true'} icon="star">
              {pack.offered ? words.unoffer : words.offer}
            </Button>
          </form>
        )}
        {pack.tags.length > 0 && <TagCloud tags={pack.tags.map((tag) => ({ ...tag, people: 0 }))} />}
      </Band>
      <People>
        {people.map((person) => (
          <PersonLine person={toPersonView(person, viewer)} {...(!viewer && { action: <></> })} />
        ))}
      </People>
    </AnyPage>,
  );
}

/** What following would do, before it is done. */
function FollowAll({ pack, reach }: { pack: Pack; reach: Awaited<ReturnType<typeof packReach>> }) {
  const { m } = usePage();
  const words = m.packs;
  if (!reach) return null;
  const { fresh, asked, tags, already } = reach;
  if (fresh.length + asked.length + tags.length === 0) return <Note>{words.done}</Note>;
  return (
    <form method="post" action={`${packPath(pack)}/follow`} class="stack flow-3">
      <p>
        {words.will(fresh.length, asked.length, tags.length)} {words.already(already)}
      </p>
      <Button kind="primary" icon="user-plus">
        {words.followAll}
      </Button>
    </form>
  );
}

async function formPage(c: Ctx, form: FormState, of?: Pack): Promise<Response> {
  const { m } = c.var;
  const words = m.packs;
  const { values, errors } = form;
  const title = of ? words.edit : words.make;
  const path = of ? packPath(of) : PATH;
  return show(
    c,
    <MemberPage
      title={title}
      heading={title}
      back={{ href: path, label: of?.title ?? words.title }}
      place="home"
      unlisted
      noCompose
    >
      <Band>
        <ErrorSummary errors={errors} sentence={form.sentence} />
        <form method="post" action={of ? `${path}/edit` : PATH} class="stack flow-4">
          <Input
            name="title"
            label={words.name}
            value={values['title']}
            error={errors['title']}
            maxlength={80}
            required
          />
          <TextArea
            name="words"
            label={words.words}
            value={values['words'] ?? ''}
            error={errors['words']}
            maxlength={500}
            rows={3}
            optional
          />
          <TextArea
            name="who"
            label={words.who}
            hint={words.whoHint(MOST_IN_PACK)}
            value={values['who'] ?? ''}
            error={errors['who']}
            rows={8}
            required
          />
          <Button kind="primary">{of ? words.save : words.make}</Button>
        </form>
        {of && (
          <Fold summary={words.delete}>
            <form method="post" action={`${path}/delete`} class="stack flow-3">
              <p>{words.deleteText}</p>
              <Button kind="danger" icon="trash-2">
                {words.delete}
              </Button>
            </form>
          </Fold>
        )}
      </Band>
    </MemberPage>,
    form.status,
  );
}

/** One's own pack of the address. @throws Refusal 404. */
async function ownOf(c: Ctx): Promise<Pack> {
  const pack = await packOf(c);
  if (pack.author.id !== viewerOf(c).account) throw notFound();
  return pack;
}

async function filled(c: Ctx, pack: Pack): Promise<Record<string, string>> {
  const people = await readPeople(c.var.deps.db, c.var.viewer, pack.people);
  const who = [...people.map((one) => `@${fullHandle(one)}`), ...pack.tags.map(({ label }) => `#${label}`)];
  return { title: pack.title, words: pack.words, who: who.join('\n') };
}

async function save(c: Ctx, fields: Record<string, unknown>, of?: Pack): Promise<Response> {
  const input = parseInput(packInput, fields);
  const { id } = await act(c, (tx, actor) => savePack(tx, actor, input, of?.id));
  return c.redirect(packPath({ id }), 303);
}

export const packRoutes = [
  get(PATH, 'anyone', listPage),
  get(`${PATH}/new`, 'account', (c) => formPage(c, freshForm())),
  post(
    PATH,
    'account',
    (c) =>
      takeForm(
        c,
        (fields) => save(c, fields),
        (form) => formPage(c, form),
      ),
    LIMIT,
  ),
  get(ONE, 'anyone', packPage),
  get(`${ONE}/edit`, 'account', async (c) => {
    const pack = await ownOf(c);
    return formPage(c, freshForm(await filled(c, pack)), pack);
  }),
  post(
    `${ONE}/edit`,
    'account',
    async (c) => {
      const pack = await ownOf(c);
      return takeForm(
        c,
        (fields) => save(c, fields, pack),
        (form) => formPage(c, form, pack),
      );
    },
    LIMIT,
  ),
  post(`${ONE}/delete`, 'account', async (c) => {
    const pack = await ownOf(c);
    await act(c, (tx, actor) => deletePack(tx, actor, pack.id));
    return c.redirect(PATH, 303);
  }),
  post(
    `${ONE}/follow`,
    'account',
    async (c) => {
      const pack = await packOf(c);
      await act(c, (tx, actor) => followPack(tx, actor, pack.id));
      return c.redirect(packPath(pack), 303);
    },
    LIMIT,
  ),
  post(`${ONE}/leave`, 'account', async (c) => {
    const pack = await packOf(c);
    await act(c, (tx, actor) => leavePack(tx, actor, pack.id));
    return c.redirect(packPath(pack), 303);
  }),
  post(`${ONE}/offer`, 'secretary', async (c) => {
    const pack = await packOf(c);
    const { on } = await readFields(c);
    await act(c, (tx, actor) => offerPack(tx, actor, pack.id, on !== 'false'));
    return c.redirect(packPath(pack), 303);
  }),
];
