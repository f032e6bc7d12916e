import { sayFailed, toast } from './say.ts';

const MINUTE_MS = 60_000;
const HOURS_SAID = 12;

/** Small things of every page: where to look first, what is behind menus, how long ago it was. */
export function startPage(): void {
  document.querySelector<HTMLElement>('[data-focus]')?.focus();

  document.addEventListener('click', ({ target }) => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
      if (!(target instanceof Node) || !menu.contains(target)) menu.open = false;
    }
    const link = target instanceof Element ? target.closest<HTMLElement>('.post [data-copy]') : null;
    if (link) link.closest<HTMLDetailsElement>('details.menu')?.removeAttribute('open');
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('.post a[data-copy]') : null;
    if (!link || !navigator.clipboard) return;
    event.preventDefault();
    void navigator.clipboard
      .writeText(link.dataset['copy'] ?? '')
      .then(() => toast(link.dataset['copied'] ?? ''), sayFailed);
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    const menu = document.querySelector<HTMLDetailsElement>('details.menu[open]');
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  setInterval(tellTime, MINUTE_MS);
}

/** Minutes and hours pass; what is said in words or as a date stays until the page is opened again. */
function tellTime(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-ago]')) {
    const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / MINUTE_MS);
    const shown = /^(\d+)\u00a0(min|h)$/.exec(time.textContent ?? '');
    if (!shown && minutes > 5) continue;
    if (minutes >= 1 && minutes < 60) time.textContent = `${minutes}\u00a0min`;
    else if (minutes >= 60 && minutes < HOURS_SAID * 60) time.textContent = `${Math.floor(minutes / 60)}\u00a0h`;
  }
}
