import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confirmSuspension } from '#moderation';
import { changePreferences, deletePost } from '#network';
import { HOUSE, posted, reported } from '../moderation/moderation.testing.ts';
import { openWorld, type Person, type World } from '../../test/world.ts';
import { appOf, idsOf } from './app.testing.ts';

interface Account {
  id: string;
  username: string;
  email: string;
  ip: null;
  ips: unknown[];
  silenced: boolean;
  suspended: boolean;
  sensitized: boolean;
  approved: boolean;
  invite_request: string | null;
}
interface Report {
  id: string;
  action_taken: boolean;
  category: string;
  rules: { id: string }[];
  account: Account | null;
  target_account: Account;
  assigned_account: Account | null;
  action_taken_by_account: Account | null;
  statuses: { id: string }[];
}
interface Refused {
  error: string;
}

const WHY = 'You called a neighbour names.';
const admin = (world: World, who: Person) => appOf(world, who, ['read', 'admin:read', 'admin:write']);

async function town() {
  const world = await openWorld();
  const amina = await world.person('Amina', { roles: ['moderator'] });
  const zoe = await world.person('Zoé', { roles: ['steward'] });
  const [paul, lea] = [await world.person('Paul'), await world.person('Léa')];
  return { world, amina, zoe, paul, lea, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

test('an app acts by the rules of the house: a ground, a reason, a second person for a suspension', async () => {
  await using t = await town();
  const { world, amina, zoe, paul, lea } = t;
  const app = await admin(world, amina);
  const to = `/api/v1/admin/accounts/${paul.actor.account}`;
  const act = (body: object) => app.send<Account & Refused>('POST', `${to}/action`, body);
  const post = await posted(world, paul, 'You are a fool');
  const gone = await posted(world, paul, 'You are a goat');

  assert.equal((await act({ type: 'silence', text: WHY })).status, 422, 'nobody reported it');
  const id = await reported(world, lea, paul, { posts: [gone, post] });
  await world.transact((tx) => deletePost(tx, paul.actor, gone));
  const [open] = await app.get<Report[]>('/api/v1/admin/reports');
  assert.ok(open);
  const page = `/moderation/${id}`;
  const refused: readonly [why: string, body: object, status: number][] = [
    ['no reason', { type: 'silence', report_id: open.id }, 422],
    ['nobody is locked out', { type: 'disable', report_id: open.id, text: WHY }, 422],
    ['an unknown kind', { type: 'banish', text: WHY }, 422],
    ['a report of something else', { type: 'none', report_id: '1', text: WHY }, 404],
  ];
  for (const [why, body, status] of refused) assert.equal((await act(body)).status, status, why);
  assert.ok((await act({ type: 'disable', text: WHY })).body.error.includes(page), 'the sentence leads to the case');

  const steps: readonly [body: object, path: string, came: Partial<Account>][] = [
    [{ type: 'none', report_id: open.id, text: WHY }, 'action', { silenced: false, suspended: false }],
    [{ type: 'sensitive', report_id: open.id, text: `Rule 3. ${WHY}` }, 'action', { sensitized: true }],
    [{}, 'unsensitive', { sensitized: false }],
    [{ type: 'silence', report_id: open.id, text: `${WHY}\nLaw: Penal Code, art. 222` }, 'action', { silenced: true }],
    [{ text: 'It was long enough.' }, 'unsilence', { silenced: false }],
    [{}, 'unsilence', { silenced: false }],
    [{}, 'enable', { silenced: false }],
    [{ type: 'suspend', report_id: open.id, text: WHY }, 'action', { silenced: true, suspended: false }],
  ];
  for (const [body, path, came] of steps) {
    const stands = await app.ok<Account>('POST', `${to}/${path}`, body);
    for (const [name, value] of Object.entries(came))
      assert.equal(stands[name as 'silenced'], value, `${path} ${name}`);
  }
  const taken = await world.db.selectFrom('moderation_action').orderBy('id').selectAll().execute();
  assert.deepEqual(
    taken.map((one) => [one.kind, one.rule_key ?? one.rule_words]),
    [
      ['warn', 'house/1'],
      ['sensitive', 'house/3'],
      ['limit', 'Penal Code, art. 222'],
      ['suspend', 'house/1'],
    ],
  );
  assert.equal((await app.send('POST', `${to}/unsilence`)).status, 409, 'a suspension waits');
  const { id: waits } = taken.at(-1)!;
  await world.transact((tx) => confirmSuspension(tx, zoe.actor, waits, HOUSE));
  assert.equal((await app.get<Account>(to)).suspended, true);
  assert.equal((await app.ok<Account>('POST', `${to}/unsuspend`)).suspended, false);
  assert.equal((await app.ok<Account>('POST', `${to}/unsuspend`)).silenced, false);
});

test('nothing is done without a rule or a law', async () => {
  await using t = await town();
  const { world, amina, paul, lea } = t;
  const theirs = await appOf(world, lea);
  await theirs.ok('POST', '/api/v1/reports', { account_id: paul.actor.account, comment: 'Buy now', category: 'spam' });
  const app = await admin(world, amina);
  const answer = await app.send<Refused>('POST', `/api/v1/admin/accounts/${paul.actor.account}/action`, {
    type: 'silence',
    text: WHY,
  });
  assert.equal(answer.status, 422);
  assert.match(answer.body.error, /\/moderation\/\d+$/);
  assert.deepEqual(await world.db.selectFrom('moderation_action').selectAll().execute(), []);
});

test('reports are listed, taken on, left and settled; what is about oneself is not there', async () => {
  await using t = await town();
  const { world, amina, zoe, paul, lea } = t;
  const post = await posted(world, paul, 'You are a fool');
  await reported(world, lea, paul, { posts: [post] });
  await reported(world, lea, amina);
  const app = await admin(world, amina);
  const list = (query = '') => app.get<Report[]>(`/api/v1/admin/reports${query}`);
  const [one, ...others] = await list();
  assert.ok(one);
  assert.equal(others.length, 0);
  assert.deepEqual(
    [one.account?.username, one.target_account.username, one.category, one.rules[0]?.id, idsOf(one.statuses)],
    ['lea', 'paul', 'violation', '1', [post]],
  );
  const [own] = await (
    await admin(world, zoe)
  ).get<Report[]>(`/api/v1/admin/reports?target_account_id=${amina.actor.account}`);
  for (const path of ['', '/resolve', '/assign_to_self'])
    assert.equal((await app.send(path ? 'POST' : 'GET', `/api/v1/admin/reports/${own!.id}${path}`)).status, 404);
  assert.equal((await app.send('POST', `/api/v1/admin/accounts/${amina.actor.account}/unsilence`)).status, 404);

  const to = `/api/v1/admin/reports/${one.id}`;
  const mine = await app.ok<Report>('POST', `${to}/assign_to_self`);
  assert.equal(mine.assigned_account?.username, 'amina');
  assert.equal((await (await admin(world, zoe)).send('POST', `${to}/resolve`)).status, 409);
  assert.equal((await app.ok<Report>('POST', `${to}/unassign`)).assigned_account, null);
  const done = await app.ok<Report>('POST', `${to}/resolve`);
  assert.deepEqual([done.action_taken, done.action_taken_by_account?.username], [true, 'amina']);
  assert.equal((await app.send('POST', `${to}/reopen`)).status, 422);
  assert.deepEqual(await list(), []);
  const found: readonly [query: string, n: number][] = [
    ['?resolved=true', 1],
    [`?resolved=true&account_id=${lea.actor.account}`, 1],
    [`?resolved=true&account_id=${paul.actor.account}`, 0],
    [`?resolved=true&target_account_id=${paul.actor.account}`, 1],
    ['?resolved=true&account_id=x', 0],
  ];
  for (const [query, n] of found) assert.equal((await list(query)).length, n, query);
});

test('accounts are found by each filter, without an address of anybody', async () => {
  await using t = await town();
  const { world, amina, paul } = t;
  const app = await admin(world, amina);
  await world.transact((tx) =>
    tx.updateTable('account').set({ limited_at: tx.now }).where('id', '=', paul.actor.account).execute(),
  );
  const found: readonly [query: string, names: string[]][] = [
    ['v2/admin/accounts', ['lea', 'paul', 'zoe', 'amina']],
    ['v2/admin/accounts?origin=local&status=active&limit=2', ['lea', 'paul']],
    ['v2/admin/accounts?origin=remote', []],
    ['v2/admin/accounts?status=silenced', ['paul']],
    ['v2/admin/accounts?status=suspended', []],
    ['v2/admin/accounts?status=disabled', []],
    ['v2/admin/accounts?status=pending', []],
    ['v2/admin/accounts?permissions=staff', ['zoe', 'amina']],
    ['v2/admin/accounts?role_ids[]=2', ['zoe']],
    ['v2/admin/accounts?username=PA', ['paul']],
    ['v2/admin/accounts?display_name=z', ['zoe']],
    ['v2/admin/accounts?email=@example.org&username=le', ['lea']],
    ['v2/admin/accounts?username=%25', []],
    ['v1/admin/accounts?silenced=true', ['paul']],
    ['v1/admin/accounts?staff=true&local=true', ['zoe', 'amina']],
  ];
  for (const [query, names] of found) {
    const all = await app.get<Account[]>(`/api/${query}`);
    assert.deepEqual(
      all.map(({ username }) => username),
      names,
      query,
    );
    for (const { email, ip, ips } of all) assert.deepEqual([email, ip, ips], ['', null, []]);
  }
  for (const query of ['email=paul@example.org', 'ip=192.0.2.1'])
    assert.equal((await app.send('GET', `/api/v2/admin/accounts?${query}`)).status, 422, query);
});

test('who asks for an account is let in, or refused with a sentence', async () => {
  await using t = await town();
  const { world, amina, paul } = t;
  for (const name of ['Inès', 'Karim'])
    await world.transact((tx) =>
      tx
        .insertInto('account_application')
        .values({
          id: tx.newId<'account-application'>(),
          mailbox: name,
          email: `${name}@example.org`,
          locale: 'fr',
          name,
          answers: JSON.stringify([{ question: 'Why here?', answer: 'For the bees.' }]),
          next: null,
          made_at: tx.now,
          due_at: tx.now,
        })
        .execute(),
    );
  const app = await admin(world, amina);
  const [karim, ines] = await app.get<Account[]>('/api/v1/admin/accounts?pending=true');
  assert.ok(karim && ines);
  assert.deepEqual([karim.invite_request, karim.approved, karim.email], ['Why here?\nFor the bees.', false, '']);
  assert.equal((await app.get<Account>(`/api/v1/admin/accounts/${ines.id}`)).id, ines.id);
  const to = (id: string, word: string) => `/api/v1/admin/accounts/${id}/${word}`;
  assert.equal((await app.ok<Account>('POST', to(ines.id, 'approve'))).approved, true);
  assert.equal((await app.send('POST', to(karim.id, 'reject'))).status, 422);
  await app.ok('POST', to(karim.id, 'reject'), { text: 'We know nobody of you yet.' });
  for (const id of [ines.id, paul.actor.account]) assert.equal((await app.send('POST', to(id, 'approve'))).status, 404);
  assert.deepEqual(await app.get('/api/v2/admin/accounts?status=pending'), []);
});

test('servers are blocked, changed and let in again', async () => {
  await using t = await town();
  const app = await admin(t.world, t.amina);
  const path = '/api/v1/admin/domain_blocks';
  interface Block {
    id: string;
    domain: string;
    severity: string;
    public_comment: string;
  }
  const made = await app.ok<Block>('POST', path, { domain: 'Bad.example', public_comment: 'Spam' });
  assert.deepEqual([made.domain, made.severity], ['bad.example', 'silence']);
  const changed = await app.ok<Block>('PUT', `${path}/${made.id}`, { severity: 'suspend' });
  assert.deepEqual([changed.severity, changed.public_comment], ['suspend', 'Spam']);
  assert.deepEqual(idsOf(await app.get<Block[]>(path)), [changed.id]);
  assert.equal((await app.get<Block>(`${path}/${changed.id}`)).domain, 'bad.example');
  assert.deepEqual(await app.ok('DELETE', `${path}/${changed.id}`), {});
  assert.equal((await app.send('GET', `${path}/${changed.id}`)).status, 404);
  assert.equal((await app.send('POST', path, { domain: 'nowhere' })).status, 422);
});

test('mail domains are blocked and let in again; what somebody reported stays as they said it', async () => {
  await using t = await town();
  const { world, amina, paul, lea } = t;
  const app = await admin(world, amina);
  const path = '/api/v1/admin/email_domain_blocks';
  const made = await app.ok<{ id: string; domain: string }>('POST', path, { domain: '@Bin.example' });
  assert.equal(made.domain, 'bin.example');
  assert.equal((await app.ok<{ id: string }>('POST', path, { domain: 'bin.example' })).id, made.id, 'twice');
  assert.deepEqual(await app.get(path), [made]);
  assert.deepEqual(await app.get(`${path}/${made.id}`), made);
  for (const domain of [undefined, 'nowhere']) assert.equal((await app.send('POST', path, { domain })).status, 422);
  assert.deepEqual(await app.ok('DELETE', `${path}/${made.id}`), {});
  assert.equal((await app.send('DELETE', `${path}/${made.id}`)).status, 404);

  const id = await reported(world, lea, paul, { posts: [await posted(world, paul, 'You are a fool')] });
  const [open] = await app.get<Report[]>('/api/v1/admin/reports');
  const report = `/api/v1/admin/reports/${open?.id}`;
  const rule_ids = open?.rules.map((rule) => rule.id);
  assert.ok(id && open);
  assert.equal((await app.ok<Report>('PUT', report, { category: open.category, rule_ids })).category, open.category);
  assert.equal((await app.send('PUT', report, { category: 'spam' })).status, 422);
  assert.equal((await app.send('PUT', report, { category: open.category, rule_ids: ['99'] })).status, 422);
});

test('what trends is approved or refused from an app', async () => {
  await using t = await town();
  const { world, amina, paul } = t;
  const app = await admin(world, amina);
  const open = { approvesFollowers: false, quotePolicy: 'everyone', postsFindable: true, inDirectory: true } as const;
  await world.transact((tx) => changePreferences(tx, paul.actor, open));
  const post = await posted(world, paul, 'Everybody speaks of #jardin');
  await world.transact((tx) =>
    tx
      .insertInto('trend')
      .values([
        { kind: 'tag', subject: 'jardin', place: 1, score: 4, people: 3, counted_at: tx.now },
        { kind: 'post', subject: post, place: 1, score: 4, people: 3, counted_at: tx.now },
      ])
      .execute(),
  );
  const path = '/api/v1/admin/trends';
  interface Trend {
    id: string;
    requires_review: boolean;
    trendable?: boolean;
  }
  const [tag] = await app.get<Trend[]>(`${path}/tags`);
  assert.deepEqual([tag?.id, tag?.requires_review, tag?.trendable], ['jardin', true, true]);
  assert.deepEqual(idsOf(await app.get(`${path}/statuses`)), [post]);
  assert.deepEqual(await app.get(`${path}/links`), []);
  assert.equal((await app.ok<Trend>('POST', `${path}/tags/jardin/reject`)).trendable, false);
  assert.equal((await app.ok<Trend>('POST', `${path}/statuses/${post}/approve`)).requires_review, false);
  assert.deepEqual(await app.get('/api/v1/trends/tags'), []);
  assert.deepEqual(idsOf(await app.get('/api/v1/trends/statuses')), [post]);
  assert.equal((await app.send('POST', `${path}/links/none/approve`)).status, 404);
});

test('only who moderates now may: neither others with the scope, nor a token for posts', async () => {
  await using t = await town();
  const { world, amina, paul } = t;
  const [without, posts, moderating] = [await admin(world, paul), await appOf(world, amina), await admin(world, amina)];
  const paths = [
    '/api/v2/admin/accounts',
    '/api/v1/admin/reports',
    '/api/v1/admin/reports/1',
    '/api/v1/admin/domain_blocks',
  ];
  const statuses = async (app: typeof posts) =>
    Promise.all(paths.map(async (path) => (await app.send('GET', path)).status));
  assert.deepEqual(await statuses(without), [403, 403, 403, 403]);
  assert.deepEqual(await statuses(posts), [403, 403, 403, 403]);
  assert.deepEqual(await statuses(moderating), [200, 200, 404, 200]);
  await world.transact((tx) =>
    tx.updateTable('role_grant').set({ ended_at: tx.now }).where('person_id', '=', amina.actor.person).execute(),
  );
  assert.deepEqual(await statuses(moderating), [403, 403, 403, 403]);
});
