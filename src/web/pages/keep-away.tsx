import type { Child } from 'hono/jsx';
import { type Ctx, get, post, readFields } from '#http';
import { parseInput } from '#input';
import {
  block,
  hearOfPosts,
  hearOfPostsNoMore,
  hideBoosts,
  isThreadMuted,
  mute,
  muteInput,
  muteThread,
  type Profile,
  readKeptAway,
  readRelationships,
  type Relationship,
  removeFollower,
  showBoosts,
  unblock,
  unmute,
  unmuteThread,
} from '#network';
import { AT, profileOf } from '../account-address.ts';
import { act, backTo, viewerOf } from '../act.ts';
import {
  Band,
  Button,
  ButtonLink,
  Checkbox,
  Empty,
  ErrorSummary,
  Note,
  Pager,
  Row,
  Select,
  Tabs,
} from '../components.ts';
import { People, PersonLine } from '../components/person.tsx';
import { toPersonView } from '../feed.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { MemberPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { pagingOf } from '../paging.ts';
import { accountPath, postPath } from '../post-view.ts';
import { show } from '../show.ts';
import { ONE, postOf } from './post-address.ts';

const LENGTHS = { always: 0, hour: 3_600, day: 86_400, week: 604_800, month: 2_592_000 } as const;
const LIMIT = { limits: [{ name: 'relation', per: 'person', times: 300, seconds: 3_600 }] } as const;

/** One question on a page, with its answers. */
function AskPage(props: {
  title: string;
  back: { href: string; label: string };
  action: string;
  next: string;
  form: FormState;
  confirm: Child;
  children?: Child;
}) {
  const { m } = usePage();
  const { title, back, form } = props;
  return (
    <MemberPage title={title} back={back} place="home" unlisted noCompose tools={<></>}>
      <Band>
        <h1>{title}</h1>
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        <form method="post" action={props.action} class="stack flow-4">
          <input type="hidden" name="next" value={props.next} />
          {props.children}
          <Row>
            {props.confirm}
            <ButtonLink href={props.next || back.href}>{m.ui.cancel}</ButtonLink>
          </Row>
        </form>
      </Band>
    </MemberPage>
  );
}

/** Where to go afterwards: not to a page that is about whoever is kept away. */
const nextOf = (c: Ctx): string => c.req.query('next') ?? '';

function blockPage(c: Ctx, profile: Profile, blocking: boolean, form = freshForm()) {
  const words = c.var.m.people.block;
  const path = accountPath(profile);
  return show(
    c,
    <AskPage
      title={blocking ? words.standing(profile.displayName) : words.title(profile.displayName)}
      back={{ href: path, label: profile.displayName }}
      action={`${path}/block`}
      next={form.values['next'] ?? nextOf(c)}
      form={form}
      confirm={
        <Button kind={blocking ? 'primary' : 'danger'} icon="ban" name="on" value={blocking ? 'false' : 'true'}>
          {blocking ? words.unblock : words.confirm}
        </Button>
      }
    >
      {!blocking && <p>{words.text}</p>}
    </AskPage>,
    form.status,
  );
}

function mutePage(c: Ctx, profile: Profile, form: FormState) {
  const words = c.var.m.people.mute;
  const path = accountPath(profile);
  return show(
    c,
    <AskPage
      title={words.title(profile.displayName)}
      back={{ href: path, label: profile.displayName }}
      action={`${path}/mute`}
      next={form.values['next'] ?? nextOf(c)}
      form={form}
      confirm={
        <Button kind="primary" icon="volume-x">
          {words.confirm}
        </Button>
      }
    >
      <p>{words.text}</p>
      <Select
        name="seconds"
        label={words.howLong}
        value={form.values['seconds']}
        error={form.errors['seconds']}
        options={(Object.keys(LENGTHS) as (keyof typeof LENGTHS)[]).map((one) => ({
          value: String(LENGTHS[one]),
          label: words.lengths[one],
        }))}
      />
      <Checkbox name="notifications" checked={form.values['notifications'] === 'on'}>
        {words.notifications}
      </Checkbox>
    </AskPage>,
    form.status,
  );
}

/** A verb that a small form turns on and off. */
const switched =
  (on: typeof block, off: typeof block) =>
  async (c: Ctx): Promise<Response> => {
    const profile = await profileOf(c);
    const { on: wanted, next } = await readFields(c);
    await act(c, (tx, actor) => (wanted === 'false' ? off : on)(tx, actor, profile.id));
    return backTo(c, next, accountPath(profile));
  };

async function threadPage(c: Ctx): Promise<Response> {
  const target = await postOf(c);
  const words = c.var.m.people.thread;
  const muted = await isThreadMuted(c.var.deps.db, viewerOf(c), target.threadId);
  const path = postPath(target);
  return show(
    c,
    <AskPage
      title={muted ? words.titleMuted : words.title}
      back={{ href: path, label: c.var.m.network.post.heading }}
      action={`${path}/mute`}
      next={nextOf(c)}
      form={freshForm()}
      confirm={
        <Button kind="primary" icon={muted ? 'bell' : 'bell-off'} name="on" value={muted ? 'false' : 'true'}>
          {muted ? words.unmute : words.mute}
        </Button>
      }
    >
      <p>{muted ? words.textMuted : words.text}</p>
    </AskPage>,
  );
}

export const keptPaths = { mute: '/settings/muted', block: '/settings/blocked', servers: '/settings/servers' } as const;

