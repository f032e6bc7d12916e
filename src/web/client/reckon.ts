import { pageOf } from './insert.ts';

const PAUSE_MS = 350;

function reckons(form: HTMLFormElement): void {
  let timer = 0;
  let asked = 0;

  async function reckon(): Promise<void> {
    const mine = ++asked;
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value !== '') query.append(name, value);
    const url = `${form.action}?${query.toString()}`;
    const answer = await fetch(url);
    // A figure half written: what stands stays until it is whole.
    if (!answer.ok || mine !== asked) return;
    const page = pageOf(await answer.text());
    if (mine !== asked) return;
    const fresh = [...page.querySelectorAll('[data-reckoned]')];
    for (const [i, old] of [...document.querySelectorAll('[data-reckoned]')].entries())
      old.replaceChildren(...(fresh[i]?.childNodes ?? []));
    history.replaceState(history.state, '', url);
  }

  form.addEventListener('input', () => {
    clearTimeout(timer);
    // Not reached: the button is still there.
    timer = window.setTimeout(() => void reckon().catch(() => {}), PAUSE_MS);
  });
}

/** Forms that reckon again while a figure is being changed; without a script their button does. */
export function startReckoning(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-enhance="reckon"]')) reckons(form);
}
