import {
  type Assembly,
  FOUNDING_STEPS,
  foundingAssemblyOf,
  foundingGaps,
  type FoundingPlan,
  foundingPlan,
  type FoundingStep,
} from '#deliberation';
import type { Ctx } from '#http';
import { applications, type Application, founders, type MemberName, type Membership, membershipsOf } from '#membership';
import type { Sentence } from '#refusal';
import type { Id } from '#ids';
import type { Stage } from '#settings';

/** Where the founding stands, for one reader. */
export interface FoundingView {
  readonly stage: Stage;
  readonly plan: FoundingPlan;
  readonly founders: readonly { readonly member: Id<'member'>; readonly name: MemberName; readonly appliedAt: Date }[];
  /** For stewards; empty for others. */
  readonly applications: readonly Application[];
  readonly assembly: Assembly | undefined;
  readonly gaps: Readonly<Partial<Record<FoundingStep, Sentence>>>;
  readonly mine: readonly Membership[];
  readonly steward: boolean;
  /** Whether this reader may change the plan now. */
  readonly edits: boolean;
}

export const FOUNDING = '/coop/founding';
export const stepPath = (step: FoundingStep | 'assembly'): string => `${FOUNDING}/${step}`;
export const ALL_STEPS = [...FOUNDING_STEPS, 'assembly'] as const;

export async function loadFounding(c: Ctx): Promise<FoundingView> {
  const { deps, viewer } = c.var;
  const settings = deps.settings.current;
  // Set up as a co-op, it has yet to be founded: nobody has opened its register.
  const stage = settings.stage === 'co-op' && settings.registerOpenedAt === null ? 'campaign' : settings.stage;
  const steward = viewer?.roles.has('steward') ?? false;
  const [plan, there, assembly, mine, applying] = await Promise.all([
    foundingPlan(deps.db),
    founders(deps.db),
    foundingAssemblyOf(deps.db),
    viewer ? membershipsOf(deps.db, viewer) : [],
    viewer && steward && stage === 'founding' ? applications(deps.db, viewer) : [],
  ]);
  return {
    stage,
    plan,
    founders: there,
    applications: applying,
    assembly,
    gaps: foundingGaps(plan, there.length),
    mine,
    steward,
    edits: steward && stage === 'founding' && assembly?.state !== 'voting',
  };
}
