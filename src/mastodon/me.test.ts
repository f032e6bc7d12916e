import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { createPost, follow } from '#network';
import { openWorld } from '../../test/world.ts';
import { appOf, idsOf } from './app.testing.ts';

interface Me {
  display_name: string;
  note: string;
  locked: boolean;
  discoverable: boolean;
  indexable: boolean;
  avatar: string;
  source: { note: string; quote_policy: string; indexable: boolean; follow_requests_count: number };
}
interface Account {
  header: string;
  bot: boolean;
  fields: { name: string; value: string; verified_at: string | null }[];
  roles: { id: string; name: string }[];
}
interface Tag {
  name: string;
  following: boolean;
  featuring: boolean;
}

const ME = '/api/v1/accounts/verify_credentials';
const SAVE = '/api/v1/accounts/update_credentials';

test('an app changes one’s name, words, picture and how one is reached; what it does not name stays', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const app = await appOf(world, amina);
  const picture = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#0b6b57' } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.set('avatar', new Blob([Uint8Array.from(picture)], { type: 'image/png' }), 'moi.png');
  form.set('note', 'Je #jardine');
  form.set('locked', 'true');
  form.set('source[quote_policy]', 'followers');
  const saved = await app.ok<Me>('PATCH', SAVE, form);
  assert.deepEqual([saved.display_name, saved.locked, saved.indexable], ['Amina', true, false]);
  assert.deepEqual([saved.source.note, saved.source.quote_policy], ['Je #jardine', 'followers']);
  assert.match(saved.avatar, /\/media\//);
  await world.transact((tx) => follow(tx, lea.actor, amina.actor.account));
  const again = await app.ok<Me>('PATCH', SAVE, { display_name: 'Amina B.', indexable: true, discoverable: false });
  assert.deepEqual(await app.get(ME), again);
  assert.deepEqual(
    [again.display_name, again.locked, again.discoverable, again.indexable],
    ['Amina B.', true, false, true],
  );
  assert.deepEqual([again.avatar, again.source.follow_requests_count], [saved.avatar, 1]);
  assert.equal((await app.ok<Me>('PATCH', SAVE, { note: '' })).source.note, '');
  const bare = await app.ok<Me>('DELETE', '/api/v1/profile/avatar');
  assert.doesNotMatch(bare.avatar, /\/media\//);
  assert.equal((await app.send('PATCH', SAVE, { note: 'x'.repeat(501) })).status, 422);
});

const paint = async (width: number, height: number) => {
  const png = await sharp({ create: { width, height, channels: 3, background: '#0b6b57' } })
    .png()
    .toBuffer();
  return new Blob([Uint8Array.from(png)], { type: 'image/png' });
};

test('an app gives a profile its wide picture, lines and usual ways, by form and by JSON, and others see them', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina', { roles: ['steward'] }), await world.person('Léa')];
  const [app, other] = [await appOf(world, amina), await appOf(world, lea)];
  const form = new FormData();
  form.set('header', await paint(2_000, 2_000), 'a.png');
  form.set('header_description', 'Un jardin');
  form.set('bot', 'true');
  form.set('fields_attributes[0][name]', 'Pronoms');
  form.set('fields_attributes[0][value]', 'elle');
  form.set('fields_attributes[1][name]', 'Site');
  form.set('fields_attributes[1][value]', 'https://amina.example/<b>');
  form.set('fields_attributes[2][name]', '');
  form.set('fields_attributes[2][value]', '');
  form.set('source[privacy]', 'private');
  form.set('source[language]', 'oc');
  const saved = await app.ok<Account & { source: Record<string, unknown>; role: Record<string, unknown> }>('PATCH', SAVE, form); // prettier-ignore
  assert.deepEqual(
    [saved.source['fields'], saved.source['privacy'], saved.source['language']],
    [
      [
        { name: 'Pronoms', value: 'elle', verified_at: null },
        { name: 'Site', value: 'https://amina.example/<b>', verified_at: null },
      ],
      'private',
      'oc',
    ],
  );
  // Reports, servers, settings, mail, trends, appeals, people, invitations, announcements, roles; and inviting.
  const bits = [4, 5, 6, 7, 8, 9, 10, 11, 13, 16, 17].reduce((sum, bit) => sum + 2 ** bit, 0);
  assert.deepEqual(saved.role, { id: '2', name: 'steward', color: '', permissions: String(bits), highlighted: true });

  const { account } = await app.ok<{ account: Account }>('POST', '/api/v1/statuses', { status: 'Bonjour' });
  const seen = await other.get<Account>(`/api/v1/accounts/${amina.actor.account}`);
  assert.deepEqual(account.fields, seen.fields);
  assert.deepEqual([seen.bot, seen.roles], [true, [{ id: '2', name: 'steward', color: '' }]]);
  assert.match(
    seen.fields[1]!.value,
    /^<a href="https:\/\/amina\.example\/" rel="me nofollow noopener">.*<\/a>&lt;b&gt;$/,
  );
  const picture = await world.browse(new URL(seen.header).pathname);
  const { width, height } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
  assert.deepEqual([width, height], [1_500, 500]);
  const { visibility, language } = await app.ok<{ visibility: string; language: string }>('POST', '/api/v1/statuses', { status: 'Pour les miens' }); // prettier-ignore
  assert.deepEqual([visibility, language], ['private', 'oc']);

  interface Profile {
    display_name: string;
    header: string | null;
    header_description: string;
    avatar: string | null;
    fields: { name: string }[];
  }
  const profile = await app.ok<Profile>('PATCH', '/api/v1/profile', { fields_attributes: [{ name: 'Jardin', value: '#tomates' }], hide_collections: true, show_media: false }); // prettier-ignore
  assert.deepEqual(await app.get('/api/v1/profile'), profile);
  assert.deepEqual([profile.header, profile.header_description, profile.avatar], [seen.header, 'Un jardin', null]);
  assert.deepEqual(
    profile.fields.map(({ name }) => name),
    ['Jardin'],
  );
  await world.transact((tx) => follow(tx, lea.actor, amina.actor.account));
  const followers = `/api/v1/accounts/${amina.actor.account}/followers`;
  assert.deepEqual([await other.get(followers), idsOf(await app.get(followers))], [[], [lea.actor.account]]);
  assert.doesNotMatch(await (await world.browse('/@amina')).text(), /show=pictures/);
  assert.match(await (await world.browse('/@lea')).text(), /show=pictures/);
  const bare = await app.ok<Account>('DELETE', '/api/v1/profile/header');
  assert.equal(bare.header, 'http://localhost:3000/assets/headers/original/missing.png');
  const five = Array.from({ length: 5 }, () => ({ name: 'a', value: 'b' }));
  for (const wrong of [
    five,
    [{ name: '', value: 'b' }],
    [{ name: 'a', value: '' }],
    [{ name: 'a', value: 'x'.repeat(256) }],
  ])
    assert.equal((await app.send('PATCH', SAVE, { fields_attributes: wrong })).status, 422);
});

