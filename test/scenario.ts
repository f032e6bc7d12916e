import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Role } from '#accounts';
import { type World, openWorld } from './world.ts';

/** One request and what must come of it; a table of them reads as a promise. */
export interface Scenario {
  name: string;
  path: string | ((world: World) => string | Promise<string>);
  init?: RequestInit;
  /** Name of the person who asks; a stranger when left out. They are made with `roles`. */
  as?: string;
  roles?: Role[];
  /** Runs before the request, in the same world. */
  given?: (world: World) => Promise<unknown>;
  status: number;
  contains?: readonly (string | RegExp)[];
  lacks?: readonly (string | RegExp)[];
  location?: string | RegExp;
  /** Runs after the request: what must be true of the world now. */
  then?: (world: World, response: Response) => Promise<unknown>;
}

const holds = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);

/** Runs each scenario in a world of its own. */
export function scenarios(table: readonly Scenario[]): void {
  for (const one of table) {
    test(one.name, async () => {
      await using world = await openWorld();
      await one.given?.(world);
      const path = typeof one.path === 'function' ? await one.path(world) : one.path;
      const browse = one.as ? (await world.person(one.as, { roles: one.roles ?? [] })).browse : world.browse;
      const response = await browse(path, one.init);
      const copy = response.clone();
      const text = await response.text();
      assert.equal(response.status, one.status, text.slice(0, 2_000));
      for (const wanted of one.contains ?? [])
        assert.ok(holds(text, wanted), `${one.name}: lacks ${String(wanted)}\n${text.slice(0, 3_000)}`);
      for (const unwanted of one.lacks ?? [])
        assert.ok(!holds(text, unwanted), `${one.name}: holds ${String(unwanted)}`);
      if (one.location !== undefined)
        assert.ok(
          holds(response.headers.get('location') ?? '', one.location),
          response.headers.get('location') ?? 'no location',
        );
      assert.deepEqual(
        world.log.filter((line) => line.startsWith('fault')),
        [],
      );
      await one.then?.(world, copy);
    });
  }
}
