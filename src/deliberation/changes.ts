import { actionNamed, type Change } from '#actions';
import type { format, Messages } from '#i18n';
import type { ShownAction } from './proposal.ts';

/** What an action changes, in its own words; a sentence where the program knows it no more. */
export function changesOf(m: Messages, f: format.Formats, shown: ShownAction): readonly Change[] {
  const action = actionNamed(shown.name);
  if (!action) return [{ what: m.deliberation.unknownAction(shown.name), before: '', after: '' }];
  return action.describe(m, f, {
    input: shown.input,
    before: shown.before,
    labels: shown.labels,
  });
}