test('a note about somebody is read by who wrote it alone, and goes with either of them', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  const [app, other] = [await appOf(world, amina), await appOf(world, lea)];
  const path = `/api/v1/accounts/${lea.actor.account}`;
  const noted = await app.ok<{ note: string }>('POST', `${path}/note`, { comment: 'Rencontrée au marché' });
  assert.equal(noted.note, 'Rencontrée au marché');
  const [theirs] = await other.get<{ note: string }[]>(`/api/v1/accounts/relationships?id[]=${amina.actor.account}`);
  assert.equal(theirs?.note, '');
  assert.equal((await app.ok<{ note: string }>('POST', `${path}/note`, { comment: '' })).note, '');
  for (const one of [lea, noe]) await world.transact((tx) => follow(tx, amina.actor, one.actor.account));
  await world.transact((tx) => follow(tx, noe.actor, lea.actor.account));
  const [familiar] = await app.get<{ id: string; accounts: { id: string }[] }[]>(`/api/v1/accounts/familiar_followers?id[]=${lea.actor.account}`); // prettier-ignore
  assert.deepEqual([familiar?.id, idsOf(familiar?.accounts ?? [])], [lea.actor.account, [noe.actor.account]]);
});

test('hashtags are followed and featured, and say so', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const app = await appOf(world, amina);
  await world.transact((tx) => createPost(tx, lea.actor, { text: 'Vive l’#Été' }));
  await world.transact((tx) => createPost(tx, amina.actor, { text: 'Au #Jardin en #été' }));
  const tag = await app.ok<Tag>('POST', '/api/v1/tags/%C3%A9t%C3%A9/follow');
  assert.deepEqual([tag.name, tag.following, tag.featuring], ['Été', true, false]);
  assert.deepEqual(
    (await app.get<Tag[]>('/api/v1/followed_tags')).map(({ name }) => name),
    ['Été'],
  );
  const featured = await app.ok<{ id: string; statuses_count: string }>('POST', '/api/v1/featured_tags', new URLSearchParams({ name: '#jardin' })); // prettier-ignore
  assert.equal(featured.statuses_count, '1');
  assert.deepEqual(await app.get(`/api/v1/accounts/${amina.actor.account}/featured_tags`), [featured]);
  assert.deepEqual(
    (await app.get<Tag[]>('/api/v1/featured_tags/suggestions')).map(({ name }) => name),
    ['Été'],
  );
  assert.equal((await app.get<Tag>('/api/v1/tags/jardin')).featuring, true);
  assert.deepEqual(await app.ok('DELETE', `/api/v1/featured_tags/${featured.id}`), {});
  assert.deepEqual(await app.get('/api/v1/featured_tags'), []);
  assert.equal((await app.ok<Tag>('POST', '/api/v1/tags/ete/unfollow')).following, false);
  assert.equal((await app.get<Tag>('/api/v1/tags/jamais')).following, false);
  // Of a hashtag that nobody wrote yet one waits for the first post, and nobody hears that one does.
  const waited = await app.ok<Tag>('POST', '/api/v1/tags/Bient%C3%B4t/follow');
  assert.deepEqual([waited.name, waited.following], ['Bientôt', true]);
  const { hashtags } = await (await appOf(world, lea)).get<{ hashtags: Tag[] }>('/api/v2/search?q=bient');
  assert.deepEqual(hashtags, []);
  assert.equal((await app.send('POST', '/api/v1/tags/no%20tag/follow')).status, 404);
});

