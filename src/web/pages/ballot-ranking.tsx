import { usePage } from '../page-context.ts';
import { type BallotProps, Statement } from './ballot-parts.tsx';
import { optionsOf } from './proposal-words.ts';

/** A number beside each option. A script makes it a list in which rows move (`data-ranking`). */
export function RankingBallot({ proposal, choice }: BallotProps) {
  const { m } = usePage();
  const say = m.decide.vote;
  const ranks = new Map<string, number>();
  if (choice && 'ranked' in choice) choice.ranked.forEach((ids, i) => ids.forEach((id) => ranks.set(id, i + 1)));
  const options = optionsOf(proposal);
  return (
    <ol
      class="ranking"
      data-ranking
      data-up={say.rankUp('{name}')}
      data-down={say.rankDown('{name}')}
      data-moved={say.rankMoved('{name}', '{rank}')}
      data-off={say.notRanked}
    >
      {options.map(({ id, text }) => (
        <li>
          <select class="input" name={`rank.${id}`} aria-label={say.rankOf(text)}>
            <option value="">–</option>
            {options.map((_, i) => (
              <option value={String(i + 1)} selected={ranks.get(id) === i + 1}>
                {i + 1}
              </option>
            ))}
          </select>
          <span class="of" dir="auto">
            {text}
            <Statement proposal={proposal} id={id} />
          </span>
        </li>
      ))}
    </ol>
  );
}
