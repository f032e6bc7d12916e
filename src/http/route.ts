import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Bearer, Role, Scope, Viewer } from '#accounts';
import type { Deps } from '#deps';
import type { OAuthApp } from '#oauth';
import type { Locale, Messages } from '#i18n';
import type { Limit, Limiter, Rate } from './limit.ts';

/** For programs: a token with this scope. Who is signed in by a browser is nobody here. */
export interface TokenAccess {
  /** `any`: whatever it is good for, also that of an application which acts for nobody. */
  readonly token: Scope | 'any';
  /** Answers without a token too, with what everyone may see. */
  readonly open?: true;
  /** The token may also stand in the address, or where a WebSocket names its protocols: browsers can set no header there. */
  readonly inAddress?: true;
}

/**
 * Who may call a route. `anyone` includes the signed-out; `account` is anybody signed in, `person` also whoever is
 * suspended, who is signed out everywhere else; a role is that role or the steward; `development` exists outside
 * production only.
 */
export type Access = 'anyone' | 'account' | 'person' | Role | 'development' | TokenAccess;

export interface Env {
  /** What the server knows of the connection; absent when a test calls `app.request()`. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    deps: Deps;
    viewer: Viewer | undefined;
    /** Signed in, and suspended: then nobody is the viewer but on routes for a `person`. */
    suspended: Viewer | undefined;
    /** The program that calls, on routes for programs. */
    bearer: Bearer | undefined;
    /** The application that calls and acts for nobody. */
    app: OAuthApp | undefined;
    locale: Locale;
    m: Messages;
    /** The client's address, seen through trusted proxies only. */
    address: string;
    limiter: Limiter;
    /** What the caller has left of the limit that is nearest. */
    rate: Rate | undefined;
  };
}
export type Ctx = Context<Env>;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RouteOptions {
  limits?: readonly Limit[];
  /** Largest body in bytes; default 1 MB. */
  maxBytes?: number;
  /** Takes what pages elsewhere send, as applications in a browser do: it goes by what the body says, and by no cookie. */
  fromAnywhere?: true;
}

export interface Route extends RouteOptions {
  readonly method: Method;
  readonly path: string;
  readonly access: Access;
  readonly handler: (c: Ctx) => Response | Promise<Response>;
}

export const get = (path: string, access: Access, handler: Route['handler'], options: RouteOptions = {}): Route => ({
  method: 'GET',
  path,
  access,
  handler,
  ...options,
});

export const post = (path: string, access: Access, handler: Route['handler'], options: RouteOptions = {}): Route => ({
  method: 'POST',
  path,
  access,
  handler,
  ...options,
});

/** The one place that says who passes; programs, by `admitBearer`. */
export function allowed(access: Access, viewer: Pick<Viewer, 'roles'> | undefined, production: boolean): boolean {
  if (typeof access === 'object') return access.open === true;
  switch (access) {
    case 'anyone':
      return true;
    case 'development':
      return !production;
    case 'account':
    case 'person':
      return viewer !== undefined;
    default:
      return viewer !== undefined && (viewer.roles.has(access) || viewer.roles.has('steward'));
  }
}
