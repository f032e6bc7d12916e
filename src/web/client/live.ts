import { nodesOf } from './insert.ts';
import { announce } from './say.ts';

interface Fragment {
  target: string;
  how: 'replace' | 'prepend' | 'append' | 'count';
  html: string;
}

const HIDDEN_MS = 60_000;
const LONGEST_WAIT_MS = 120_000;

/** Follows what the page names (`data-live-on`) over one stream, while somebody looks. */
export function startLive(): void {
  const named = [...document.querySelectorAll<HTMLElement>('[data-live-on]')];
  const topics = new Set(named.flatMap((one) => (one.dataset['liveOn'] ?? '').split(/[\s,]+/).filter(Boolean)));
  if (topics.size === 0 || !('EventSource' in window)) return;
  const address = `/live?on=${[...topics].map(encodeURIComponent).join(',')}`;
  // What came after the page was made, or after a stream fell silent, is asked for at the next one.
  const made = named.flatMap((one) => one.dataset['liveSince'] ?? []).map(Number);
  let since = made.length > 0 ? Math.min(...made) : undefined;

  let source: EventSource | undefined;
  let timer = 0;
  let tries = 0;
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const open = () => {
    clearTimeout(timer);
    if (source || document.hidden) return;
    source = new EventSource(since === undefined ? address : `${address}&since=${since}`);
    source.addEventListener('open', () => {
      tries = 0;
    });
    source.addEventListener('now', ({ data }) => {
      if (since !== undefined) since = Number(data);
    });
    source.addEventListener('message', ({ data }) => apply(JSON.parse(data)));
    source.addEventListener('error', () => {
      close();
      // Everybody comes back after a restart: not all at once, and later each time.
      const wait = Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** tries++);
      timer = window.setTimeout(open, wait * (0.5 + Math.random()));
    });
  };
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) open();
    else timer = window.setTimeout(close, HIDDEN_MS);
  });
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  open();
}

function apply({ target, how, html }: Fragment): void {
  const name = CSS.escape(target);
  const byName = document.querySelectorAll<HTMLElement>(`[data-live="${name}"]`);
  const places = byName.length > 0 ? [...byName] : [document.getElementById(target)].filter((one) => one !== null);
  for (const place of places) {
    if (how === 'count') place.textContent = html;
    else if (how === 'replace') replace(place, html);
    else add(place, how, html);
  }
}

/** Keeps the focus where it was, when what had it is still there. */
function replace(place: HTMLElement, html: string): void {
  const focused = place.contains(document.activeElement) ? document.activeElement?.id : undefined;
  place.replaceWith(nodesOf(html));
  if (focused) document.getElementById(focused)?.focus();
}

function add(place: HTMLElement, how: 'prepend' | 'append', html: string): void {
  const nodes = nodesOf(html);
  for (const one of nodes.querySelectorAll('[id]')) if (document.getElementById(one.id)) return;
  if (how === 'prepend' && place.classList.contains('feed')) hold(place, nodes);
  else place[how](nodes);
}

const held = new WeakMap<HTMLElement, { nodes: DocumentFragment[]; button: HTMLButtonElement }>();

/** New things wait behind a button: what is being read does not move. */
function hold(feed: HTMLElement, nodes: DocumentFragment): void {
  const ids = new Set([...nodes.querySelectorAll('[id]')].map((one) => one.id));
  const waiting = held.get(feed) ?? { nodes: [], button: button(feed) };
  if (waiting.nodes.some((some) => [...ids].some((id) => some.querySelector(`#${CSS.escape(id)}`)))) return;
  waiting.nodes.unshift(nodes);
  held.set(feed, waiting);
  const n = waiting.nodes.reduce((sum, some) => sum + some.querySelectorAll('article').length, 0);
  const words = (n === 1 ? feed.dataset['newOne'] : feed.dataset['newOther']?.replace('{n}', String(n))) ?? String(n);
  waiting.button.textContent = words;
  announce(words);
}

function button(feed: HTMLElement): HTMLButtonElement {
  const place = document.createElement('div');
  place.className = 'new-posts';
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn primary';
  made.addEventListener('click', () => {
    const waiting = held.get(feed);
    held.delete(feed);
    place.remove();
    const first = waiting?.nodes[0]?.firstElementChild;
    feed.prepend(...(waiting?.nodes ?? []));
    if (!(first instanceof HTMLElement)) return;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: 'start' });
  });
  place.append(made);
  feed.before(place);
  return made;
}
