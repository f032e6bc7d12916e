// entry
// Shows what is pushed, and a page that says so when there is no network. It keeps nothing else: pages here are
// somebody's, and whoever uses the device next is somebody else.

// What a service worker has and a page has not.
interface Extended extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extended {
  readonly request: Request;
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}
interface Pushing extends Extended {
  readonly data: { json(): unknown } | null;
}
interface Clicking extends Extended {
  readonly notification: Notification;
}
interface Resubscribing extends Extended {
  readonly oldSubscription?: PushSubscription | null;
}
interface Page {
  readonly url: string;
  focus(): Promise<unknown>;
  navigate(url: string): Promise<unknown>;
}
interface Worker extends EventTarget {
  skipWaiting(): Promise<void>;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(which: { type: 'window' }): Promise<readonly Page[]>;
    openWindow(url: string): Promise<unknown>;
  };
  readonly registration: ServiceWorkerRegistration;
}
const worker = globalThis as unknown as Worker;

const NAME = 'essor-offline';
const language = new URL(location.href).searchParams.get('in') === 'fr' ? 'fr' : 'en';
const OFFLINE = `/offline/${language}`;
/** What that page is made of. */
const PARTS = ['/assets/essor.css', '/assets/fonts/hanken-grotesk.woff2', '/assets/fonts/newsreader-display.woff2'];

async function install(): Promise<void> {
  const kept = await caches.open(NAME);
  await kept.addAll([OFFLINE, ...PARTS]);
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

const otherwise = async (path: string): Promise<Response> =>
  (await (await caches.open(NAME)).match(path)) ?? Response.error();

async function page(event: Fetching): Promise<Response> {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return otherwise(OFFLINE);
  }
}

interface Told {
  title: string;
  body: string;
  path: string;
  icon: string;
  tag: string;
  lang: string;
}

async function show(event: Pushing): Promise<void> {
  const { title, body, path, icon, tag, lang } = (event.data?.json() ?? {}) as Partial<Told>;
  await worker.registration.showNotification(title ?? 'Essor', {
    ...(body && { body }),
    ...(icon && { icon }),
    ...(tag && { tag }),
    ...(lang && { lang }),
    badge: '/assets/badge-96.png',
    data: path ?? '/inbox',
  });
}

async function open({ notification }: Clicking): Promise<void> {
  notification.close();
  const to = new URL(String(notification.data), location.origin);
  if (to.origin !== location.origin) return;
  const pages = await worker.clients.matchAll({ type: 'window' });
  const there = pages.find(({ url }) => url === to.href);
  if (there) return void (await there.focus());
  await worker.clients.openWindow(to.href);
}

/** The push service gave the device another address. */
async function again({ oldSubscription }: Resubscribing): Promise<void> {
  const key = oldSubscription?.options.applicationServerKey;
  if (!key) return;
  const made = await worker.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  await fetch('/settings/notifications/device', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(made),
  });
}

const on = (name: string, work: (event: Event) => Promise<unknown>): void =>
  worker.addEventListener(name, (event) => (event as Extended).waitUntil(work(event)));

on('install', install);
on('activate', activate);
on('push', (event) => show(event as Pushing));
on('notificationclick', (event) => open(event as Clicking));
on('pushsubscriptionchange', (event) => again(event as Resubscribing));
worker.addEventListener('fetch', (event) => {
  const { request } = event as Fetching;
  const { pathname } = new URL(request.url);
  if (request.mode === 'navigate' && request.method === 'GET') (event as Fetching).respondWith(page(event as Fetching));
  else if (PARTS.includes(pathname)) (event as Fetching).respondWith(fetch(request).catch(() => otherwise(pathname)));
});