test('a search finds people, posts and hashtags, each by type, further on, and by operators', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const app = await appOf(world, amina);
  const other = await appOf(world, lea);
  await other.ok('PATCH', SAVE, { indexable: true });
  const ids: string[] = [];
  for (const text of ['Les tomates', 'Des tomates #tomates', 'Une tomate']) ids.unshift((await world.transact((tx) => createPost(tx, lea.actor, { text, language: 'fr' }))).id); // prettier-ignore
  const own = await world.transact((tx) => createPost(tx, amina.actor, { text: 'Mes tomates', language: 'fr' }));
  const find = async (query: string) => {
    const { accounts, statuses, hashtags } = await app.get<Record<'accounts' | 'statuses' | 'hashtags', { id: string }[]>>(`/api/v2/search?${query}`); // prettier-ignore
    return [idsOf(accounts), idsOf(statuses), idsOf(hashtags)];
  };
  const all = [own.id, ...ids];
  const table: readonly [query: string, people: string[], posts: string[], tags: string[]][] = [
    ['q=tomates', [], all, ['tomates']],
    ['q=tomates&type=statuses&limit=2', [], all.slice(0, 2), []],
    ['q=tomates&type=statuses&limit=2&offset=2', [], all.slice(2), []],
    [`q=tomates&type=statuses&max_id=${ids[0]}`, [], ids.slice(1), []],
    [`q=tomates&type=statuses&limit=1&min_id=${ids[2]}`, [], [ids[1]!], []],
    [`q=tomates&account_id=${lea.actor.account}&type=statuses`, [], ids, []],
    ['q=from:me&type=statuses', [], [own.id], []],
    ['q=l%C3%A9a&type=accounts', [lea.actor.account], [], []],
    ['q=lea&type=accounts&following=true', [], [], []],
    ['q=%40lea%40localhost%3A3000&type=accounts', [lea.actor.account], [], []],
    [`q=${encodeURIComponent(`http://localhost:3000/@lea/${ids[1]}`)}&resolve=true`, [], [ids[1]!], []],
    ['q=http://localhost:3000/@lea&resolve=1', [lea.actor.account], [], []],
  ];
  for (const [query, ...came] of table) assert.deepEqual(await find(query), came, query);
  // A program that nobody let in finds what a stranger finds on the page: what its author lets be found.
  const stranger = (await (await world.browse('/api/v2/search?q=tomates')).json()) as { statuses: { id: string }[] };
  assert.deepEqual(idsOf(stranger.statuses), ids);
  await app.ok('POST', `/api/v1/accounts/${lea.actor.account}/block`);
  for (const q of ['lea', '@lea', 'lea@localhost:3000', '@LEA@localhost:3000', 'acct:lea@localhost:3000']) {
    const found = await app.get<{ id: string }[]>(`/api/v1/accounts/search?q=${encodeURIComponent(q)}`);
    assert.deepEqual(idsOf(found), [lea.actor.account], `${q}: also to be let in again`);
  }
  assert.deepEqual(await find('q=@lea@elsewhere.example&type=accounts'), [[], [], []]);
});

