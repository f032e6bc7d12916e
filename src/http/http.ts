export { allowed, type Ctx, type Env, get, type Method, post, type Route, type TokenAccess } from './route.ts';
export { countCall, mountRoutes, type RefusalPage } from './mount.ts';
export { answerErrors } from './errors.ts';
export { CALLERS, callersOf, onCallersChanged, TABLES_OF_CALLERS } from './callers.ts';
export { crossOrigin } from './cross-origin.ts';
export { pathOf } from './path-of.ts';
export { FRAMED_POLICY, formPolicy, keepOpener, secureHeaders, WORKER_POLICY } from './headers.ts';
export { introduce } from './introduce.ts';
export { DELETING, type Limit, networkOf, wideNetworkOf } from './limit.ts';
export { localPath } from './local-path.ts';
export { setUpFirst } from './set-up-first.ts';
export { readFields } from './body.ts';
export {
  clearSessionCookie,
  forgetTextCookie,
  LOCALE_COOKIE,
  sessionCookie,
  setLocaleCookie,
  setSessionCookie,
  setSignedCookie,
  setTextCookie,
  signedCookie,
  textCookie,
} from './cookies.ts';
