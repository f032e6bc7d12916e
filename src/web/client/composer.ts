import { draftsOf, forgetSent } from './draft.ts';
import { startPictures } from './pictures.ts';

const WRITE_EVERY_MS = 400;

/** Counts what is left, keeps drafts, shows pictures, sends with Ctrl+Enter. */
export function startComposers(within: Document | HTMLElement): void {
  if (within instanceof Document) forgetSent();
  for (const form of within.querySelectorAll<HTMLFormElement>('form.composer')) start(form);
}

function start(form: HTMLFormElement): void {
  const text = form.querySelector<HTMLTextAreaElement>('textarea[name="text"]');
  if (!text) return;
  const pictures = startPictures(form);
  startCount(form, text);
  startDraft(form, text);
  startParts(form);
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    if (form.dataset['busy'] || !pictures.described()) {
      event.preventDefault();
      return;
    }
    form.dataset['busy'] = 'yes';
  });
  // Back from the page that followed: one may write again.
  addEventListener('pageshow', () => delete form.dataset['busy']);
  if (document.activeElement === text || form.closest('dialog'))
    text.setSelectionRange(text.value.length, text.value.length);
}

function startCount(form: HTMLFormElement, text: HTMLTextAreaElement): void {
  const shown = form.querySelector<HTMLElement>('[data-count]');
  const most = Number(text.dataset['most']);
  if (!shown || !most) return;
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const { one = '', other = '', over = '' } = shown.dataset;
  const count = () => {
    const left = most - [...text.value].length;
    const words = left < 0 ? over : Math.abs(left) === 1 ? one : other;
    shown.textContent = words.replace('{n}', numbers.format(Math.abs(left)));
    shown.classList.toggle('over', left < 0);
  };
  text.addEventListener('input', count);
  count();
}

/** Adds the place for one more post without sending the form: its pictures stay. */
function startParts(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>('[data-parts]');
  const button = place?.querySelector<HTMLButtonElement>('button[name="do"]');
  if (!place || !button) return;
  button.addEventListener('click', (event) => {
    event.preventDefault();
    const n = place.querySelectorAll('textarea').length + 2;
    const field = document.createElement('div');
    field.className = 'field';
    const label = document.createElement('label');
    label.className = 'label';
    label.htmlFor = `f-part${n}`;
    label.textContent = (place.dataset['partLabel'] ?? '').replace('{n}', String(n));
    const area = document.createElement('textarea');
    Object.assign(area, { className: 'input', id: `f-part${n}`, name: `part${n}`, rows: 3 });
    field.append(label, area);
    button.parentElement?.before(field);
    if (n >= Number(place.dataset['parts'])) button.remove();
    area.focus();
  });
}

function startDraft(form: HTMLFormElement, text: HTMLTextAreaElement): void {
  const drafts = draftsOf(form.dataset['draft'] ?? 'new');
  const warning = form.querySelector<HTMLInputElement>('input[name="warning"]');
  const given = text.value;
  const draft = drafts.read();
  // What the server gives back after a refusal is newer than any draft.
  const refused = form.querySelector('[aria-invalid="true"]') !== null;
  if (draft && !refused && draft.text !== given && (given === '' || draft.text.startsWith(given.trim()))) {
    text.value = draft.text;
    if (warning && draft.warning) {
      warning.value = draft.warning;
      const fold = warning.closest('details');
      if (fold) fold.open = true;
    }
    text.dispatchEvent(new Event('input'));
    offerToDiscard(form, text, () => {
      drafts.drop();
      text.value = given;
      text.dispatchEvent(new Event('input'));
      text.focus();
    });
  }
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      drafts.write(text.value.trim() === given.trim() ? '' : text.value, warning?.value ?? '');
    }, WRITE_EVERY_MS);
  };
  text.addEventListener('input', keep);
  warning?.addEventListener('input', keep);
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    clearTimeout(timer);
    drafts.write(text.value, warning?.value ?? '');
    drafts.sent();
  });
}

function offerToDiscard(form: HTMLFormElement, text: HTMLTextAreaElement, discard: () => void): void {
  const note = document.createElement('p');
  note.className = 'muted small';
  note.setAttribute('role', 'status');
  note.textContent = `${form.dataset['draftBack'] ?? ''} `;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn quiet';
  button.textContent = form.dataset['discard'] ?? '';
  button.addEventListener('click', () => {
    note.remove();
    discard();
  });
  note.append(button);
  text.after(note);
}
