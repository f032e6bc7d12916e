export type { Role } from './schema.ts';
export { type Actor, type Viewer, viewerOfSession, endedAmong } from './viewer.ts';
