import { Button, Note } from '../components.ts';
import { usePage } from '../page-context.ts';
import type { Talk } from '../talk.ts';
import { comparePath } from './document-words.ts';
import { proposalPath } from './proposal-words.ts';

/** Says that a document has moved on since, what came in between, and lets the author take the change over. */
export function Overtaken({
  talk: { proposal, outdated, own },
}: {
  talk: Pick<Talk, 'proposal' | 'outdated' | 'own'>;
}) {
  const { m } = usePage();
  const say = m.talk.rebase;
  if (outdated.length === 0) return null;
  const clean = outdated.every(({ takenOver }) => takenOver !== null);
  return (
    <div class="stack flow-3">
      {outdated.map((one) => (
        <Note tone="amber" icon="history">
          {say.moved(one.title, one.read, one.holds)} {one.takenOver ? say.clean : say.conflict}{' '}
          <a href={comparePath(one, one.read, one.holds)}>{say.see}</a>
        </Note>
      ))}
      {clean && own && (
        <form method="post" action={proposalPath(proposal, '/take-over')}>
          <Button icon="refresh-cw">{say.button}</Button>
        </form>
      )}
    </div>
  );
}
