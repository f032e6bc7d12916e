import { pageOf } from './insert.ts';
import { sayFailed } from './say.ts';

/** What j and k go through. */
const ITEM = 'main :is(article.post, li.catch)';
const PLACES: Record<string, string> = {
  h: '/home',
  u: '/catchup',
  e: '/explore',
  d: '/d',
  c: '/c',
  i: '/inbox',
};
const SECOND_KEY_MS = 1_500;

/** Single keys that act, for those who have them on: the page says so. `?` shows them. */
export function startShortcuts(): void {
  const list = document.body.dataset['keys'];
  if (list === undefined) return;
  let goUntil = 0;
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isWriting(event.target) || document.querySelector('dialog[open]')) return;
    const going = Date.now() < goUntil;
    goUntil = 0;
    const { key } = event;
    if (going) {
      const place = PLACES[key];
      if (place) location.assign(place);
    } else if (key === 'g') goUntil = Date.now() + SECOND_KEY_MS;
    else if (key === '?') showList(list).catch(() => location.assign(list));
    else if (!act(key, event.repeat)) return;
    event.preventDefault();
  });
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"], [role="combobox"]'));

/** @returns whether the key does something here. */
function act(key: string, again: boolean): boolean {
  const item = document.activeElement?.closest<HTMLElement>(ITEM) ?? undefined;
  if (key === 'j' || key === 'k') return step(item, key === 'j' ? 1 : -1);
  if (again) return false;
  // Enter on a link or a button is theirs.
  if (key === 'Enter') return item !== undefined && document.activeElement === item && press(item, OPENS);
  switch (key) {
    case 'o':
      return press(item, OPENS);
    case 'p':
      return press(item, '.by a');
    case 'r':
      return reply(item);
    case 'f':
      return toggle(item, 'like');
    case 'b':
      return toggle(item, 'boost');
    case 'd':
      return toggle(item, 'bookmark');
    case 'x':
      return unfold(item);
    case 'n':
      return press(document, 'a[href="/compose"]');
    case '/':
      return search();
    case '.':
      return toTop();
    default:
      return false;
  }
}

const OPENS = ':scope .by .when, :scope h2 a';

function press(within: ParentNode | undefined, selector: string): boolean {
  const link = within?.querySelector<HTMLElement>(selector);
  link?.click();
  return link !== undefined && link !== null;
}

/** The item itself has the focus: it is seen, and read by its name. */
function focus(item: HTMLElement): void {
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: item.offsetHeight > innerHeight / 2 ? 'start' : 'nearest' });
}

/** To the next one; from nowhere, to the first that is in view. */
function step(from: HTMLElement | undefined, by: 1 | -1): boolean {
  const items = [...document.querySelectorAll<HTMLElement>(ITEM)].filter((one) => one.offsetParent !== null);
  const at = from ? items.indexOf(from) : -1;
  const inView = items.find((one) => one.getBoundingClientRect().bottom > 80);
  const next = at >= 0 ? items[at + by] : inView;
  if (next) focus(next);
  return items.length > 0;
}

function reply(item: HTMLElement | undefined): boolean {
  const link = item?.querySelector<HTMLAnchorElement>('.acts a[href$="#reply"]');
  if (!link) return false;
  const here = new URL(link.href).pathname === location.pathname;
  const box = here ? document.querySelector<HTMLElement>('#reply textarea, textarea#reply') : null;
  if (box) box.focus();
  else link.click();
  return true;
}

/** The button has the focus then, and says what it has become. */
function toggle(item: HTMLElement | undefined, what: 'like' | 'boost' | 'bookmark'): boolean {
  const button = item?.querySelector<HTMLElement>(`form[action$="/${what}"] button`);
  if (!button) return false;
  button.focus({ preventScroll: true });
  button.click();
  return true;
}

function unfold(item: HTMLElement | undefined): boolean {
  const folded = item?.querySelector<HTMLDetailsElement>('details.warned');
  if (!folded) return false;
  folded.open = !folded.open;
  folded.querySelector('summary')?.focus({ preventScroll: true });
  return true;
}

function search(): boolean {
  const field = document.querySelector<HTMLElement>('main input[type="search"]');
  if (field) field.focus();
  else location.assign('/search');
  return true;
}

function toTop(): boolean {
  if (press(document, '.new-posts button')) return true;
  scrollTo({ top: 0 });
  const first = document.querySelector<HTMLElement>(ITEM);
  if (first) {
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
  }
  return true;
}

/** The list of the page that explains them, over the page that is read. */
async function showList(address: string): Promise<void> {
  const known = document.getElementById('shortcuts');
  if (known instanceof HTMLDialogElement && known.querySelector('dl')) return known.showModal();
  const response = await fetch(address, { headers: { accept: 'text/html' } });
  if (!response.ok) return sayFailed();
  const page = pageOf(await response.text());
  const dialog = page.querySelector<HTMLDialogElement>('dialog#shortcuts');
  const list = page.querySelector('[data-keys-list]');
  if (!dialog || !list) throw new Error('no list');
  dialog.querySelector('.in')?.append(list);
  known?.remove();
  const own = document.importNode(dialog, true);
  document.body.append(own);
  own.showModal();
}
