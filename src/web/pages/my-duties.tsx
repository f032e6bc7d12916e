import { duties, type Duty } from '#deliberation';
import type { Ctx } from '#http';
import type { Id } from '#ids';
import { type MemberName, memberNames, membershipsOf } from '#membership';
import { Section } from '../components.ts';
import { usePage } from '../page-context.ts';
import { DutyLines } from './duty-lines.tsx';

/** What the reader has yet to do because it was decided. */
export interface OwnDuties {
  readonly duties: readonly Duty[];
  readonly names: ReadonlyMap<Id<'member'>, MemberName>;
}

export async function loadOwnDuties(c: Ctx): Promise<OwnDuties> {
  const { deps, viewer } = c.var;
  const mine = viewer ? await membershipsOf(deps.db, viewer) : [];
  const ids = mine.map(({ id }) => id);
  const found = await Promise.all(ids.map((owner) => duties(deps.db, { owner, open: true })));
  return { duties: found.flat(), names: ids.length > 0 ? await memberNames(deps.db, ids) : new Map() };
}

/** One's own open duties, each with the form that finishes it; nothing when there is none. */
export function MyDuties({ own }: { own: OwnDuties }) {
  const { m } = usePage();
  if (own.duties.length === 0) return null;
  return (
    <Section id="my-duties" title={m.founding.duties.mine}>
      <DutyLines
        duties={own.duties}
        names={own.names}
        mine={new Set(own.duties.map(({ owner }) => owner))}
        withDecision
      />
    </Section>
  );
}
