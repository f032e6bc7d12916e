export type { AboutKind, Visibility } from './schema.ts';
export { unseenCount } from './notify.ts';
