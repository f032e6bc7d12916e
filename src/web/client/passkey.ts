// entry
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

/** Sends JSON to a path of ours. Rejects with the sentence of a refusal. */
async function ask(path: string, body: unknown = {}) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Refused(Object.values<string>(answer.fields ?? {})[0] ?? answer.error);
  return answer;
}

class Refused extends Error {}

const WAYS: Record<string, (button: HTMLElement) => Promise<{ next: string }>> = {
  async 'sign-in'(button) {
    const optionsJSON = await ask('/passkeys/to-sign-in');
    return ask('/passkeys/sign-in', { answer: await startAuthentication({ optionsJSON }), next: button.dataset.next });
  },
  async add() {
    const name = document.querySelector<HTMLInputElement>('#f-passkeyName')?.value;
    const currentPassword = document.querySelector<HTMLInputElement>('#f-currentPassword')?.value;
    const optionsJSON = await ask('/passkeys/to-add', { currentPassword });
    return ask('/passkeys/add', { answer: await startRegistration({ optionsJSON }), name });
  },
};

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-passkey]')) {
  const way = WAYS[button.dataset.passkey ?? ''];
  if (!way || !browserSupportsWebAuthn()) continue;
  const says = document.querySelector<HTMLElement>('[data-passkey-says]');
  for (const part of document.querySelectorAll<HTMLElement>('[data-needs-passkeys]')) part.hidden = false;
  for (const part of document.querySelectorAll<HTMLElement>('[data-without-passkeys]')) part.hidden = true;
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    if (says) says.hidden = true;
    try {
      const { next } = await way(button);
      location.assign(next);
    } catch (error) {
      if (says) {
        says.textContent = error instanceof Refused ? error.message : (button.dataset.refused ?? '');
        says.hidden = false;
      }
      button.disabled = false;
    }
  });
}
