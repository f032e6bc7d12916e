interface Place {
  box: HTMLElement;
  file: HTMLInputElement;
  alt: HTMLTextAreaElement;
  preview: HTMLElement | undefined;
}

/** Shows chosen pictures, takes dropped and pasted ones, and asks once for a description that is missing. */
export function startPictures(form: HTMLFormElement): { described(): boolean } {
  const places: Place[] = [...form.querySelectorAll<HTMLElement>('[data-picture]')].flatMap((box) => {
    const file = box.querySelector<HTMLInputElement>('input[type="file"]');
    const alt = box.querySelector('textarea');
    return file && alt ? [{ box, file, alt, preview: undefined }] : [];
  });
  const fold = places[0]?.box.closest('details');

  const arrange = () => {
    let free = 0;
    for (const place of places) {
      const empty = !place.file.files?.length && place.alt.value === '';
      // The next free place is in view, the others wait.
      place.box.hidden = empty && free++ > 0;
      const [chosen] = place.file.files ?? [];
      show(form, place, chosen, () => {
        place.file.value = '';
        place.alt.value = '';
        arrange();
        place.file.focus();
      });
    }
  };

  const take = (files: readonly File[]) => {
    const pictures = files.filter((file) => file.type.startsWith('image/'));
    if (pictures.length === 0) return false;
    for (const picture of pictures) {
      const place = places.find((one) => !one.file.files?.length);
      if (!place) break;
      const carrier = new DataTransfer();
      carrier.items.add(picture);
      place.file.files = carrier.files;
    }
    if (fold) fold.open = true;
    arrange();
    return true;
  };

  for (const { file } of places) {
    file.multiple = true;
    file.addEventListener('change', () => {
      const [first, ...more] = file.files ?? [];
      if (first && more.length > 0) {
        const carrier = new DataTransfer();
        carrier.items.add(first);
        file.files = carrier.files;
        take(more);
      }
      arrange();
    });
  }
  form.addEventListener('paste', (event) => {
    if (take([...(event.clipboardData?.files ?? [])])) event.preventDefault();
  });
  form.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    form.classList.add('dropping');
  });
  form.addEventListener('dragleave', () => form.classList.remove('dropping'));
  form.addEventListener('drop', (event) => {
    form.classList.remove('dropping');
    if (take([...(event.dataTransfer?.files ?? [])])) event.preventDefault();
  });
  arrange();

  let asked = false;
  return {
    described() {
      const bare = places.find((place) => place.file.files?.length && place.alt.value.trim() === '');
      if (!bare || asked) return true;
      asked = true;
      const words = document.createElement('p');
      words.className = 'hint';
      words.setAttribute('role', 'alert');
      words.textContent = form.dataset['altMissing'] ?? '';
      bare.alt.after(words);
      if (fold) fold.open = true;
      bare.alt.focus();
      return false;
    },
  };
}

function show(form: HTMLFormElement, place: Place, picture: File | undefined, remove: () => void): void {
  const shown = place.preview?.querySelector('img');
  if (shown) URL.revokeObjectURL(shown.src);
  place.preview?.remove();
  place.preview = undefined;
  if (!picture) return;
  const preview = document.createElement('div');
  preview.className = 'picture-preview';
  const image = document.createElement('img');
  image.src = URL.createObjectURL(picture);
  image.alt = '';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn quiet';
  button.textContent = form.dataset['removePicture'] ?? '';
  button.addEventListener('click', remove);
  preview.append(image, button);
  place.box.prepend(preview);
  place.preview = preview;
}
