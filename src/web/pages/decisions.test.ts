import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { changeSetting } from '#settings';
import { DAY, draftOf, memberOf, type MemberOfTest, published, vote } from '../../deliberation/vote.testing.ts';
import { form, openWorld, type World } from '../../../test/world.ts';

interface Coop {
  readonly amina: MemberOfTest;
  readonly paul: MemberOfTest;
}

/** Two members of a co-op. */
async function coop(world: World): Promise<Coop> {
  const amina = await memberOf(world, 'Amina');
  const paul = await memberOf(world, 'Paul');
  await world.transact(async (tx) => {
    await changeSetting(tx, null, 'stage', 'co-op');
    await changeSetting(tx, null, 'registerOpenedAt', tx.now.toISOString());
  });
  await world.deps.settings.reload();
  return { amina, paul };
}

interface Asked {
  readonly title: string;
  readonly position: 'yes' | 'no';
  readonly actions?: readonly { name: string; input: Record<string, unknown> }[];
}

/** A question under the ordinary rule, answered by both, closed; its decision waits three days. */
async function decided(world: World, { amina, paul }: Coop, asked: Asked): Promise<void> {
  const draft = draftOf({
    title: asked.title,
    rule: 'ordinary',
    settings: { opensItself: true },
    actions: asked.actions ?? [],
  });
  const id = await published(world, amina, draft);
  world.clock.advance(4 * DAY);
  await world.app.settle();
  await vote(world, amina, id, { position: asked.position });
  await vote(world, paul, id, { position: asked.position });
  world.clock.advance(6 * DAY + 1_000);
  await world.app.settle();
}

const text = async (response: Response): Promise<string> => response.text();

test('an empty register says what will stand there', async () => {
  await using world = await openWorld();
  await coop(world);
  const response = await world.browse('/decisions');
  assert.equal(response.status, 200);
  assert.match(await text(response), /No decision yet/);
  const atom = await world.browse('/decisions.atom');
  assert.equal(atom.status, 200);
  assert.match(await text(atom), /<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/);
});

test('the register holds what passed and what did not, and can be narrowed', async () => {
  await using world = await openWorld();
  const people = await coop(world);
  await decided(world, people, {
    title: 'Call ourselves Flock & friends',
    position: 'yes',
    actions: [{ name: 'setting.change', input: { key: 'name', value: 'Flock' } }],
  });
  await decided(world, people, { title: 'Meet on Mondays', position: 'no' });
  const all = await text(await world.browse('/decisions'));
  assert.match(all, /No\. 2[^]*Meet on Mondays[^]*No\. 1[^]*Call ourselves Flock/);
  assert.match(all, /Adopted: 2 of 2 electors voted/);
  const rejected = await text(await world.browse('/decisions?state=rejected'));
  assert.match(rejected, /Meet on Mondays/);
  assert.doesNotMatch(rejected, /Call ourselves/);
  const found = await text(await world.browse('/decisions?q=flock'));
  assert.match(found, /Call ourselves/);
  assert.doesNotMatch(found, /Meet on Mondays/);
  assert.match(await text(await world.browse('/decisions?year=1999')), /No decision matches/);
  assert.match(await text(await world.browse('/decisions?circle=nothing')), /No decision matches/);
  assert.match(await text(await world.browse('/decisions?lang=fr')), /Registre des décisions|Décisions/);
});

