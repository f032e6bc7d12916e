import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost, follow, type News, publish, readFilters, saveFilter } from '#network';
import { openWorld } from '../../test/world.ts';
import { appOf } from './app.testing.ts';

interface Filter {
  id: string;
  title: string;
  context: string[];
  filter_action: string;
  expires_at: string | null;
  keywords: { id: string; keyword: string; whole_word: boolean }[];
  statuses: { id: string; status_id: string }[];
}
interface Status {
  id: string;
  filtered: { filter: { id: string; filter_action: string }; keyword_matches: string[]; status_matches: string[] }[]; // prettier-ignore
  reblog: Status | null;
}

const V2 = '/api/v2/filters';

test('a filter is made, changed word by word, and thrown away, by JSON and by forms', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const [app, other] = [await appOf(world, amina), await appOf(world, lea)];
  const form = new URLSearchParams([
    ['title', 'Épisodes'],
    ['context[]', 'home'],
    ['context[]', 'public'],
    ['filter_action', 'hide'],
    ['expires_in', '3600'],
    ['keywords_attributes[][keyword]', 'épisode'],
    ['keywords_attributes[][whole_word]', 'true'],
    ['keywords_attributes[][keyword]', '#Série'],
    ['keywords_attributes[][whole_word]', 'false'],
  ]);
  const made = await app.ok<Filter>('POST', V2, form);
  assert.deepEqual([made.context, made.filter_action, made.expires_at], [['home', 'public'], 'hide', '2016-10-03T08:00:00.000Z']); // prettier-ignore
  assert.deepEqual(
    made.keywords.map(({ keyword, whole_word }) => [keyword, whole_word]),
    [
      ['épisode', true],
      ['#serie', true],
    ],
  );
  assert.deepEqual(await app.get(V2), [made]);
  const [word, tag] = made.keywords;
  const edited = await app.ok<Filter>('PUT', `${V2}/${made.id}`, {
    title: 'Séries',
    keywords_attributes: [
      { id: word!.id, keyword: 'saison' },
      { id: tag!.id, _destroy: true },
      { keyword: 'fin', whole_word: true },
    ],
  });
  assert.equal(edited.expires_at, made.expires_at, 'what is not named stays');
  assert.deepEqual(
    [edited.keywords[0]?.id, edited.keywords.map(({ keyword }) => keyword)],
    [word!.id, ['saison', 'fin']],
  );
  const more = await app.ok<{ id: string }>('POST', `${V2}/${made.id}/keywords`, { keyword: 'acteur' });
  const changed = await app.ok('PUT', `${V2}/keywords/${more.id}`, new URLSearchParams({ keyword: 'actrice', whole_word: 'true' })); // prettier-ignore
  assert.deepEqual(changed, { id: more.id, keyword: 'actrice', whole_word: true });
  assert.deepEqual(await app.get(`${V2}/keywords/${more.id}`), changed);
  assert.deepEqual(await app.ok('DELETE', `${V2}/keywords/${more.id}`), {});

  for (const [method, path, body] of [
    ['GET', `${V2}/${made.id}`],
    ['PUT', `${V2}/${made.id}`, { title: 'À moi' }],
    ['DELETE', `${V2}/${made.id}`],
    ['GET', `${V2}/keywords/${word!.id}`],
    ['PUT', `${V2}/keywords/${word!.id}`, { keyword: 'moi' }],
    ['DELETE', `${V2}/keywords/${word!.id}`],
    ['POST', `${V2}/${made.id}/keywords`, { keyword: 'moi' }],
  ] as const) {
    assert.equal((await other.send(method, path, body)).status, 404, `${method} ${path}`);
  }
  assert.equal((await app.send('POST', V2, { title: 'Sans lieu' })).status, 422);

  // To older apps each word is a filter.
  const olds = await app.get<{ id: string; phrase: string; irreversible: boolean }[]>('/api/v1/filters');
  assert.deepEqual(
    olds.map(({ phrase, irreversible }) => [phrase, irreversible]),
    [
      ['saison', true],
      ['fin', true],
    ],
  );
  const old = await app.ok<{ id: string }>('POST', '/api/v1/filters', { phrase: 'pluie', context: ['home'] });
  assert.equal((await app.get<Filter[]>(V2)).length, 2);
  await app.ok('PUT', `/api/v1/filters/${old.id}`, { phrase: 'neige', context: ['home'], whole_word: true });
  await app.ok('DELETE', `/api/v1/filters/${old.id}`);
  assert.deepEqual(await app.ok('DELETE', `${V2}/${made.id}`), {});
  assert.deepEqual(await app.get(V2), []);
});

test('each status says which filters it meets, to their owner alone; what is to be hidden is left to the app', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const [app, other] = [await appOf(world, amina), await appOf(world, lea)];
  const tell = (news: News) => publish(world.deps.live, news);
  tell(await world.transact((tx) => follow(tx, amina.actor, lea.actor.account)));
  const said = await world.transact((tx) => createPost(tx, lea.actor, { text: 'La saison $& des #Pluies' }));
  const calm = await world.transact((tx) => createPost(tx, lea.actor, { text: 'Rien de spécial' }));
  const own = await world.transact((tx) => createPost(tx, amina.actor, { text: 'Ma saison' }));
  for (const { news } of [said, calm, own]) tell(news);
  const seen = async (who: typeof app) =>
    Object.fromEntries(
      (await who.get<Status[]>('/api/v1/timelines/home')).map(({ id, filtered }) => [
        id,
        filtered.map((one) => [one.filter.id, one.filter.filter_action, one.keyword_matches, one.status_matches]),
      ]),
    );
  assert.deepEqual(await seen(app), { [said.id]: [], [calm.id]: [], [own.id]: [] });
  const context = ['home'];
  const filter = await app.ok<Filter>('POST', V2, { title: '$& Pluies', context, filter_action: 'hide', keywords_attributes: [{ keyword: '#pluies' }, { keyword: 'saison' }] }); // prettier-ignore
  const one = await app.ok<{ id: string }>('POST', `${V2}/${filter.id}/statuses`, { status_id: calm.id });
  assert.deepEqual(await seen(app), {
    [said.id]: [[filter.id, 'hide', ['saison', '#pluies'], []]],
    [calm.id]: [[filter.id, 'hide', [], [calm.id]]],
    [own.id]: [],
  });
  assert.deepEqual((await app.get<Status>(`/api/v1/statuses/${said.id}`)).filtered.length, 1);
  assert.deepEqual(await seen(other), { [said.id]: [], [calm.id]: [] });
  assert.deepEqual(await app.get(`${V2}/${filter.id}/statuses`), [{ id: one.id, status_id: calm.id }]);

  // Its page changes the words and leaves the posts.
  const [kept] = await readFilters(world.db, amina.actor);
  const words = [{ word: 'autre', whole: false }];
  tell((await world.transact((tx) => saveFilter(tx, amina.actor, { ...kept!, contexts: ['home'], seconds: 0, words, tags: [], people: [] }, { id: kept!.id }))).news); // prettier-ignore
  assert.deepEqual((await seen(app))[said.id], []);
  assert.equal((await seen(app))[calm.id]?.length, 1);
  await app.ok('DELETE', `${V2}/statuses/${one.id}`);
  assert.deepEqual((await seen(app))[calm.id], []);
});
