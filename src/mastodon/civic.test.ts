import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Scope, tokensOf } from '#accounts';
import { castStance, myStance, proposalById } from '#deliberation';
import { createPost, follow, publish, vote as votePoll } from '#network';
import { publishedBy } from '../articles/articles.testing.ts';
import { launchAppeal } from '../campaigns/campaign.testing.ts';
import { draftOf, memberOf, running, several } from '../deliberation/vote.testing.ts';
import { form, openWorld, type Person, type World } from '../../test/world.ts';
import { appOf, listening } from './app.testing.ts';

interface Poll {
  id: string;
  multiple: boolean;
  expired: boolean;
  voted: boolean;
  own_votes: number[];
  voters_count: number | null;
  options: { title: string; votes_count: number | null }[];
}
interface Status {
  id: string;
  card: {
    url: string;
    title: string;
    description: string;
    type: string;
    image: string | null;
    image_description: string;
    width: number;
    height: number;
    authors: { name: string; account: { id: string } | null }[];
    published_at: string | null;
  } | null;
  poll: Poll | null;
}

const VOTING: readonly Scope[] = ['read', 'write', 'read:decisions', 'write:votes'];
const votingApp = (world: World, who: Person) => appOf(world, who, VOTING);

/** The picture of a card is there for everybody, as large as is said, and says in words what it shows. */
async function isDrawn(world: World, card: NonNullable<Status['card']>, alt: string) {
  const picture = await world.browse(card.image!.slice(world.deps.config.origin.length));
  const bytes = Buffer.from(await picture.arrayBuffer());
  assert.deepEqual(
    [picture.headers.get('content-type'), bytes.readUInt32BE(16), bytes.readUInt32BE(20)],
    ['image/png', card.width, card.height],
  );
  assert.ok(card.image_description.startsWith(alt), card.image_description);
  assert.equal((await world.browse(card.url.slice(world.deps.config.origin.length))).status, 200);
}

/** A vote that runs, and the post that announces it. */
async function asked(world: World, draft = draftOf()) {
  const author = await memberOf(world, 'Léa');
  const id = await running(world, author, draft);
  const { post, number } = (await proposalById(world.db, undefined, id))!;
  return { author, id, post: post!, page: `${world.deps.config.origin}/d/${number}` };
}

test('a proposal has a card that leads to its page; a vote is a poll for an app that may vote', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const { id, post, page } = await asked(world);
  const app = await votingApp(world, amina);
  const before = await app.get<Status>(`/api/v1/statuses/${post}`);
  assert.deepEqual([before.card?.url, before.card?.title], [page, 'Shall we meet on Tuesdays?']);
  await isDrawn(world, before.card!, 'Proposal no. 1: “Shall we meet on Tuesdays?”');
  assert.deepEqual(
    before.poll?.options.map(({ title }) => title),
    ['Agree', 'Abstain', 'Against'],
  );
  const poll = await app.ok<Poll>('POST', `/api/v1/polls/${post}/votes`, { choices: [0] });
  assert.deepEqual([poll.voted, poll.own_votes, poll.options[0]?.votes_count], [true, [0], 1]);
  assert.deepEqual(
    (await myStance(world.db, amina.actor, id)).map(({ choice }) => choice),
    [{ position: 'yes' }],
  );
  assert.deepEqual((await app.get<Status>(`/api/v1/statuses/${post}`)).poll, poll);
  const again = await app.send<{ error: string }>('POST', `/api/v1/polls/${post}/votes`, { choices: [2] });
  assert.equal(again.status, 422);
  assert.ok(again.body.error.includes(page));
});

test('an app that was let in for posts shows the vote, and votes once its person lets it', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const { author, id, post, page } = await asked(world);
  const app = await appOf(world, amina);
  const shown = await app.get<Status>(`/api/v1/statuses/${post}`);
  assert.deepEqual([shown.poll?.voted, shown.poll?.options.length, shown.card?.url], [false, 3, page]);
  const refused = await app.send<{ error: string }>('POST', `/api/v1/polls/${post}/votes`, { choices: [0] });
  assert.equal(refused.status, 422);
  assert.ok(refused.body.error.includes(page) && refused.body.error.includes('/settings/applications'));
  assert.equal((await myStance(world.db, amina.actor, id))[0]?.castAt, null);
  const [token] = await tokensOf(world.db, amina.actor);
  const say = (word: string) => amina.browse(`/settings/applications/${token!.id}/${word}`, form({}));
  assert.equal((await say('vote')).status, 303);
  assert.deepEqual((await app.ok<Poll>('POST', `/api/v1/polls/${post}/votes`, { choices: [0] })).own_votes, [0]);
  assert.equal((await say('no-vote')).status, 303);
  assert.deepEqual((await app.get<Status>(`/api/v1/statuses/${post}`)).poll?.own_votes, []);
  await world.transact((tx) => castStance(tx, author.actor, id, { choice: { position: 'yes' }, reason: '' }));
  world.clock.advance(8 * 86_400_000);
  await world.app.settle();
  const { poll } = await app.get<Status>(`/api/v1/statuses/${post}`);
  assert.deepEqual([poll?.expired, poll?.voted, poll?.options[0]?.votes_count], [true, false, 2]);
});

