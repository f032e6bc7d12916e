// entry
// Has this device told of news, where it can be. Without this, what is told elsewhere can still be changed and ended.

const place = document.querySelector<HTMLElement>('[data-push]');
const part = (name: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-push-${name}]`);

function say(name: 'cannot' | 'refused' | 'failed'): void {
  for (const one of ['cannot', 'refused', 'failed']) {
    const words = part(one);
    if (words) words.hidden = one !== name;
  }
}

async function turnOn(key: string): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') return say('refused');
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: key };
  // A subscription that was made for another key serves nobody.
  const made = await pushManager.subscribe(options).catch(async () => {
    await (await pushManager.getSubscription())?.unsubscribe();
    return pushManager.subscribe(options);
  });
  const answer = await fetch('/settings/notifications/device', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(made),
  });
  if (!answer.ok) return say('failed');
  location.assign(((await answer.json()) as { next: string }).next);
}

if (place) {
  const without = part('without');
  if (without) without.hidden = true;
  const button = place.querySelector('button');
  const can = isSecureContext && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!can) say('cannot');
  else if (button) {
    button.hidden = false;
    if (Notification.permission === 'denied') say('refused');
    button.addEventListener('click', () => {
      button.disabled = true;
      void turnOn(place.dataset['push'] ?? '')
        .catch(() => say('failed'))
        .finally(() => (button.disabled = false));
    });
  }
}
