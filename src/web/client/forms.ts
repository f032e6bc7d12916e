import { nodesOf } from './insert.ts';
import { sayFailed } from './say.ts';

const SHOWN_MS = 1_500;

/** Forms that change a part of the page in place: liking, boosting, following, marking as seen. */
export function startForms(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset['enhance'] !== 'toggle') return;
    event.preventDefault();
    if (form.dataset['busy']) return;
    form.dataset['busy'] = 'yes';
    void send(form, event.submitter)
      .catch(sayFailed)
      .finally(() => delete form.dataset['busy']);
  });
  markSeen();
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const answer = await ask(form, submitter);
  // Refused, or signed out meanwhile: the page that says so is the answer.
  if (!answer.ok || answer.redirected) {
    delete form.dataset['enhance'];
    form.requestSubmit(submitter);
    return;
  }
  const old = form.closest('[data-part]') ?? form;
  const focused = old.contains(document.activeElement);
  const part = nodesOf(await answer.text()).firstElementChild;
  if (!part) return;
  old.replaceWith(part);
  if (!focused) return;
  const same = [...part.querySelectorAll('form'), part].find(
    (one) => one instanceof HTMLFormElement && one.getAttribute('action') === form.getAttribute('action'),
  );
  same?.querySelector('button')?.focus();
}

function ask(form: HTMLFormElement, submitter: HTMLElement | null): Promise<Response> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') body.append(name, value);
  return fetch(form.action, { method: 'POST', body, headers: { 'essor-part': '1' } });
}

/** What the inbox showed for a moment on a page that was looked at is seen. */
function markSeen(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-enhance="seen"]');
  if (!form) return;
  let timer = 0;
  const look = () => {
    clearTimeout(timer);
    if (document.visibilityState !== 'visible') return;
    timer = window.setTimeout(() => {
      document.removeEventListener('visibilitychange', look);
      void ask(form, null)
        .then((answer) => answer.ok && form.remove())
        // The button stays.
        .catch(() => {});
    }, SHOWN_MS);
  };
  document.addEventListener('visibilitychange', look);
  look();
}
