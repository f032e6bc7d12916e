export type { Role } from './schema.ts';
export { type Actor, type Viewer, viewerOfSession } from './viewer.ts';
