import { workerAddress } from './insert.ts';

const ASKED = 'essor.install';

interface Offer extends Event {
  prompt(): Promise<unknown>;
}

/** Has the browser know our worker, and says once that this can be installed, where the browser offers it. */
export function startInstalling(): void {
  if (document.body.dataset['worker'] === undefined) return;
  if (isSecureContext && 'serviceWorker' in navigator)
    void navigator.serviceWorker.register(workerAddress(document.documentElement.lang)).catch(() => {});
  addEventListener('beforeinstallprompt', (event) => {
    const hint = document.querySelector<HTMLElement>('[data-install]');
    if (!hint || localStorage.getItem(ASKED)) return;
    event.preventDefault();
    hint.hidden = false;
    const done = (): void => {
      hint.hidden = true;
      localStorage.setItem(ASKED, 'yes');
    };
    const [yes, no] = hint.querySelectorAll('button');
    yes?.addEventListener('click', () => {
      done();
      void (event as Offer).prompt();
    });
    no?.addEventListener('click', done);
  });
}
