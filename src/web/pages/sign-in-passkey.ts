import {
  addPasskey,
  deviceOf,
  passkeyName,
  passkeyProof,
  passkeyToAdd,
  passkeyToSignIn,
  signInWithPasskey,
} from '#accounts';
import { type Ctx, localPath, post, readFields, setSessionCookie } from '#http';
import { parseInput } from '#input';
import { notAllowed } from '#refusal';

/** In production the one origin; elsewhere also the one by which the browser came. */
const siteOf = (c: Ctx): { origins: [string, ...string[]] } => {
  const { config } = c.var.deps;
  return { origins: config.production ? [config.origin] : [config.origin, new URL(c.req.url).origin] };
};

const LIMITS = [{ name: 'passkey', per: 'address', times: 30, seconds: 300 }] as const;

/** What the program in the browser asks for, in JSON. */
export const passkeyRoutes = [
  post(
    '/passkeys/to-sign-in',
    'anyone',
    async (c) => c.json(await c.var.deps.transact((tx) => passkeyToSignIn(tx, siteOf(c)))),
    { limits: LIMITS },
  ),

  post(
    '/passkeys/sign-in',
    'anyone',
    async (c) => {
      const { answer, next } = await readFields(c);
      const device = deviceOf(c.req.header('user-agent'));
      const opened = await c.var.deps.transact((tx) => signInWithPasskey(tx, siteOf(c), answer, device));
      setSessionCookie(c, opened.secret, opened.expires);
      return c.json({ next: localPath(next, '/home') });
    },
    { limits: LIMITS },
  ),

  post(
    '/passkeys/to-add',
    'account',
    async (c) => {
      const { viewer, deps } = c.var;
      if (!viewer) throw notAllowed();
      const { currentPassword } = parseInput(passkeyProof, await readFields(c));
      return c.json(await deps.transact((tx) => passkeyToAdd(tx, viewer, siteOf(c), currentPassword)));
    },
    { limits: [...LIMITS, { name: 'confirm password', per: 'person', times: 10, seconds: 600 }] },
  ),

  post(
    '/passkeys/add',
    'account',
    async (c) => {
      const { viewer, deps } = c.var;
      if (!viewer) throw notAllowed();
      const { answer, name } = await readFields(c);
      const device = deviceOf(c.req.header('user-agent')) || c.var.m.accounts.waysIn.defaultPasskeyName;
      const named = parseInput(passkeyName, { name: name || device });
      await deps.transact((tx) => addPasskey(tx, viewer, siteOf(c), answer, named.name));
      deps.wake.mail();
      return c.json({ next: '/settings/passkeys?done=passkeyAdded' });
    },
    { limits: LIMITS },
  ),
];
