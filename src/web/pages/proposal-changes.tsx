import { actionNamed } from '#actions';
import { changesOf, KIND_FACTS, type Proposal, type ShownAction } from '#deliberation';
import type { format, Messages } from '#i18n';
import { type Change, Changes, ChangesTable, Icon } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { DocumentChanges } from './document-compare.tsx';
import { actionIcon, optionsOf } from './proposal-words.ts';

const MOST_ON_CARD = 3;

/** What an action changes, line by line, as the components draw it. */
function drawn(m: Messages, f: format.Formats, action: ShownAction): readonly Change[] {
  const irreversible = actionNamed(action.name)?.irreversible ?? false;
  return changesOf(m, f, action).map(({ what, before, after, duty, href }) => ({
    icon: irreversible ? 'triangle-alert' : actionIcon(action.name),
    what: href ? <a href={href}>{what}</a> : what,
    ...(before && { before }),
    after: irreversible ? (
      <>
        {after} <span class="irreversible">{m.decide.page.irreversible}</span>
      </>
    ) : (
      after
    ),
    ...(duty && { duty: true, note: `${duty.owner}, ${duty.due}` }),
  }));
}

/** Actions by the option that they belong to; those that run in any case first. */
function grouped(proposal: Proposal) {
  const names = new Map(optionsOf(proposal).map(({ id, text }) => [id, text]));
  const groups = [...Map.groupBy(proposal.actions, ({ option }) => option)];
  return groups
    .toSorted(([a], [b]) => Number(a !== null) - Number(b !== null))
    .map(([option, actions]) => ({ option: option === null ? null : (names.get(option) ?? option), actions }));
}

/** On a card: the first changes, before → after, and how many more there are. */
export function CardChanges({ proposal }: { proposal: Proposal }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.decide.card;
  const over = proposal.state === 'closed';
  if (proposal.actions.length === 0) return null;
  let room = MOST_ON_CARD;
  let left = 0;
  const groups = grouped(proposal).map(({ option, actions }) => {
    const all = actions.flatMap((action) => drawn(m, f, action));
    const shown = all.slice(0, room);
    room -= shown.length;
    left += all.length - shown.length;
    return { option, shown };
  });
  return (
    <div class="stack flow-2">
      {groups
        .filter(({ shown }) => shown.length > 0)
        .map(({ option, shown }) => (
          <>
            <p class="label muted">
              {option !== null
                ? say.ifChosen(option)
                : over
                  ? proposal.result === 'passed'
                    ? say.itPassed
                    : say.wouldHave
                  : m.ui.changes.ifItPasses}
            </p>
            <Changes changes={shown} />
          </>
        ))}
      {left > 0 && <p class="small muted">{say.more(left)}</p>}
    </div>
  );
}

/** On the page: all of them, with when they run and what the server leaves to people. */
export function PageChanges({ proposal }: { proposal: Proposal }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.decide.page;
  const { actions, kind, state, decision, ruleSettings } = proposal;
  if (actions.length === 0)
    return <p class="muted">{KIND_FACTS[kind].binding ? m.decide.card.nothing : m.decide.card.nothingIndicative}</p>;
  const duties = actions.flatMap((action) => changesOf(m, f, action)).some(({ duty }) => duty);
  const pending = decision?.state === 'queued' && decision.dueAt;
  const minutes = ruleSettings.objectionMinutes;
  return (
    <div class="stack flow-3">
      {grouped(proposal).map(({ option, actions: own }) => (
        <>
          {option !== null && <h3 class="minor">{m.decide.card.ifChosen(option)}</h3>}
          <ChangesTable
            changes={own.flatMap((action) => drawn(m, f, action))}
            past={own.every(({ ranAt }) => ranAt !== null)}
          />
        </>
      ))}
      <DocumentChanges proposal={proposal} />
      {(pending || state !== 'closed' || duties) && (
        <p class="small muted with-icon">
          <Icon name="shield-check" />
          <span>
            {pending
              ? say.appliesAt(f.moment(pending, now))
              : state !== 'closed' &&
                (minutes > 0 ? say.appliesAfter(m.coop.rules.duration(minutes)) : say.appliesAtOnce)}{' '}
            {duties && say.duties} {actions.some(({ current }) => current) && state !== 'closed' && say.moving}
          </span>
        </p>
      )}
    </div>
  );
}
