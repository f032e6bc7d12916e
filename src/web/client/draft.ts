const KEPT_MS = 7 * 86_400_000;
const PREFIX = 'essor-draft ';

interface Draft {
  text: string;
  warning: string;
  at: number;
}

// A browser may refuse to keep anything: then there are no drafts.
const kept = (): Storage | undefined => {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
};

const read = (key: string): Draft | undefined => {
  try {
    const found: unknown = JSON.parse(kept()?.getItem(key) ?? 'null');
    if (!found || typeof found !== 'object' || !('text' in found) || !('at' in found)) return undefined;
    const { text, at } = found;
    const warning = 'warning' in found && typeof found.warning === 'string' ? found.warning : '';
    return typeof text === 'string' && typeof at === 'number' && Date.now() - at < KEPT_MS
      ? { text, warning, at }
      : undefined;
  } catch {
    return undefined;
  }
};

/** What is being written, kept on this device for a week, one for each thing one may answer. */
export interface Drafts {
  read(): Draft | undefined;
  write(text: string, warning: string): void;
  drop(): void;
  /** It was sent: forgotten once another page of ours has opened. */
  sent(): void;
}

export function draftsOf(name: string): Drafts {
  const key = PREFIX + name;
  return {
    read: () => read(key) ?? read(`${key} sent`),
    write(text, warning) {
      try {
        if (text === '') kept()?.removeItem(key);
        else kept()?.setItem(key, JSON.stringify({ text, warning, at: Date.now() }));
      } catch {
        // Full: the words are still in the form.
      }
    },
    drop() {
      kept()?.removeItem(key);
      kept()?.removeItem(`${key} sent`);
    },
    sent() {
      const draft = kept()?.getItem(key);
      if (!draft) return;
      kept()?.setItem(`${key} sent`, draft);
      kept()?.removeItem(key);
    },
  };
}

/** Forgets what was sent, unless somebody came back to a page because sending failed. */
export function forgetSent(): void {
  const [visit] = performance.getEntriesByType('navigation');
  if (visit instanceof PerformanceNavigationTiming && visit.type === 'back_forward') return;
  const store = kept();
  if (!store) return;
  for (const key of Object.keys(store)) if (key.startsWith(PREFIX) && key.endsWith(' sent')) store.removeItem(key);
}