/** What one keeps away, a tab for each kind. */
export function KeptPage({ which, children }: { which: keyof typeof keptPaths; children?: Child }) {
  const { m } = usePage();
  const words = m.people.kept;
  const labels = { mute: words.tabs.muted, block: words.tabs.blocked, servers: m.relations.servers.tab };
  return (
    <MemberPage
      title={words.title}
      heading={words.title}
      back={{ href: '/settings', label: m.accounts.settings.back }}
      tabs={
        <Tabs
          label={words.tabs.label}
          items={(Object.keys(keptPaths) as (keyof typeof keptPaths)[]).map((one) => ({
            href: keptPaths[one],
            label: labels[one],
            current: one === which,
          }))}
        />
      }
      unlisted
      noCompose
    >
      {children}
    </MemberPage>
  );
}

async function keptPage(c: Ctx, how: 'mute' | 'block'): Promise<Response> {
  const actor = viewerOf(c);
  const words = c.var.m.people.kept;
  const { items, older } = await readKeptAway(c.var.deps.db, actor, how, pagingOf<'account'>(c));
  return show(
    c,
    <KeptPage which={how}>
      <People>
        {items.map((person) => (
          <PersonLine
            person={toPersonView(person, actor)}
            action={<TakeBack person={accountPath(person)} how={how} />}
          />
        ))}
      </People>
      {items.length === 0 && (
        <Band>
          <Empty title={how === 'mute' ? words.noneMuted : words.noneBlocked}>
            {how === 'mute' ? words.noneMutedText : words.noneBlockedText}
          </Empty>
        </Band>
      )}
      <Pager older={older && `${keptPaths[how]}?before=${older}`} />
    </KeptPage>,
  );
}

function TakeBack({ person, how }: { person: string; how: 'mute' | 'block' }) {
  const { m, path } = usePage();
  return (
    <form method="post" action={`${person}/${how}`}>
      <input type="hidden" name="next" value={path} />
      <Button
        name="on"
        value="false"
        label={`${how === 'mute' ? m.people.mute.unmute : m.people.block.unblock} ${person.slice(1)}`}
      >
        {how === 'mute' ? m.people.mute.unmute : m.people.block.unblock}
      </Button>
    </form>
  );
}

/** On the page of somebody one keeps away: that one does, and the way back. */
export function KeptAway({
  profile,
  stands,
}: {
  profile: Profile;
  stands: Pick<Relationship, 'blocking' | 'muting' | 'serverBlocked'>;
}) {
  const { m } = usePage();
  const f = useFormats();
  const { blocking, muting, serverBlocked } = stands;
  if (serverBlocked && profile.domain !== null) {
    return (
      <Band space={3}>
        <Note icon="ban">{m.relations.servers.standing(profile.domain)}</Note>
        <a href={keptPaths.servers}>{m.people.kept.title}</a>
      </Band>
    );
  }
  if (!blocking && !muting) return null;
  const name = profile.displayName;
  const words = m.people.mute;
  return (
    <Band space={3}>
      <Note icon={blocking ? 'ban' : 'volume-x'}>
        {blocking
          ? m.people.block.standing(name)
          : muting?.until
            ? words.standingUntil(name, `${f.date(muting.until)}, ${f.clock(muting.until)}`)
            : words.standing(name)}
      </Note>
      <TakeBack person={accountPath(profile)} how={blocking ? 'block' : 'mute'} />
    </Band>
  );
}

export const keepAwayRoutes = [
  get(`${AT}/block`, 'account', async (c) => {
    const profile = await profileOf(c);
    const stands = (await readRelationships(c.var.deps.db, viewerOf(c), [profile.id])).get(profile.id);
    return blockPage(c, profile, stands?.blocking ?? false);
  }),
  post(`${AT}/block`, 'account', switched(block, unblock), LIMIT),
  get(`${AT}/mute`, 'account', async (c) => mutePage(c, await profileOf(c), freshForm({ notifications: 'on' }))),
  post(
    `${AT}/mute`,
    'account',
    async (c) => {
      const profile = await profileOf(c);
      return takeForm(
        c,
        async ({ on, next, ...fields }) => {
          const input = on === 'false' ? undefined : parseInput(muteInput, fields);
          await act(c, (tx, actor) => (input ? mute(tx, actor, profile.id, input) : unmute(tx, actor, profile.id)));
          return backTo(c, next, accountPath(profile));
        },
        (form) => mutePage(c, profile, form),
      );
    },
    LIMIT,
  ),
  post(`${AT}/tell`, 'account', switched(hearOfPosts, hearOfPostsNoMore), LIMIT),
  post(`${AT}/boosts`, 'account', switched(showBoosts, hideBoosts), LIMIT),
  post(`${AT}/followers/remove`, 'account', switched(removeFollower, removeFollower), LIMIT),
  get(`${ONE}/mute`, 'account', threadPage),
  post(
    `${ONE}/mute`,
    'account',
    async (c) => {
      const target = await postOf(c);
      const { on, next } = await readFields(c);
      await act(c, (tx, actor) => (on === 'false' ? unmuteThread : muteThread)(tx, actor, target.id));
      return backTo(c, next, postPath(target));
    },
    LIMIT,
  ),
  get(keptPaths.mute, 'account', (c) => keptPage(c, 'mute')),
  get(keptPaths.block, 'account', (c) => keptPage(c, 'block')),
];
