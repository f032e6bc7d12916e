// entry
// Writing an article: what is written is saved by itself, words are counted, the cover is shown at once.
// Without this the buttons save.

const QUIET_MS = 2_500;
const AGAIN_MS = 15_000;

const form = document.querySelector<HTMLFormElement>('form[data-enhance="article"]');
if (form) start(form);

function start(page: HTMLFormElement): void {
  const state = page.querySelector<HTMLElement>('[data-state]');
  const revision = page.querySelector<HTMLInputElement>('input[name="revision"]');
  let timer = 0;
  let dirty = false;
  let saving = false;
  let sending = false;

  const say = (words: string | undefined): void => {
    if (state && words) state.textContent = words;
  };

  const plan = (wait: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void save(), wait);
  };

  const save = async (): Promise<void> => {
    if (!dirty || saving || sending || !worthIt(page)) return;
    saving = true;
    dirty = false;
    say(page.dataset['saving']);
    try {
      const answer = await fetch(page.action, {
        method: 'POST',
        body: wordsOf(page),
        headers: { 'essor-part': '1' },
      });
      const said: unknown = await answer.json();
      if (answer.ok && hasPlace(said)) {
        if (revision) revision.value = String(said.revision);
        if (new URL(page.action).pathname !== said.at) {
          page.action = said.at;
          history.replaceState(null, '', said.at);
        }
        say(page.dataset['saved']);
      } else {
        // Refused: the words stay, and saying it again by itself would change nothing.
        say(hasSentence(said) ? said.sentence : page.dataset['notSaved']);
      }
    } catch {
      dirty = true;
      say(page.dataset['notSaved']);
      plan(AGAIN_MS);
    } finally {
      saving = false;
      if (dirty) plan(QUIET_MS);
    }
  };

  page.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'file') return;
    dirty = true;
    plan(QUIET_MS);
  });
  // One that was sent by hand must not meet one that is on its way.
  page.addEventListener('submit', (event) => {
    clearTimeout(timer);
    if (!saving) {
      sending = true;
      dirty = false;
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    const wait = (): void => {
      if (saving) setTimeout(wait, 50);
      else page.requestSubmit(submitter);
    };
    wait();
  });
  // Back from the page after: the form may be sent again.
  addEventListener('pageshow', () => (sending = false));
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save();
  });
  addEventListener('beforeunload', (event) => {
    if (dirty && worthIt(page)) event.preventDefault();
  });
  countWords(page);
  showCover(page);
}

/** Nothing is kept of a form in which nothing was written. */
const worthIt = (page: HTMLFormElement): boolean => {
  const fields = new FormData(page);
  return ['title', 'standfirst', 'body'].some((name) => {
    const value = fields.get(name);
    return typeof value === 'string' && value.trim() !== '';
  });
};

function wordsOf(page: HTMLFormElement): URLSearchParams {
  const words = new URLSearchParams();
  for (const [name, value] of new FormData(page)) {
    if (typeof value === 'string' && name !== 'coverRemove') words.append(name, value);
  }
  return words;
}

const hasPlace = (said: unknown): said is { at: string; revision: number } =>
  typeof said === 'object' && said !== null && 'at' in said && 'revision' in said;
const hasSentence = (said: unknown): said is { sentence: string } =>
  typeof said === 'object' && said !== null && 'sentence' in said && said.sentence !== '';

function countWords(page: HTMLFormElement): void {
  const body = page.querySelector<HTMLTextAreaElement>('[name="body"]');
  const count = page.querySelector<HTMLElement>(`[data-count="${body?.id}"]`);
  if (!body || !count) return;
  const number = new Intl.NumberFormat(document.documentElement.lang);
  body.addEventListener('input', () => {
    const words = body.value.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
    count.textContent = (page.dataset['words'] ?? '').replace('{n}', number.format(words));
  });
}

function showCover(page: HTMLFormElement): void {
  const place = page.querySelector<HTMLElement>('[data-cover]');
  const file = place?.querySelector<HTMLInputElement>('input[type="file"]');
  if (!place || !file) return;
  let shown: HTMLImageElement | undefined;
  file.addEventListener('change', () => {
    if (shown) URL.revokeObjectURL(shown.src);
    shown?.remove();
    shown = undefined;
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    shown = document.createElement('img');
    shown.className = 'card-cover';
    shown.src = URL.createObjectURL(chosen);
    shown.alt = '';
    place.prepend(shown);
  });
}