test('what somebody wrote is given without what is not asked for', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const app = await appOf(world, amina);
  const post = async (who: typeof amina, text: string, replyTo?: string) =>
    (await world.transact((tx) => createPost(tx, who.actor, { text, ...(replyTo && { replyTo: replyTo as never }) })))
      .id;
  const first = await post(amina, 'Un #jardin');
  const theirs = await post(lea, 'Deux');
  const thread = await post(amina, 'Et ensuite', first);
  const reply = await post(amina, 'Oui', theirs);
  const { id: boost } = await app.ok<{ id: string }>('POST', `/api/v1/statuses/${theirs}/reblog`);
  const table: readonly [query: string, ids: string[]][] = [
    ['', [boost, reply, thread, first]],
    ['?exclude_replies=true', [boost, thread, first]],
    ['?exclude_reblogs=1', [reply, thread, first]],
    ['?exclude_replies=true&exclude_reblogs=true', [thread, first]],
    ['?only_media=true', []],
    ['?tagged=Jardin', [first]],
    [`?limit=2&min_id=${first}`, [reply, thread]],
    ['?pinned=true', []],
  ];
  const path = `/api/v1/accounts/${amina.actor.account}/statuses`;
  for (const [query, ids] of table) assert.deepEqual(idsOf(await app.get(path + query)), ids, query);
});

test('timelines for everyone and of a hashtag are narrowed as an app asks', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const app = await appOf(world, amina);
  const ids: string[] = [];
  for (const text of ['#a', '#b', '#a #b', '#a #c']) ids.unshift((await world.transact((tx) => createPost(tx, amina.actor, { text }))).id); // prettier-ignore
  const [ac, ab, b, a] = ids;
  const table: readonly [path: string, came: (string | undefined)[]][] = [
    ['tag/a', [ac, ab, a]],
    ['tag/a?any[]=b', [ac, ab, b, a]],
    ['tag/a?any[]=b&limit=2', [ac, ab]],
    ['tag/a?all[]=b', [ab]],
    ['tag/a?none[]=b&none[]=c', [a]],
    ['tag/a?only_media=true', []],
    [`tag/a?min_id=${a}&limit=1`, [ab]],
    ['public?local=true', [ac, ab, b, a]],
    ['public?remote=true', []],
    ['public?only_media=true', []],
    [`public?min_id=${b}&limit=1`, [ab]],
    [`home?min_id=${b}&limit=1`, [ab]],
  ];
  for (const [path, came] of table) assert.deepEqual(idsOf(await app.get(`/api/v1/timelines/${path}`)), came, path);
  const { id } = await world.transact((tx) => createPost(tx, amina.actor, { text: '#庭' }));
  const links: readonly [query: string, beside: string][] = [
    [`?limit=1&max_id=${id}9&any[]=a b`, 'limit=1&any%5B%5D=a+b&'],
    ['?min_id=1', ''],
    ['', ''],
    ['?any[]=<">&none[]=x', 'any%5B%5D=%3C%22%3E&none%5B%5D=x&'],
  ];
  for (const [query, beside] of links) {
    const { link } = await app.send('GET', `/api/v1/timelines/tag/%E5%BA%AD${query}`);
    const address = `http://localhost:3000/api/v1/timelines/tag/%E5%BA%AD?${beside}`;
    assert.equal(link.split(', ').at(-1), `<${address}min_id=${id}>; rel="prev"`, query);
  }
});
