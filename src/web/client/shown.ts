/** Shows a picture that is chosen where it will stand (`data-shown` is the id of that place), before it is sent. */
export function startShown(): void {
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const place = document.getElementById(target.dataset['shown'] ?? '');
    const [picture] = target.files ?? [];
    if (!place || !picture) return;
    const image = place.querySelector('img') ?? document.createElement('img');
    if (image.src.startsWith('blob:')) URL.revokeObjectURL(image.src);
    image.src = URL.createObjectURL(picture);
    image.alt = '';
    const within = place.firstElementChild;
    if (image.isConnected) return;
    if (within) within.replaceChildren(image);
    else place.append(image);
  });
}
