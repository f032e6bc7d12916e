import { usePage } from '../page-context.ts';

/** The shape of a post that is on its way. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const { m } = usePage();
  return (
    <div class="skel-post" role="img" aria-label={m.ui.loading}>
      <div class="skel">
        <i class="dot" />
      </div>
      <div class="skel">
        {Array.from({ length: lines }, () => (
          <i />
        ))}
      </div>
    </div>
  );
}