test('it is a feed, a table and plain data', async () => {
  await using world = await openWorld();
  const people = await coop(world);
  await decided(world, people, {
    title: 'Call ourselves Flock & friends',
    position: 'yes',
    actions: [{ name: 'setting.change', input: { key: 'name', value: 'Flock' } }],
  });
  const atom = await world.browse('/decisions.atom');
  assert.match(atom.headers.get('content-type') ?? '', /^application\/atom\+xml/);
  const feed = await text(atom);
  assert.match(feed, /<id>http:\/\/localhost:3000\/decisions\/1<\/id>/);
  assert.match(feed, /Flock &amp; friends/);
  assert.match(feed, /<updated>\d{4}-\d\d-\d\dT[\d:.]+Z<\/updated>/);
  const json = (await (await world.browse('/decisions.json')).json()) as {
    links: { next: string | null };
    data: { number: number; result: string; url: string }[];
  };
  assert.deepEqual(
    json.data.map(({ number, result, url }) => ({ number, result, url })),
    [{ number: 1, result: 'passed', url: 'http://localhost:3000/decisions/1' }],
  );
  assert.equal(json.links.next, null);
  const csv = await text(await world.browse('/decisions.csv'));
  assert.match(csv.split('\r\n')[0] ?? '', /^number,decided_at,title/);
  assert.match(csv, /Flock & friends/);
});

test('a file of the register holds the whole of it, and the year of a decision is that of the server', async () => {
  await using world = await openWorld();
  await decided(world, await coop(world), { title: 'Call ourselves Flock', position: 'yes' });
  // As many more, of the last hour of a year in London, which is the next year in Paris.
  await world.transact(async (tx) => {
    const more = (table: string, changed: string) =>
      sql`insert into ${sql.table(table)}
        select (jsonb_populate_record(${sql.table(table)}, ${sql.raw(changed)})).*
        from ${sql.table(table)}, generate_series(1, 1200) as n`.execute(tx);
    await more('proposal', `jsonb_build_object('id', proposal.id + n, 'number', proposal.number + n)`);
    await more('outcome', `jsonb_build_object('proposal_id', outcome.proposal_id + n)`);
    await more(
      'decision',
      `jsonb_build_object('id', decision.id + n, 'number', decision.number + n,
        'proposal_id', decision.proposal_id + n, 'decided_at', '2021-12-31T23:30:00Z')`,
    );
  });
  const csv = await text(await world.browse('/decisions.csv'));
  assert.equal(csv.trimEnd().split('\r\n').length, 1 + 1_201);
  assert.equal(csv.split('number,decided_at').length, 2, 'its names stand once');
  const page = await text(await world.browse('/decisions'));
  assert.match(page, /<option value="2022">/);
  assert.match(await text(await world.browse('/decisions?year=2022')), /Call ourselves Flock/);
});

test('a decision says what it will change, then what it changed, and how it was taken', async () => {
  await using world = await openWorld();
  const people = await coop(world);
  await decided(world, people, {
    title: 'Call ourselves Flock',
    position: 'yes',
    actions: [{ name: 'setting.change', input: { key: 'name', value: 'Flock' } }],
  });
  const waiting = await text(await world.browse('/decisions/1'));
  for (const wanted of ['Waiting to take effect', 'What it will change', 'Couvée', 'Flock', '2 agree', '/d/1/audit'])
    assert.ok(waiting.includes(wanted), wanted);
  assert.doesNotMatch(waiting, /Ask to put it on hold/, 'a stranger asks for nothing');
  world.clock.advance(4 * DAY);
  await world.app.settle();
  const after = await text(await world.browse('/decisions/1'));
  for (const wanted of ['In effect', 'What it changed', 'Applied by the server in one go'])
    assert.ok(after.includes(wanted), wanted);
  const data = (await (await world.browse('/decisions/1/data.json')).json()) as { state: string; actions: unknown[] };
  assert.deepEqual([data.state, data.actions.length], ['executed', 1]);
});

test('a member asks for a review and takes it back; an empty reason comes back beside its field', async () => {
  await using world = await openWorld();
  const people = await coop(world);
  await decided(world, people, {
    title: 'Call ourselves Flock',
    position: 'yes',
    actions: [{ name: 'setting.change', input: { key: 'name', value: 'Flock' } }],
  });
  const { browse } = people.paul;
  assert.match(await text(await browse('/decisions/1')), /Ask to look again \(0 of 1 so far\)/);
  const empty = await browse('/decisions/1/review', form({ 'reason-review': '' }));
  assert.equal(empty.status, 422);
  assert.match(await text(empty), /id="f-reason-review-error"/);
  const asked = await browse('/decisions/1/review', form({ 'reason-review': 'I was away.' }));
  assert.equal(asked.status, 303);
  const page = await text(await browse(asked.headers.get('location') ?? ''));
  for (const wanted of ['Your request is in', 'I was away.', 'Take it back']) assert.ok(page.includes(wanted), wanted);
  assert.equal((await browse('/decisions/1/take-back', form({ ask: 'review' }))).status, 303);
  assert.match(await text(await browse('/decisions/1')), /0 of 1 so far/);
});

