import { startComposers } from './composer.ts';
import { pageOf } from './insert.ts';

/** Buttons that open a dialog of the page, and writing a post in one. */
export function startDialogs(): void {
  document.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const opener = target.closest<HTMLElement>('[data-opens]');
    const dialog = opener && document.getElementById(opener.dataset['opens'] ?? '');
    if (dialog instanceof HTMLDialogElement) dialog.showModal();
    // A click beside the dialog is a click on the dialog itself.
    if (target instanceof HTMLDialogElement) target.close();

    const link = target.closest<HTMLAnchorElement>('a[href="/compose"]');
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && event.button === 0;
    if (!link || !plain || location.pathname === '/compose') return;
    event.preventDefault();
    compose(link.href).catch(() => location.assign(link.href));
  });
}

/** The form of the page for writing, over the page that is read. */
async function compose(href: string): Promise<void> {
  const open = document.querySelector<HTMLDialogElement>('dialog[data-composer]');
  if (open) {
    open.showModal();
    return;
  }
  const next = encodeURIComponent(location.pathname + location.search);
  const response = await fetch(`${href}?next=${next}`, { headers: { accept: 'text/html' } });
  if (!response.ok || response.redirected) throw new Error('no form');
  const page = pageOf(await response.text());
  const dialog = page.querySelector<HTMLDialogElement>('dialog[data-composer]');
  const form = page.querySelector('main form.composer');
  if (!dialog || !form) throw new Error('no form');
  rename(form);
  dialog.querySelector('.in')?.append(form);
  const own = document.importNode(dialog, true);
  document.body.append(own);
  startComposers(own);
  own.showModal();
  own.querySelector('textarea')?.focus();
}

/** The page below may have the same form: names of elements must not be the same. */
function rename(form: Element): void {
  for (const name of ['id', 'for', 'aria-describedby']) {
    for (const element of form.querySelectorAll(`[${name}]`)) {
      const names = (element.getAttribute(name) ?? '').split(' ').map((one) => `compose-${one}`);
      element.setAttribute(name, names.join(' '));
    }
  }
}
