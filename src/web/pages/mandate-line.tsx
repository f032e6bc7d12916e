import type { Child } from 'hono/jsx';
import type { MandateView, MemberName } from '#membership';
import { Line } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';

/** How a member is called where everybody reads: people by their account, organisations by their name. */
export const shownName = (name: MemberName, erased: string): string => name.displayName || name.name || erased;

/** A mandate in a list: what it is, who holds it, until when. */
export function MandateLine({ mandate, value }: { mandate: MandateView; value?: Child }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.coop.roles;
  const { title, role, circle, holder, endsAt } = mandate;
  return (
    <Line
      icon="key-round"
      title={title}
      detail={
        <>
          <bdi>{shownName(holder, m.coop.register.erased)}</bdi>
          {holder.handle && <span> @{holder.handle}</span>}
          {role && `, ${m.accounts.settings[role]}`}
          {circle && `, ${say.circle(circle.name)}`}
        </>
      }
      value={value ?? <span class="muted small">{say.until(f.day(endsAt, now))}</span>}
      {...(!value && { href: `/coop/roles#m${mandate.id}` })}
    />
  );
}