test('who may not vote is told why; what asks for a reason, or is confidential, leads to its page', async () => {
  await using world = await openWorld();
  const { post } = await asked(world);
  const stranger = await votingApp(world, await world.person('Noé'));
  const no = await stranger.send<{ error: string }>('POST', `/api/v1/polls/${post}/votes`, { choices: [0] });
  assert.deepEqual([no.status, no.body.error.length > 20], [422, true]);

  const zoe = await memberOf(world, 'Zoé');
  const app = await votingApp(world, zoe);
  const author = await memberOf(world, 'Ines');
  const postOf = async (settings: object) => {
    const id = await running(world, author, draftOf({ settings: { votingMinutes: 7 * 1_440, ...settings } }));
    const { post: at, number } = (await proposalById(world.db, undefined, id))!;
    return { at: at!, page: `${world.deps.config.origin}/d/${number}` };
  };
  const reasoned = await postOf({ reasons: ['no'] });
  const why = await app.send<{ error: string }>('POST', `/api/v1/polls/${reasoned.at}/votes`, { choices: [2] });
  assert.equal(why.status, 422);
  assert.ok(why.body.error.includes(reasoned.page));
  const secret = await postOf({ confidential: true });
  assert.equal((await app.get<Status>(`/api/v1/statuses/${secret.at}`)).poll, null);
  assert.equal((await app.send('POST', `/api/v1/polls/${secret.at}/votes`, { choices: [0] })).status, 422);
  const hidden = await postOf({ results: 'at-close' });
  const { poll } = await app.get<Status>(`/api/v1/statuses/${hidden.at}`);
  assert.deepEqual([poll?.voters_count, poll?.options[0]?.votes_count], [null, null]);
});

test('votes that come in move open apps, gathered and the last one too, and so does the end', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const voters = await several(world, 6);
  const { author, post } = await asked(world);
  publish(world.deps.live, await world.transact((tx) => follow(tx, amina.actor, author.actor.account)));
  const [home, local] = [await listening(world, amina), await listening(world, amina, 'public:local')];
  const cast = async (who: Person) =>
    (await votingApp(world, who)).ok<Poll>('POST', `/api/v1/polls/${post}/votes`, { choices: [0] });
  for (const who of voters.slice(0, 5)) await cast(who);
  const counts = (events: typeof home.events) =>
    events.flatMap(({ event, payload }) => {
      const status = event === 'status.update' ? (JSON.parse(payload) as Status) : undefined;
      return status?.id === post ? (status.poll?.options[0]?.votes_count ?? -1) : [];
    });
  for (const { events, heard } of [home, local]) {
    await heard(() => counts(events).length > 0);
    assert.ok(counts(events).length < 5, `${counts(events).length} events of five votes`);
    await heard(() => counts(events).at(-1) === 5);
  }
  const voter = await listening(world, voters[5]!);
  world.clock.advance(1_000);
  await cast(voters[5]!);
  await voter.heard((events) => counts([...events]).includes(6));
  await home.heard(() => counts(home.events).at(-1) === 6);

  const closing = await listening(world, voters[5]!);
  world.clock.advance(7 * 86_400_000);
  await world.app.settle();
  await home.heard((events) => events.some(({ payload }) => (JSON.parse(payload) as Status).poll?.expired === true));
  await closing.heard((events) => events.some(({ event }) => event === 'notification'));
  const typeOf = async (who: Person) =>
    (await (await votingApp(world, who)).get<{ type: string; status?: Status }[]>('/api/v1/notifications')).find(
      ({ status }) => status?.id === post,
    )?.type;
  assert.deepEqual([await typeOf(voters[5]!), await typeOf(author), await typeOf(amina)], ['poll', 'poll', 'mention']);
  for (const { stop } of [home, local, voter, closing]) stop();
});

test('of a vote whose figures are hidden nobody hears when votes come in, but who voted', async () => {
  await using world = await openWorld();
  const [amina, zoe] = [await memberOf(world, 'Amina'), await memberOf(world, 'Zoé')];
  const { author, post } = await asked(world, draftOf({ settings: { votingMinutes: 7 * 1_440, results: 'at-close' } }));
  publish(world.deps.live, await world.transact((tx) => follow(tx, amina.actor, author.actor.account)));
  const [other, own] = [await listening(world, amina), await listening(world, zoe)];
  await (await votingApp(world, zoe)).ok('POST', `/api/v1/polls/${post}/votes`, { choices: [0] });
  await own.heard((events) => events.some(({ event }) => event === 'status.update'));
  // What comes after it has come: what was to be heard before it was.
  const { id, news } = await world.transact((tx) => createPost(tx, author.actor, { text: 'Done', poll: { options: ['A', 'B'], multiple: false, hidden: false, seconds: 3_600 } })); // prettier-ignore
  publish(world.deps.live, news);
  publish(world.deps.live, await world.transact((tx) => votePoll(tx, zoe.actor, id, [1])));
  await other.heard((events) => events.some(({ event, payload }) => event === 'status.update' && payload.includes(id)));
  const moved = other.events.filter(({ event }) => event === 'status.update');
  assert.deepEqual(
    moved.map(({ payload }) => (JSON.parse(payload) as Status).id),
    [id],
  );
  for (const { stop } of [other, own]) stop();
});

test('campaigns and articles have cards with the picture that others get who share them, and their authors', async () => {
  await using world = await openWorld();
  const lea = await world.person('Léa', { roles: ['organiser'] });
  const app = await appOf(world, lea);
  await launchAppeal(world, {}, lea);
  await publishedBy(world, lea);
  const posts = await app.get<Status[]>(`/api/v1/accounts/${lea.actor.account}/statuses`);
  const cardOf = (path: string) => posts.find(({ card }) => card?.url.includes(path))?.card;
  const [asks, says] = [cardOf('/c/'), cardOf('/articles/')];
  await isDrawn(world, asks!, 'What if we bought Twitter?: 0 signatures');
  await isDrawn(world, says!, 'The title of the article');
  assert.deepEqual(
    says!.authors.map(({ account }) => account?.id),
    [lea.actor.account],
  );
  assert.ok(says!.published_at);
});
