import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import type { Db, Tx } from './open.ts';
import type { Schema } from './schema.ts';

type Writing = 'insertInto' | 'replaceInto' | 'updateTable' | 'deleteFrom' | 'mergeInto';
/** What gives a handle that has them. */
type LeadingToWriting =
  | 'with'
  | 'withRecursive'
  | 'withPlugin'
  | 'withoutPlugins'
  | 'withSchema'
  | 'withTables'
  | 'transaction'
  | 'startTransaction'
  | 'connection'
  | 'schema'
  | 'executeQuery';
type IsNever<T> = [T] extends [never] ? true : false;

// The compiler is the judge: these lines do not compile when one of them is untrue.
const laws: {
  'every name is one of Kysely’s': IsNever<Exclude<Writing | LeadingToWriting, keyof Kysely<Schema>>>;
  'Db has no verb that writes': IsNever<Extract<keyof Db, Writing | LeadingToWriting>>;
  'a whole Kysely is no Tx': Kysely<Schema> extends Tx ? false : true;
  'Tx has them all': IsNever<Exclude<Writing, keyof Tx>>;
  'Tx reads too': Tx extends Db ? true : false;
} = {
  'every name is one of Kysely’s': true,
  'Db has no verb that writes': true,
  'a whole Kysely is no Tx': true,
  'Tx has them all': true,
  'Tx reads too': true,
};

for (const [law, holds] of Object.entries(laws)) test(law, () => assert.ok(holds));
