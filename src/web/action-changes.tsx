import { changesOf, type ShownAction } from '#deliberation';
import type { format, Messages } from '#i18n';
import type { Change } from './components.ts';
import { actionIcon } from './pages/proposal-words.ts';

/** An action as a proposal or the register shows it. */
type Told = Omit<ShownAction, 'current'>;

/** The lines of “what changes”, each in the words of the action that makes it. */
export function changeLines(m: Messages, f: format.Formats, actions: readonly Told[]): readonly Change[] {
  return actions.flatMap((action) => {
    const icon = actionIcon(action.name);
    return changesOf(m, f, { ...action, current: false }).map(({ what, before, after, duty, href }): Change => ({
      icon,
      what: href ? <a href={href}>{what}</a> : what,
      ...(before && { before }),
      after,
      ...(duty && { duty: true, note: `– ${m.founding.duties.inHands(duty.owner, duty.due)}` }),
    }));
  });
}
