import type { DecisionInFull } from '#deliberation';
import type { Ctx } from '#http';
import { mayVote, membershipsOf } from '#membership';
import { Button, ErrorSummary, Fold, Section, Stack, TextArea } from '../components.ts';
import type { FormState } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';

/** What a member may ask of a decision; the end of the address that takes it. */
export const ASKS = ['review', 'hold', 'call-in'] as const;
export type Ask = (typeof ASKS)[number];

/** What the reader of a decision may still do about it, loaded for `<DecisionActions>`. */
export interface DecisionAsks {
  readonly decision: DecisionInFull;
  /** Empty for those who are no members: nothing is drawn. */
  readonly open: readonly Ask[];
  readonly mayUndo: boolean;
  /** What the reader has asked already. */
  readonly asked: ReadonlySet<Ask>;
}

/**
 * Says what one reader may do about a decision: its own page and that of its proposal show the same.
 * @returns undefined when nothing is left to do, or the reader is no member.
 */
export async function loadDecisionAsks(c: Ctx, decision: DecisionInFull): Promise<DecisionAsks | undefined> {
  const { deps, viewer } = c.var;
  if (!viewer) return undefined;
  const own = (await membershipsOf(deps.db, viewer)).filter(mayVote);
  if (own.length === 0) return undefined;
  const ids = new Set(own.map(({ id }) => id));
  const { state, circle, objections, actions, undoneBy } = decision;
  const open = ASKS.filter((ask) =>
    ask === 'call-in' ? circle !== null && (state === 'queued' || state === 'executed') : state === 'queued',
  );
  const mayUndo = state === 'executed' && undoneBy === null && actions.some(({ inverse }) => inverse !== null);
  if (open.length === 0 && !mayUndo) return undefined;
  const asked = new Set(objections.flatMap(({ member, kind }) => (ids.has(member) ? kind : [])));
  return { decision, open, mayUndo, asked };
}

/** Until when undoing asks for less; undefined where that time is over, or the rule gives none. */
function easierToUndo({ executedAt, ruleSettings: { undoMinutes } }: DecisionInFull, now: Date): Date | undefined {
  if (!executedAt || !undoMinutes) return undefined;
  const until = new Date(executedAt.getTime() + undoMinutes * 60_000);
  return until > now ? until : undefined;
}

/**
 * The ways to stop, recall or undo a decision, folded: each is one form that works without a script.
 * @param form what was refused, and of which form.
 */
export function DecisionActions({ asks, form }: { asks: DecisionAsks; form?: { ask: Ask; state: FormState } }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.founding.asks;
  const { decision, open, mayUndo } = asks;
  const easierUntil = easierToUndo(decision, now);
  return (
    <Section id="asks" title={say.title}>
      <Stack space={2}>
        {open.map((ask) => (
          <AskFold asks={asks} ask={ask} form={form?.ask === ask ? form.state : undefined} />
        ))}
        {mayUndo && (
          <Fold summary={say.undo}>
            <form class="stack" method="post" action={`/decisions/${decision.number}/undo`}>
              <p>{say.undoText}</p>
              {easierUntil && <p>{say.undoEasier(f.day(easierUntil, now))}</p>}
              <div>
                <Button icon="undo-2">{say.undo}</Button>
              </div>
            </form>
          </Fold>
        )}
      </Stack>
    </Section>
  );
}

function AskFold({ asks, ask, form }: { asks: DecisionAsks; ask: Ask; form: FormState | undefined }) {
  const { m, path } = usePage();
  const say = m.founding.asks;
  const { decision, asked } = asks;
  const wanted = ask === 'hold' ? decision.holdNeeds : decision.reviewNeeds;
  const words = {
    review: { title: say.review, text: say.reviewText(wanted) },
    hold: { title: say.hold, text: say.holdText(wanted) },
    'call-in': { title: say.callIn, text: say.callInText(wanted) },
  }[ask];
  const so = decision.objections.filter(({ kind }) => kind === ask).length;
  const here = `/decisions/${decision.number}`;
  const id = `reason-${ask}`;
  return (
    <Fold summary={`${words.title} (${say.soFar(so, wanted)})`} open={form !== undefined}>
      {asked.has(ask) ? (
        <div class="stack">
          <p>{say.asked}</p>
          {ask !== 'call-in' && (
            <form method="post" action={`${here}/take-back`}>
              <input type="hidden" name="next" value={path} />
              <Button name="ask" value={ask}>
                {say.takeBack}
              </Button>
            </form>
          )}
        </div>
      ) : (
        <form class="stack" method="post" action={`${here}/${ask}`} novalidate>
          {form && (
            <ErrorSummary
              errors={form.errors['reason'] ? { [id]: form.errors['reason'] } : {}}
              sentence={form.sentence}
            />
          )}
          <p>{words.text}</p>
          <input type="hidden" name="next" value={path} />
          <TextArea
            name={id}
            label={say.reason}
            hint={say.reasonHint}
            rows={3}
            maxlength={1_000}
            value={form?.values[id]}
            error={form?.errors['reason']}
          />
          <div>
            <Button>{words.title}</Button>
          </div>
        </form>
      )}
    </Fold>
  );
}
