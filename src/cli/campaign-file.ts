import type { Locale } from '#i18n';
import { CannotDo } from './command.ts';

/** What such a file looks like, for help. */
export const SAMPLE: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    '---',
    'title: What if we bought it?',
    'summary: Two or three sentences.',
    'target: the board of Example, Inc.',
    'milestones:',
    '  - 5000: the board answers in public',
    'picture: seats.jpg',
    'alt: A room with one free seat',
    '---',
    'The story, in **Markdown**.',
  ],
  fr: [
    '---',
    'title: Et si nous le rachetions ?',
    'summary: Deux ou trois phrases.',
    'target: la direction d’Exemple SA',
    'milestones:',
    '  - 5000: la direction répond publiquement',
    'picture: sieges.jpg',
    'alt: Une salle avec un siège libre',
    '---',
    'Le récit, en **Markdown**.',
  ],
};

/**
 * Reads a campaign that somebody wrote down: JSON with the fields of the form, or Markdown whose
 * head says them line by line, as in `SAMPLE`, and whose rest is the story.
 * @returns what it says, unchecked.
 */
export function readCampaignFile(
  name: string,
  text: string,
  wrong: (reason: string) => string,
): Record<string, unknown> {
  if (name.endsWith('.json')) {
    try {
      const told: unknown = JSON.parse(text);
      if (told !== null && typeof told === 'object' && !Array.isArray(told)) return { ...told };
    } catch (cause) {
      throw new CannotDo(wrong(name), { cause });
    }
    throw new CannotDo(wrong(name));
  }
  const found = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text);
  if (!found) throw new CannotDo(wrong(name));
  const told: Record<string, unknown> = { story: found[2]!.trim() };
  const milestones: { signatures: string; consequence: string }[] = [];
  for (const line of found[1]!.split(/\r?\n/)) {
    const step = /^\s*-\s*([\d\s]+?)\s*:\s*(.+?)\s*$/.exec(line);
    const field = /^(\w+):\s*(.*?)\s*$/.exec(line);
    if (step) milestones.push({ signatures: step[1]!, consequence: unquoted(step[2]!) });
    else if (field) told[field[1]!] = unquoted(field[2]!);
    else if (line.trim() !== '') throw new CannotDo(wrong(line.trim()));
  }
  return { ...told, milestones };
}

const unquoted = (text: string): string => /^"(.*)"$/.exec(text)?.[1] ?? text;
