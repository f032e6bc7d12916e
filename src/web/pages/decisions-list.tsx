import type { Decision } from '#deliberation';
import type { Id } from '#ids';
import { DateLeaf } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { ruleName } from '../rule-words.tsx';
import { dayOf, decisionPath, langOf, resultOf, StateChip } from './decision-words.tsx';

/** Those whose changes another decision brought back. */
export type Undone = ReadonlySet<Id<'decision'>>;

/** Decisions under their years, newest first: the day, what it is, what came of the vote, where it stands. */
export function RegisterLines({ decisions, undone }: { decisions: readonly Decision[]; undone: Undone }) {
  const f = useFormats();
  const byYear = Map.groupBy(decisions, ({ decidedAt }) => f.isoDay(decidedAt).slice(0, 4));
  return (
    <>
      {[...byYear].map(([year, within]) => (
        <section aria-labelledby={`year-${year}`} class="register">
          <h2 class="minor" id={`year-${year}`}>
            {year}
          </h2>
          <ol class="ledger">
            {within.map((decision) => (
              <RegisterLine decision={decision} undone={undone.has(decision.id)} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function RegisterLine({ decision, undone }: { decision: Decision; undone: boolean }) {
  const { m, locale, now } = usePage();
  const f = useFormats();
  const say = m.founding.register;
  const { number, title, circle, rule, state, decidedAt, dueAt, executedAt, reviewOn } = decision;
  const facts = [
    ruleName(m, rule),
    circle?.name,
    state === 'executed' && !undone && executedAt && say.inEffectSince(f.day(executedAt, now)),
    state === 'queued' && dueAt && say.dueOn(f.moment(dueAt, now)),
    reviewOn && state === 'executed' && !undone && say.reviewOn(dayOf(f, reviewOn)),
  ];
  return (
    <li>
      <DateLeaf at={decidedAt} />
      <span>
        <a class="t" href={decisionPath(decision)}>
          <span class="no">{say.short(number)}</span> <span lang={langOf(decision, locale)}>{title}</span>
        </a>
        <span class="m">{resultOf(m, decision)}</span>
        <span class="m">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      <span class="v">
        <StateChip state={state} undone={undone} />
      </span>
    </li>
  );
}
