let region: HTMLElement | undefined;

/** Says something to those who hear the page. */
export function announce(words: string): void {
  if (!region) {
    region = document.createElement('p');
    region.className = 'vh';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  region.textContent = words;
}

/** Says something to everyone, for a few seconds. */
export function toast(words: string): void {
  const place = document.createElement('div');
  place.className = 'toast-at';
  const said = document.createElement('div');
  said.className = 'toast';
  said.setAttribute('role', 'status');
  said.textContent = words;
  place.append(said);
  document.body.append(place);
  setTimeout(() => place.remove(), 6_000);
}

/** Nothing reached the server: what the page says then. */
export const sayFailed = (): void => toast(document.body.dataset['failed'] ?? '');
