// entry
// Keeps the page of a stand, and what it is made of, for when there is no network. It keeps no form.

// What a service worker has and a page has not.
interface Extended extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extended {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Said extends Extended {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}
interface Worker extends EventTarget {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
const worker = globalThis as unknown as Worker;

const NAME = 'essor-stand';

async function answer(request: Request): Promise<Response> {
  const kept = await caches.open(NAME);
  try {
    const response = await fetch(request);
    if (response.ok) await kept.put(request, response.clone());
    // The stand has ended: what was kept of it is wrong.
    else if (response.status === 410 || response.status === 404) await kept.delete(request);
    return response;
  } catch (error) {
    const found = await kept.match(request, { ignoreVary: true });
    if (found) return found;
    throw error;
  }
}

worker.addEventListener('install', (event) => (event as Extended).waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => (event as Extended).waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { request } = event as Fetching;
  if (request.method === 'GET') (event as Fetching).respondWith(answer(request));
});
worker.addEventListener('message', (event) => {
  const { data, ports, waitUntil } = event as Said;
  const keep = async () => {
    const kept = await caches.open(NAME);
    await kept.addAll(data as string[]);
    ports[0]?.postMessage('kept');
  };
  waitUntil.call(event, keep());
});
