import { type Campaign, nonceOf, PUZZLE_BITS } from '#campaigns';
import type { Ctx } from '#http';
import { Breadcrumb, Button } from '../components.ts';
import { PublicPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';

const OURS = new Set(['puzzle', 'solution']);

/** One more step for a form from where unusually many come. Without a script its button puts the form into the queue. */
export const showPuzzle = (c: Ctx, campaign: Campaign, puzzle: string, fields: Record<string, unknown>) =>
  show(c, <PuzzlePage campaign={campaign} puzzle={puzzle} fields={fields} />);

function PuzzlePage(props: { campaign: Campaign; puzzle: string; fields: Record<string, unknown> }) {
  const { campaign, puzzle, fields } = props;
  const say = usePage().m.organising.puzzle;
  const written = Object.entries(fields).flatMap(([name, value]) =>
    OURS.has(name) ? [] : [value].flat().flatMap((one) => (typeof one === 'string' ? [[name, one] as const] : [])),
  );
  return (
    <PublicPage title={say.title} width="narrow" unlisted scripts={['puzzle.js']}>
      <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
      <h1>{say.title}</h1>
      <p class="lede">{say.text}</p>
      <p role="status" data-puzzle-state data-working={say.working} />
      <form
        method="post"
        action={campaignPath(campaign, '/sign')}
        class="stack flow-3"
        data-puzzle={nonceOf(puzzle)}
        data-bits={PUZZLE_BITS}
      >
        {written.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="puzzle" value={puzzle} />
        <input type="hidden" name="solution" value="" />
        <p class="muted">{say.slow}</p>
        <Button>{say.button}</Button>
      </form>
    </PublicPage>
  );
}
