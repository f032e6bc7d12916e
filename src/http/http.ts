export { type Access, allowed, type Ctx, type Env, get, post, type Route, type RouteOptions } from './route.ts';
export { mountRoutes, type RefusalPage } from './mount.ts';
export { answerErrors, refusalFor } from './errors.ts';
export { secureHeaders } from './headers.ts';
export { introduce } from './introduce.ts';
export { readFields, readForm, readJson } from './body.ts';
export type { Limit } from './limit.ts';
export { clearSessionCookie, setLocaleCookie, setSessionCookie } from './cookies.ts';
