import type { Id } from '#ids';
import type { Branch } from '#network';
import { More, Post } from '../components.ts';
import type { ShownPost } from '../feed.tsx';
import { usePage } from '../page-context.ts';

/** Deeper than this a conversation continues on the page of its next post: a phone is not wide. */
const DEEPEST = 3;

/** The posts of the branches that a page shows. */
export const idsOf = (branches: readonly Branch[], depth = 0): readonly Id<'post'>[] =>
  depth > DEEPEST ? [] : branches.flatMap((branch) => [branch.id, ...idsOf(branch.replies, depth + 1)]);

/** Replies under what they answer, oldest first. New ones come in at the end, by the stream. */
export function Branches({
  of,
  branches,
  byId,
  depth = 0,
}: {
  of: Id<'post'>;
  branches: readonly Branch[];
  byId: ReadonlyMap<Id<'post'>, ShownPost>;
  depth?: number;
}) {
  const { m } = usePage();
  return (
    <div class={depth === 0 ? 'branches replies' : 'branches'} id={`replies-${of}`}>
      {branches.map((branch) => {
        const shown = byId.get(branch.id);
        if (!shown) return null;
        return (
          <div class="branch">
            <Post post={shown.post} card={shown.card} />
            {depth < DEEPEST ? (
              <Branches of={branch.id} branches={branch.replies} byId={byId} depth={depth + 1} />
            ) : (
              branch.replies.length > 0 && <More href={shown.post.path}>{m.network.post.moreBelow}</More>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** A reply that came in while the page was read. */
export const NewBranch = ({ shown }: { shown: ShownPost }) => (
  <div class="branch">
    <Post post={shown.post} card={shown.card} />
    <div class="branches" id={`replies-${shown.id}`} />
  </div>
);
