import { usePage } from '../page-context.ts';
import { ButtonLink } from './button.tsx';

/** One way on, to what is older. Nothing when that is all. */
export function Pager({ older, label }: { older?: string; label?: string }) {
  const { m } = usePage();
  if (!older) return null;
  return (
    <nav class="pager" aria-label={label ?? m.ui.older}>
      <ButtonLink href={older}>{label ?? m.ui.older}</ButtonLink>
    </nav>
  );
}
