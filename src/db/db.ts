export { type Connection, type Database, type Db, openDatabase, type Transact, type Tx } from './open.ts';
export { migrate } from './migrate.ts';
export type { Schema } from './schema.ts';
