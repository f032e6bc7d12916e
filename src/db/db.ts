export { CannotStart } from './cannot-start.ts';
export { joinPostgres, startPostgres } from './embedded.ts';
export { reachServer } from './reach.ts';
export { type Connection, type Database, type Db, openDatabase, type Transact, type Tx } from './open.ts';
export { together } from './together.ts';
export { knownMigrations, migrate } from './migrate.ts';
export type { Schema } from './schema.ts';
