import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CIVIC_SCOPES } from '#accounts';
import { apiRoutes, BASE, endpoints } from '#api';
import { apply } from '#membership';
import { type World, openWorld } from '../../test/world.ts';
import { DAY, memberOf } from '../deliberation/vote.testing.ts';
import { openCoop } from '../membership/membership.testing.ts';
import { publishedBy } from '../articles/articles.testing.ts';
import { launchAppeal } from '../campaigns/campaign.testing.ts';
import { type Components, differences } from './conforms.testing.ts';
import { program } from './program.testing.ts';

interface Described {
  operationId: string;
  parameters: { name: string; in: string }[];
  responses: Record<string, { content?: { 'application/json': { schema: Record<string, unknown> } } }>;
}
interface Description {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Components };
  webhooks: Record<string, unknown>;
}

const descriptionOf = async (world: World, lang = 'en') =>
  (await (await world.browse(`${BASE}/openapi.json?lang=${lang}`)).json()) as Description;

test('every route of the API is described, and nothing else is', async () => {
  await using world = await openWorld();
  const { openapi, paths, webhooks } = await descriptionOf(world);
  assert.equal(openapi, '3.1.1');
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${BASE}${path}`),
  );
  const served = apiRoutes
    .filter(({ path }) => !path.endsWith('/openapi.json'))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  assert.deepEqual(described.toSorted(), served.toSorted());
  const operations = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  assert.equal(new Set(operations).size, operations.length);
  for (const [path, methods] of Object.entries(paths))
    for (const { parameters } of Object.values(methods)) {
      const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => `{${name}}`);
      assert.deepEqual(inPath, path.match(/\{\w+\}/g) ?? []);
    }
  assert.ok('stance.cast' in webhooks);
});

test('the description speaks both languages, and refers to nothing that is not there', async () => {
  await using world = await openWorld();
  const [english, french] = [await descriptionOf(world), await descriptionOf(world, 'fr')];
  assert.deepEqual(Object.keys(english.paths), Object.keys(french.paths));
  assert.notEqual(JSON.stringify(english), JSON.stringify(french));
  for (const [, name] of JSON.stringify(english).matchAll(/#\/components\/schemas\/(\w+)/g))
    assert.ok(name && name in english.components.schemas, String(name));
});

test('what conforms is told from what does not', () => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'string', format: 'date-time' }, b: { anyOf: [{ type: 'integer' }, { type: 'null' }] } },
    required: ['a'],
    additionalProperties: false,
  };
  assert.deepEqual(differences({ a: '2016-10-03T07:00:00.000Z', b: null }, schema, {}), []);
  for (const bad of [{}, { a: 'x' }, { a: '2016-10-03T07:00:00Z', b: 1.5 }, { a: '2016-10-03T07:00:00Z', c: 1 }, []])
    assert.notDeepEqual(differences(bad, schema, {}), [], JSON.stringify(bad));
  assert.notDeepEqual(differences(1, { oneOf: [] }, {}), []);
});

test('a walk through everything: each answer is as it is described', async () => {
  await using world = await openWorld();
  const [amina, paul, zoe] = [
    await memberOf(world, 'Amina'),
    await memberOf(world, 'Paul'),
    await memberOf(world, 'Zoé'),
  ];
  const { paths, components } = await descriptionOf(world);
  type Program = Awaited<ReturnType<typeof program>>;
  const [author, voter, third] = (await Promise.all(
    [amina, paul, zoe].map((one) => program(world, one, CIVIC_SCOPES)),
  )) as [Program, Program, Program];
  const walked = new Set<string>();
  const wrong: string[] = [];

  /** Asks, and holds the answer to the description, whatever it is. */
  const ask = async (
    who: Program,
    method: string,
    path: string,
    params: Record<string, string> = {},
    more: { json?: unknown; query?: string; status?: number } = {},
  ): Promise<Record<string, never>> => {
    const operation = paths[path]?.[method.toLowerCase()] ?? assert.fail(`${method} ${path} is not described`);
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? assert.fail(name));
    const address = filled + (more.query ?? '');
    const response = await who.call(address, { method, ...(more.json !== undefined && { json: more.json }) });
    const answer = (await response.json()) as Record<string, never>;
    const described = operation.responses[response.status] ?? operation.responses.default;
    const schema = described?.content?.['application/json'].schema ?? {};
    const found = differences(answer, schema, components.schemas);
    wrong.push(...found.map((one) => `${method} ${address} ${response.status}: ${one}`));
    assert.equal(response.status, more.status ?? 200, `${method} ${address}: ${JSON.stringify(answer).slice(0, 600)}`);
    if (response.status < 300) walked.add(operation.operationId);
    return answer;
  };
  const draft = {
    kind: 'yes-no',
    title: 'Shall we be called Nid?',
    body: 'A name that says it.',
    language: 'en',
    rule: 'ordinary',
    actions: [{ name: 'setting.change', input: { key: 'name', value: 'Nid' } }],
  };
  const later = async (days: number) => {
    world.clock.advance(days * DAY);
    await world.app.settle();
  };

  // A decision, from its draft to its effect.
  const drafted = await ask(author, 'POST', '/proposals', {}, { json: draft, status: 201 });
  await ask(author, 'POST', '/proposals', {}, { json: { kind: 'none' }, status: 422 });
  const id = { proposal: String(drafted.id) };
  await ask(author, 'PUT', '/proposals/{proposal}', id, { json: { ...draft, title: 'Nid?' } });
  await ask(author, 'POST', '/proposals/{proposal}/publish', id);
  const one = { proposal: '1' };
  await ask(voter, 'PUT', '/proposals/{proposal}/sponsorship', one);
  await ask(voter, 'DELETE', '/proposals/{proposal}/sponsorship', one);
  await ask(author, 'POST', '/proposals/{proposal}/open', one, { status: 409 });
  await later(4.1);
  const now = await ask(author, 'GET', '/proposals/{proposal}', one);
  if (now.state === 'discussion') await ask(author, 'POST', '/proposals/{proposal}/open', one);
  await ask(voter, 'GET', '/me/to-decide');
  const yes = { json: { choice: { position: 'yes' }, reason: 'It says it.' } };
  for (const who of [author, voter, third]) await ask(who, 'PUT', '/proposals/{proposal}/stance', one, yes);
  for (const path of ['', '/tally', '/stances', '/stance', '/history'])
    await ask(voter, 'GET', `/proposals/{proposal}${path}`, one);
  await ask(voter, 'GET', '/proposals/{proposal}/outcome', one, { status: 404 });
  await later(6.1);
  for (const path of ['', '/outcome', '/ballots', '/tally', '/history'])
    await ask(voter, 'GET', `/proposals/{proposal}${path}`, one);
  const decision = { decision: '1' };
  await ask(voter, 'PUT', '/decisions/{decision}/review', decision, { json: { reason: 'Look again.' } });
  await ask(voter, 'DELETE', '/decisions/{decision}/review', decision);
  await ask(voter, 'PUT', '/decisions/{decision}/hold', decision, { json: { reason: 'Wait.' } });
  await ask(voter, 'DELETE', '/decisions/{decision}/hold', decision);
  await later(4);
  assert.equal((await ask(voter, 'GET', '/decisions/{decision}', decision)).state, 'executed');
  assert.equal((await ask(voter, 'GET', '/server')).name, 'Nid');
  await ask(voter, 'GET', '/decisions', {}, { query: '?state=executed&from=2016-10-01&to=2017-01-01&search=Nid' });
  await ask(voter, 'POST', '/decisions/{decision}/undo', decision, { status: 201 });

  // Another, which makes a circle, a document, a mandate and a duty.
  const second = {
    ...draft,
    title: 'Begin',
    actions: [
      { name: 'circle.create', input: { name: 'Garden', purpose: 'To grow.', members: ['@paul'], powers: [] } },
      { name: 'document.adopt', input: { kind: 'policy', title: 'Charter', language: 'en', text: 'Be kind.' } },
      {
        name: 'mandate.grant',
        input: { title: 'Secretary', role: 'secretary', member: '@amina', until: '2017-06-30' },
      },
      { name: 'mandate.grant', input: { title: 'Organiser', role: 'organiser', member: '@paul', until: '2017-06-30' } },
      { name: 'record', input: { what: 'Sign the lease', owner: '@paul', due: '2016-12-01' } },
    ],
  };
  const made = await ask(author, 'POST', '/proposals', {}, { json: second, status: 201 });
  const { number } = await ask(author, 'POST', '/proposals/{proposal}/publish', { proposal: String(made.id) });
  const two = { proposal: String(number) };
  await later(4.1);
  const opens = await ask(author, 'GET', '/proposals/{proposal}', two);
  if (opens.state === 'discussion') await ask(author, 'POST', '/proposals/{proposal}/open', two);
  for (const who of [author, voter, third]) await ask(who, 'PUT', '/proposals/{proposal}/stance', two, yes);
  await later(6.1);
  await later(4);
  assert.equal((await ask(voter, 'GET', '/decisions/{decision}', { decision: '2' })).state, 'executed');
  const [duty] = (await ask(voter, 'GET', '/duties', {}, { query: '?open=true' })) as unknown as { id: string }[];
  await ask(voter, 'POST', '/duties/{duty}/done', { duty: duty!.id }, { json: { proof: 'Signed on 1 November.' } });
  await ask(voter, 'GET', '/circles/{circle}', { circle: 'garden' });
  await ask(voter, 'GET', '/documents/{document}', { document: 'charter' });
  await ask(voter, 'GET', '/documents/{document}/versions/{version}', { document: 'charter', version: '1' });
  await ask(
    voter,
    'GET',
    '/documents/{document}/versions/{version}',
    { document: 'charter', version: '2' },
    { status: 404 },
  );
  const signing = { document: 'charter' };
  const signed = { json: { version: 1, shown: true } };
  assert.equal((await ask(voter, 'PUT', '/documents/{document}/signature', signing, signed)).signatures, 1);
  assert.equal((await ask(voter, 'DELETE', '/documents/{document}/signature', signing)).signatures, 0);
  const asked = { json: { questions: [{ question: 'Why?', required: true }] } };
  await ask(voter, 'PUT', '/application-questions', {}, { ...asked, status: 403 });
  await ask(author, 'PUT', '/application-questions', {}, asked);
  await ask(voter, 'GET', '/application-questions');
  await ask(author, 'PUT', '/application-questions', {}, { json: { questions: [] } });
  const { actions: _actions, ...asking } = draft;
  const template = await ask(author, 'POST', '/templates', {}, { json: { ...asking, name: 'Names' }, status: 201 });
  await ask(voter, 'GET', '/templates');
  await ask(author, 'DELETE', '/templates/{template}', { template: String(template.id) });
  const zone = { action: 'setting.change', input: { key: 'timeZone', value: 'Europe/Lisbon' }, reason: 'We moved.' };
  await ask(voter, 'POST', '/small-acts', {}, { json: zone, status: 403 });
  const did = await ask(author, 'POST', '/small-acts', {}, { json: zone, status: 201 });
  await ask(voter, 'POST', '/small-acts/{act}/call-in', { act: String(did.id) }, { json: { reason: 'We did not.' } });
  await ask(voter, 'GET', '/small-acts');
  await ask(voter, 'GET', '/proposals', {}, { query: '?circle=garden' });
  const seen = await world.browse(`${BASE}/circles/garden`);
  assert.equal(((await seen.json()) as { people: null }).people, null, 'names are for members');
  const lazy = await ask(
    author,
    'POST',
    '/proposals',
    {},
    { json: { ...draft, rule: 'lazy', actions: [], settings: { opens_itself: false } }, status: 201 },
  );
  await ask(author, 'POST', '/proposals/{proposal}/publish', { proposal: String(lazy.id) });
  await ask(author, 'POST', '/proposals/{proposal}/open', { proposal: String(lazy.id) });
  const dropped = await ask(author, 'POST', '/proposals', {}, { json: { ...draft, actions: [] }, status: 201 });
  await ask(author, 'POST', '/proposals/{proposal}/publish', { proposal: String(dropped.id) });
  await ask(author, 'POST', '/proposals/{proposal}/withdraw', { proposal: String(dropped.id) });

  const { ruth, slug } = await launchAppeal(world);
  const { slug: written } = await publishedBy(world, ruth, { campaign: slug });
  await ask(voter, 'GET', '/articles', {}, { query: '?kind=op-ed' });
  await ask(voter, 'GET', '/articles/{article}', { article: written });
  const urgent = { action: 'campaign.close', input: { campaign: slug }, reason: 'It is abused.' };
  await ask(author, 'POST', '/emergency-acts', {}, { json: urgent, status: 403 });
  await ask(voter, 'POST', '/emergency-acts', {}, { json: urgent, status: 201 });
  await ask(voter, 'GET', '/emergency-acts');

  // What is said before the vote.
  const talked = { ...draft, body: 'One.\n\nTwo.', actions: [] };
  const debated = await ask(author, 'POST', '/proposals', {}, { json: talked, status: 201 });
  const of = { proposal: String(debated.id) };
  await ask(author, 'POST', '/proposals/{proposal}/publish', of);
  const offer = { paragraph: 1, original: 'Two.', replacement: 'Two and a half.', why: 'It is more.' };
  const offers = '/proposals/{proposal}/amendments';
  const kept = await ask(voter, 'POST', offers, of, { json: offer, status: 201 });
  const dropped1 = await ask(voter, 'POST', offers, of, { json: { ...offer, replacement: 'Three.' }, status: 201 });
  await ask(voter, 'DELETE', `${offers}/{amendment}`, { ...of, amendment: String(dropped1.id) });
  await ask(author, 'POST', `${offers}/{amendment}/settle`, { ...of, amendment: '1' }, { json: { verdict: 'accept' }, status: 404 }); // prettier-ignore
  await ask(author, 'POST', `${offers}/{amendment}/settle`, { ...of, amendment: String(kept.id) }, { json: { verdict: 'accept' } }); // prettier-ignore
  await ask(voter, 'GET', offers, of);
  const path = `/documents/charter and ${world.deps.config.origin}/coop/documents/charter/1`;
  await ask(voter, 'POST', '/proposals/{proposal}/summaries', of, { json: { text: `All agree, see ${path}` }, status: 201 }); // prettier-ignore
  const poem = { label: 'A poem', address: '', text: 'So it goes.' };
  await ask(author, 'POST', '/proposals/{proposal}/citations', of, { json: poem, status: 201 });
  assert.equal((await ask(voter, 'GET', '/proposals/{proposal}/summaries', of)).length, 1);
  assert.equal((await ask(voter, 'GET', '/proposals/{proposal}/citations', of)).length, 1);

  const election = {
    ...talked,
    kind: 'election',
    settings: { mandate: { title: 'Gardener', role: null, circle: null, months: 6 } },
  };
  const called = await ask(author, 'POST', '/proposals', {}, { json: election, status: 201 });
  const poll = { proposal: String(called.id) };
  await ask(author, 'POST', '/proposals/{proposal}/publish', poll);
  await ask(author, 'POST', '/proposals/{proposal}/candidates', poll, { json: { member: paul.member } });
  await ask(voter, 'PUT', '/proposals/{proposal}/candidacy', poll, { json: { statement: 'I have a spade.' } });
  await ask(voter, 'DELETE', '/proposals/{proposal}/candidacy', poll);

  const garden = await ask(voter, 'GET', '/circles/{circle}', { circle: 'garden' });
  const small = { ...talked, rule: 'lazy', circle: garden.id };
  const within = await ask(voter, 'POST', '/proposals', {}, { json: small, status: 201 });
  await ask(voter, 'POST', '/proposals/{proposal}/publish', { proposal: String(within.id) });
  await ask(author, 'POST', '/proposals/{proposal}/call-in', { proposal: String(within.id) }, { json: { reason: 'It concerns us all.' } }); // prettier-ignore

  // The register, and who keeps it.
  await openCoop(world);
  for (const name of ['Rosa', 'Sam']) {
    const person = await world.person(name);
    await world.transact((tx) =>
      apply(tx, person.actor, { kind: 'person', legalName: name, class: 'member', answers: {} }),
    );
  }
  await ask(voter, 'GET', '/applications', {}, { status: 403 });
  const waiting = (await ask(author, 'GET', '/applications')) as unknown as { id: string }[];
  assert.equal(waiting.length, 2);
  await ask(author, 'POST', '/applications/{application}/admit', { application: waiting[0]!.id });
  await ask(
    author,
    'POST',
    '/applications/{application}/refuse',
    { application: waiting[1]!.id },
    { json: { reason: 'Full.' } },
  );
  await ask(voter, 'GET', '/members', {}, { query: '?limit=2&at=2016-12-31' });
  await ask(voter, 'GET', '/members/{number}', { number: '1' });
  await ask(voter, 'GET', '/members/{number}', { number: '99' }, { status: 404 });
  for (const path of ['/me', '/rules', '/register', '/members', '/circles', '/mandates', '/documents', '/proposals'])
    await ask(author, 'GET', path);

  const url = 'https://hooks.example/essor';
  await ask(author, 'POST', '/webhooks', {}, { json: { url: 'nothing', events: [] }, status: 422 });
  const added = await ask(author, 'POST', '/webhooks', {}, { json: { url, events: ['stance.cast'] }, status: 201 });
  const webhook = { webhook: String(added.id) };
  await ask(author, 'POST', '/webhooks/{webhook}/try', webhook);
  await ask(author, 'GET', '/webhooks');
  await ask(author, 'GET', '/webhooks/{webhook}/deliveries', webhook);
  await ask(voter, 'GET', '/webhooks/{webhook}/deliveries', webhook, { status: 404 });
  await ask(author, 'DELETE', '/webhooks/{webhook}', webhook);

  assert.deepEqual(wrong, []);
  const unwalked = endpoints.map(({ name }) => name).filter((name) => !walked.has(name));
  assert.deepEqual(unwalked, []);
});