test('a member proposes to undo what took effect, as a draft', async () => {
  await using world = await openWorld();
  const people = await coop(world);
  await decided(world, people, {
    title: 'Call ourselves Flock',
    position: 'yes',
    actions: [{ name: 'setting.change', input: { key: 'name', value: 'Flock' } }],
  });
  world.clock.advance(4 * DAY);
  await world.app.settle();
  const response = await people.paul.browse('/decisions/1/undo', form({}));
  assert.equal(response.status, 303);
  assert.match(response.headers.get('location') ?? '', /^\/d\/drafts\/\d+$/);
});

test('once undone, neither the register nor its page says that it is in effect', async () => {
  await using world = await openWorld();
  const people = await coop(world);
  for (const name of ['Flock', 'Couvée']) {
    await decided(world, people, {
      title: `Call ourselves ${name}`,
      position: 'yes',
      actions: [{ name: 'setting.change', input: { key: 'name', value: name } }],
    });
    world.clock.advance(4 * DAY);
    await world.app.settle();
  }
  // As an undoing proposal leaves it.
  await world.transact(async (tx) => {
    const last = await tx.selectFrom('decision').where('number', '=', 2).select('id').executeTakeFirstOrThrow();
    await tx.updateTable('decision').set({ undone_by_decision: last.id }).where('number', '=', 1).execute();
  });
  assert.match(await text(await world.browse('/decisions')), /No\. 2[^]*In effect[^]*No\. 1[^]*Undone since/);
  const page = await text(await world.browse('/decisions/1'));
  assert.match(page, /Undone since by <a href="\/decisions\/2">/);
  assert.doesNotMatch(page, />In effect</);
});

test('its owner finishes a duty with a proof, nobody else', async () => {
  await using world = await openWorld();
  const people = await coop(world);
  await decided(world, people, {
    title: 'Rent a room',
    position: 'yes',
    actions: [{ name: 'record', input: { what: 'Sign the lease', owner: people.paul.member, due: '2016-12-01' } }],
  });
  world.clock.advance(4 * DAY);
  await world.app.settle();
  const { id } = await world.db.selectFrom('duty').select('id').executeTakeFirstOrThrow();
  const name = `proof-${id}`;
  const path = `/decisions/1/duties/${id}`;
  assert.doesNotMatch(await text(await people.amina.browse('/decisions/1')), new RegExp(name));
  assert.match(await text(await people.paul.browse('/decisions/1')), new RegExp(`name="${name}"`));
  assert.match(await text(await people.paul.browse('/coop')), /Your duties[^]*Sign the lease/);
  assert.doesNotMatch(await text(await people.amina.browse('/coop')), /Your duties/);
  assert.ok([403, 404].includes((await people.amina.browse(path, form({ [name]: 'Done.' }))).status));
  assert.equal((await people.paul.browse(path, form({ [name]: '' }))).status, 422);
  assert.equal((await people.paul.browse(path, form({ [name]: 'https://example.org/lease' }))).status, 303);
  const page = await text(await world.browse('/decisions/1'));
  assert.match(page, /href="https:\/\/example.org\/lease"/);
  assert.match(page, /done on/);
});

test('what is no decision is not there', async () => {
  await using world = await openWorld();
  await coop(world);
  for (const path of [
    '/decisions/1',
    '/decisions/0',
    '/decisions/x',
    '/decisions/99999999999',
    '/decisions/1/data.json',
  ])
    assert.equal((await world.browse(path)).status, 404, path);
});
