export { unseenCount } from './notify.ts';
