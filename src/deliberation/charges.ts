import { sql } from 'kysely';
import type { Authority } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { endCharge, findMember, type StandingCharge, standingCharges } from '#membership';
import type { News } from '#network';
import { parsedInput } from './parsed-input.ts';
import { rules } from './rules.ts';

const USUAL_MINUTES = 90 * 1_440;

/** How long a charge stands that nobody brings to a vote: the longest of the rules that decide on persons. */
export async function chargeLasts(db: Db): Promise<number> {
  const own = (await rules(db)).filter(({ settings }) => settings.decides.includes('person'));
  return Math.max(0, ...own.map(({ settings }) => settings.chargeMinutes ?? USUAL_MINUTES)) || USUAL_MINUTES;
}

/** A charge whose end has come: by the decision not to expel, or by time where there is none. */
export interface EndingCharge extends StandingCharge {
  readonly by: Authority | null;
}

/** Charges that members decided not to act on, and those whose time is over while no vote on them is under way. */
export async function chargesToEnd(db: Db): Promise<readonly EndingCharge[]> {
  const standing = await standingCharges(db);
  if (standing.length === 0) return [];
  const { rows } = await sql<{ charge: string; id: Id<'decision'>; number: number }>`
    select action.expected->>'charge' as charge, decision.id, decision.number
    from action join decision on decision.proposal_id = action.proposal_id
    where action.name = 'member.expel' and decision.state = 'rejected'
      and action.expected->>'charge' = any(${standing.map(({ charge }) => String(charge))}::text[])`.execute(db);
  const refused = new Map(rows.map(({ charge, id, number }) => [charge, { decision: id, number, author: undefined }]));
  const late = standing.some(({ lapsesAt }) => lapsesAt <= db.now);
  const asked = late ? await membersAskedAbout(db) : new Set();
  return standing.flatMap((one): EndingCharge[] => {
    const by = refused.get(one.charge);
    if (by) return [{ ...one, by }];
    return one.lapsesAt <= db.now && !asked.has(one.member) ? [{ ...one, by: null }] : [];
  });
}

/** Whose expulsion is in discussion, voted on, or waits for its effect. */
async function membersAskedAbout(db: Db): Promise<ReadonlySet<Id<'member'>>> {
  const rows = await db
    .selectFrom('action')
    .innerJoin('proposal', 'proposal.id', 'action.proposal_id')
    .leftJoin('decision', 'decision.proposal_id', 'proposal.id')
    .where('action.name', '=', 'member.expel')
    .where((eb) =>
      eb.or([eb('proposal.state', 'in', ['discussion', 'voting']), eb('decision.state', 'in', ['queued', 'held'])]),
    )
    .select('action.input')
    .execute();
  const found = await Promise.all(
    rows.map(async ({ input }) => {
      const { ok, output } = parsedInput('member.expel', input);
      return ok ? findMember(db, (output as { member: string }).member) : undefined;
    }),
  );
  return new Set(found.flatMap((member) => member?.id ?? []));
}

export const endOneCharge = (tx: Tx, { by, ...charge }: EndingCharge): Promise<News> => endCharge(tx, charge, by);
