import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Id } from '#ids';
import { parseInput } from '#input';
import { createPost, deleteFilter, filterFor, filterInput, loadPosts, readFilters, saveFilter } from '#network';
import { Refusal } from '#refusal';
import { type Person, type World, form, openWorld } from '../../test/world.ts';

const is = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;

const make = async (world: World, who: Person, more: object) => {
  const input = parseInput(filterInput, {
    title: 'Série',
    contexts: ['home', 'public'],
    action: 'warn',
    words: [],
    tags: [],
    people: [],
    ...more,
  });
  return (await world.transact((tx) => saveFilter(tx, who.actor, input))).id;
};

test('a filter finds words, hashtags and people, accents and capitals aside, in its places and in its time', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const says = async (text: string) => {
    const { id } = await world.transact((tx) => createPost(tx, lea.actor, { text }));
    return (await loadPosts(world.db, amina.actor, [id])).get(id)!;
  };
  await make(world, amina, {
    words: [
      { word: 'Été', whole: true },
      { word: 'c++ (', whole: false },
    ],
    tags: ['#Essor'],
    seconds: 3_600,
  });
  const meets = async (text: string, context: 'home' | 'thread' = 'home') =>
    filterFor(await readFilters(world.db, amina.actor), context, world.db.now)?.(await says(text))?.action;
  assert.equal(await meets('un ETE chaud'), 'warn');
  assert.equal(await meets('étés'), undefined);
  assert.equal(await meets('du C++ (encore)'), 'warn');
  assert.equal(await meets('avec #essor'), 'warn');
  assert.equal(await meets('essor'), undefined);
  assert.equal(await meets('un été', 'thread'), undefined);
  const about = await make(world, amina, { people: [lea.actor.account], action: 'hide' });
  assert.equal(await meets('un été'), 'hide', 'what hides weighs more');
  await world.transact((tx) => deleteFilter(tx, amina.actor, about));
  world.clock.advance(3_600_001);
  assert.equal(await meets('un été'), undefined);
});

test('no word of a filter is a pattern', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 30 }), fc.boolean(), (word, whole) => {
      const filter = {
        id: '1' as Id<'filter'>,
        title: '',
        contexts: ['home' as const],
        action: 'warn' as const,
        expiresAt: null,
        keywords: [],
        posts: [],
        words: [{ word, whole }],
        tags: [],
        people: [],
      };
      filterFor([filter], 'home', new Date(0));
    }),
  );
});

test('filters are one’s own, and refuse what finds nothing or too much', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  await assert.rejects(make(world, amina, {}), is(422));
  await assert.rejects(
    make(world, amina, { words: Array.from({ length: 200 }, (_, n) => ({ word: `w${n}` })) }),
    is(422),
  );
  await assert.rejects(make(world, amina, { words: [{ word: 'x' }], contexts: ['nowhere'] }), is(422));
  const id = await make(world, amina, { words: [{ word: 'x' }] });
  await assert.rejects(
    world.transact((tx) => deleteFilter(tx, lea.actor, id)),
    is(404),
  );
});

test('a filter takes effect on pages, with forms alone', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina', { locale: 'fr' }), await world.person('Léa')];
  const { id } = await world.transact((tx) => createPost(tx, lea.actor, { text: 'La fin de la série' }));
  const page = async (path: string) => (await amina.browse(path)).text();
  const fields = { title: 'Pas encore vue', words: 'fin de la série\nautre chose', whole: 'on', seconds: '0' };
  const refused = await amina.browse(
    '/settings/filters/new',
    form({ ...fields, 'contexts[]': 'public', people: '@nobody' }),
  );
  assert.equal(refused.status, 422);
  const kept = await refused.text();
  assert.match(kept, /id="f-people-error"/);
  assert.match(kept, /fin de la série\nautre chose<\/textarea>/);
  await amina.browse('/settings/filters/new', form({ ...fields, 'contexts[]': ['public', 'thread'], action: 'warn' }));
  assert.match(await page('/explore'), /<details class="warned">[\s\S]*Filtré\s:\sPas encore vue/);
  const [filter] = await readFilters(world.db, amina.actor);
  await amina.browse(
    `/settings/filters/${filter?.id}`,
    form({ ...fields, 'contexts[]': ['public', 'thread'], action: 'hide' }),
  );
  assert.doesNotMatch(await page('/explore'), /La fin de la série/);
  assert.match(await page(`/@lea/${id}`), /Filtré/, 'what one asks for is folded, not gone');
  assert.match(await (await lea.browse('/explore')).text(), /La fin de la série/);
  await amina.browse(`/settings/filters/${filter?.id}/delete`, form({}));
  assert.match(await page('/explore'), /La fin de la série/);
});
