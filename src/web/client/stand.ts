// entry
// A stand in the street: hands the form from person to person, keeps what they wrote sealed, and sends it when it can.
import { sayFailed } from './say.ts';
import { openStore, seal, type Store } from './stand-forms.ts';

const EVERY_MS = 15_000;
const AT_ONCE = 20;
/** A form left half filled is emptied: its writer walked away. */
const IDLE_MS = 120_000;

const place = document.querySelector<HTMLElement>('[data-stand]');
const part = (name: string): HTMLElement => document.querySelector<HTMLElement>(`[data-stand-${name}]`)!;

/** Keeps the page itself. */
async function keepPage(workerAt: string): Promise<void> {
  const policy = globalThis.trustedTypes as
    | {
        createPolicy(
          name: string,
          rules: { createScriptURL(url: string): string },
        ): { createScriptURL(url: string): string };
      }
    | undefined;
  const url = policy?.createPolicy('stand', { createScriptURL: () => workerAt }).createScriptURL('') ?? workerAt;
  await navigator.serviceWorker.register(url, { scope: location.pathname });
  const { active } = await navigator.serviceWorker.ready;
  const made = performance.getEntriesByType('resource').map(({ name }) => name);
  const own = [...new Set([location.href.split('#')[0]!, ...made])].filter((one) => {
    const { origin, pathname } = new URL(one);
    return origin === location.origin && (pathname.startsWith('/assets/') || pathname === location.pathname);
  });
  const { port1, port2 } = new MessageChannel();
  const kept = new Promise<void>((resolve) => {
    port1.addEventListener('message', () => resolve());
    port1.start();
  });
  active?.postMessage(own, [port2]);
  await kept;
}

async function start(stand: HTMLElement, store: Store): Promise<void> {
  const form = part('form').querySelector('form')!;
  const screens = ['hand', 'form', 'thanks'] as const;
  const show = (name: (typeof screens)[number]) => {
    for (const one of screens) part(one).hidden = one !== name;
    part(name).querySelector<HTMLElement>('h2, input')?.focus();
    scrollTo(0, 0);
  };
  const empty = () => {
    form.reset();
    for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  };
  // What one person wrote is offered to nobody after.
  form.autocomplete = 'off';
  for (const field of form.querySelectorAll('input')) field.autocomplete = 'off';

  const count = async () => {
    part('waiting').textContent = String((await store.waiting()).length);
    for (const what of ['sent', 'unread'] as const) part(what).textContent = String(await store.done(what));
  };
  let sending = false;
  /** Tries even where the phone believes that there is no network, when somebody asks for it. */
  const send = async (asked = false): Promise<void> => {
    if (sending || (!asked && !navigator.onLine)) return;
    sending = true;
    try {
      for (let some = await store.waiting(); some.length > 0; some = await store.waiting()) {
        const forms = some.slice(0, AT_ONCE).map(({ key, sealed }) => ({ key, sealed }));
        const answer = await fetch(`${location.pathname}/send`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ forms }),
        });
        part('ended').hidden = answer.status !== 410 && answer.status !== 404;
        if (!answer.ok) break;
        const { outcomes } = (await answer.json()) as { outcomes: { key: string; outcome: 'taken' | 'refused' }[] };
        if (outcomes.length === 0) break;
        for (const { key, outcome } of outcomes) await store.wipe(key, outcome === 'taken' ? 'sent' : 'unread');
        await count();
      }
    } catch {
      // No network: what waits is kept and sent later.
    } finally {
      sending = false;
      await count();
    }
  };

  form.addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
      // The common script sends nothing here: what is written goes into the store.
      event.stopImmediatePropagation();
      if (!form.reportValidity()) return;
      const fields: Record<string, string> = {};
      for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields[name] = value;
      const keep = async () => {
        await store.keep(await seal(stand.dataset['stand'] ?? '', JSON.stringify(fields)));
        empty();
        show('thanks');
        await count();
        await send();
      };
      void keep().catch(sayFailed);
    },
    { capture: true },
  );

  part('start').addEventListener('click', () => show('form'));
  part('next').addEventListener('click', () => show('hand'));
  part('send').addEventListener('click', () => void send(true));
  part('wipe').addEventListener('click', () => void store.wipeAll().then(count));
  let idle = 0;
  const rest = () => {
    clearTimeout(idle);
    idle = window.setTimeout(() => {
      empty();
      show('hand');
    }, IDLE_MS);
  };
  for (const what of ['pointerdown', 'keydown']) addEventListener(what, rest);
  addEventListener('online', () => void send());
  // Where a browser restores what was written when one comes back to the page.
  addEventListener('pageshow', empty);
  setInterval(() => void send(), EVERY_MS);

  part('plain').hidden = true;
  part('state').hidden = false;
  empty();
  show('hand');
  await count();
  await send();
}

if (place && isSecureContext && 'serviceWorker' in navigator && 'indexedDB' in globalThis) {
  const begin = async () => {
    await start(place, await openStore(location.pathname));
    await keepPage(place.dataset['worker'] ?? '');
    const state = part('ready');
    state.textContent = state.dataset['standReady'] ?? '';
  };
  // Nothing can be kept here: the form signs while there is a network.
  void begin().catch(() => {});
}
