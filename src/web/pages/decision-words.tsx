import { type CountRecord, outcomeSentence } from '@essor/tally';
import type { Decision, DecisionState } from '#deliberation';
import type { format, Messages } from '#i18n';
import { Chip } from '../components.ts';
import type { ChipTone } from '../components/sign.tsx';
import type { IconName } from '../components/icon.tsx';
import { usePage } from '../page-context.ts';

const LOOKS: Record<DecisionState, { tone: ChipTone; icon: IconName }> = {
  rejected: { tone: 'plain', icon: 'x' },
  queued: { tone: 'time', icon: 'hourglass' },
  held: { tone: 'time', icon: 'lock' },
  executed: { tone: 'done', icon: 'circle-check' },
  stale: { tone: 'stop', icon: 'triangle-alert' },
  failed: { tone: 'stop', icon: 'triangle-alert' },
  expired: { tone: 'plain', icon: 'history' },
  cancelled: { tone: 'stop', icon: 'ban' },
};

/** Where a decision stands: a shape, words, a colour. `undone`: another decision brought back what it changed. */
export function StateChip({ state, undone }: { state: DecisionState; undone?: boolean }) {
  const { m } = usePage();
  const { tone, icon } = LOOKS[state];
  if (undone) return <Chip icon="undo-2">{m.founding.register.undone}</Chip>;
  return (
    <Chip tone={tone} icon={icon}>
      {m.founding.register.states[state]}
    </Chip>
  );
}

/** What came of the vote, as a sentence: “Adopted: 103 of 184 electors voted.” */
export function resultOf(
  m: Messages,
  { result, cast, electors }: Pick<Decision, 'result' | 'cast' | 'electors'>,
): string {
  const say = m.founding.register;
  return say.said(say.results[result], say.voted(cast, electors));
}

/** A calendar day in words; it is the same in every time zone. */
export const dayOf = (f: format.Formats, day: string): string => f.date(new Date(`${day}T12:00:00Z`));

export const decisionPath = (decision: { readonly number: number }, more = ''): string =>
  `/decisions/${decision.number}${more}`;

/** What people wrote in another language than the page's is marked as such. */
export const langOf = (written: { readonly language: 'en' | 'fr' }, locale: 'en' | 'fr'): 'en' | 'fr' | undefined =>
  written.language === locale ? undefined : written.language;

/**
 * What the count gave: “72 agree, 9 abstain, 17 against and 3 objections”. Where people chose among options or names,
 * which were chosen.
 */
export function countOf(m: Messages, f: format.Formats, record: CountRecord, locale: 'en' | 'fr'): string {
  const step = record.rounds[0]?.steps[0];
  if (step?.kind !== 'figures' || step.figure !== 'stances') return outcomeSentence(record, locale).replace(/\.$/, '');
  const [yes = 0, no = 0, abstain = 0, block = 0] = step.values.map((value) => Number(value ?? 0));
  const counted: Readonly<Record<'agree' | 'abstain' | 'against' | 'object', (n: number) => string>> =
    m.ui.stance.counted;
  const said = [
    `${f.number(yes)} ${counted.agree(yes)}`,
    ...(abstain > 0 ? [`${f.number(abstain)} ${counted.abstain(abstain)}`] : []),
    `${f.number(no)} ${counted.against(no)}`,
    ...(block > 0 ? [`${f.number(block)} ${counted.object(block)}`] : []),
  ];
  return f.list(said);
}
