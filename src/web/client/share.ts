// entry
// Shares with what the device offers, and copies. Without this the page's links and fields do.

function copies(button: HTMLElement, text: string): void {
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(text).then(
      () => {
        const said = button.dataset['copied'];
        if (!said) return;
        const words = [...button.childNodes].findLast((node) => node.nodeType === Node.TEXT_NODE);
        const before = words?.textContent ?? '';
        if (words) words.textContent = said;
        button.setAttribute('role', 'status');
        setTimeout(() => {
          if (words) words.textContent = before;
          button.removeAttribute('role');
        }, 2_000);
      },
      () => {
        // Not allowed here: the address stands in the field and can be selected.
      },
    );
  });
}

function shares(place: HTMLElement): void {
  const url = place.dataset['share'] ?? location.href;
  const title = place.dataset['title'] ?? document.title;
  place.querySelector('a')?.addEventListener('click', (event) => {
    if (typeof navigator.share !== 'function') return;
    event.preventDefault();
    // Closing the device's sheet is no fault.
    void navigator.share({ url, title, text: title }).catch(() => {});
  });
}

for (const button of document.querySelectorAll<HTMLElement>('button[data-copy]'))
  copies(button, button.dataset['copy'] ?? '');
for (const place of document.querySelectorAll<HTMLElement>('[data-share]')) shares(place);
