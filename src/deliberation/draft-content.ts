import { actionNamed, type Gravity } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { parseInput } from '#input';
import { Refusal, type Sentence, invalid } from '#refusal';
import { readSettings } from '#settings';
import { mayCircleDecide } from './circle-power.ts';
import { isOwnSeat } from './circle-seats.ts';
import type { DraftInput } from './draft-input.ts';
import { KIND_FACTS } from './kinds.ts';
import { reliefUntil, settingsFor } from './relief.ts';
import { ensureRules, type Rule, ruleByKey, rulesFor } from './rules.ts';
import type { ProposalOrigin, VersionedAction } from './schema.ts';
import type { Option, ProposalSettings } from './settings.ts';
import { settleSettings } from './settle-settings.ts';

/** What a version of a proposal says, checked. */
export interface Content {
  readonly rule: Rule;
  readonly settings: ProposalSettings;
  readonly options: readonly Option[];
  readonly actions: readonly VersionedAction[];
  readonly reviewOn: string | null;
  /** Of what brings back the state before a recent decision. */
  readonly reliefUntil: Date | null;
}

/** Why a proposal is written: what the server asks by itself, or which decision it undoes, and since when it is public. */
export interface Because {
  readonly origin: ProposalOrigin | null;
  readonly decision?: Id<'decision'> | null | undefined;
  readonly publishedAt?: Date | null;
}

/** Only the server seats whom a vote elected. */
const NEVER_PROPOSED = new Set(['election.seat']);

/**
 * Checks everything that a draft says against the rule, the actions and each other.
 * @throws Refusal 422 with a sentence per field.
 */
export async function checkContent(tx: Tx, input: DraftInput, because: Because): Promise<Content> {
  const { origin } = because;
  await ensureRules(tx);
  const rule = await ruleByKey(tx, input.rule);
  if (!rule) throw invalid({ rule: (m) => m.errors.unknownChoice });
  const faults: Record<string, Sentence> = {};
  const options = optionsOf(input, faults);
  const { actions, gravities } = await actionsOf(tx, input, options, faults);
  const election = input.kind === 'election';
  if (election) gravities.push('ordinary');
  const mayDecide = rulesFor(gravities, [rule]).length > 0;
  if (!mayDecide) faults['rule'] = (m) => m.deliberation.faults.ruleTooWeak;
  const circle = input.circle ?? null;
  if (circle !== null) await checkCircle(tx, circle, input.rule, actions, faults);
  const relief = await reliefUntil(tx, {
    undoes: (origin === 'undo' && because.decision) || null,
    rule,
    actions,
    at: because.publishedAt ?? tx.now,
  });
  const { settings, faults: more } = settleSettings({
    kind: input.kind,
    rule: settingsFor({ relief_until: relief }, rule.settings),
    chosen: input.settings,
    circle,
    origin,
    registerOpen: (await readSettings(tx)).registerOpenedAt !== null,
  });
  Object.assign(faults, more);
  const of = settings.mandate?.circle ?? null;
  if (of !== null && !(await circleStands(tx, of))) faults['settings.mandate.circle'] = (m) => m.errors.unknownChoice;
  else if (circle !== null && settings.mandate && !(await isOwnSeat(tx, circle, settings.mandate)))
    faults['settings.mandate'] = (m) => m.deliberation.faults.notOwnSeat;
  const { binding, options: how } = KIND_FACTS[input.kind];
  if (how === 'written' && options.length > 1) {
    if (settings.seats >= options.length) faults['settings.seats'] = (m) => m.deliberation.faults.seats;
    if (settings.mostChoices > options.length)
      faults['settings.mostChoices'] = (m) => m.deliberation.faults.mostChoices;
  }
  const reviewOn = (binding && input.reviewOn) || null;
  if (reviewOn !== null && reviewOn <= tx.now.toISOString().slice(0, 10))
    faults['reviewOn'] = (m) => m.deliberation.faults.reviewPast;
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return { rule, settings, options, actions, reviewOn, reliefUntil: relief };
}

function optionsOf({ kind, options }: DraftInput, faults: Record<string, Sentence>): readonly Option[] {
  if (KIND_FACTS[kind].options !== 'written') return [];
  const texts = options.map((text) => text.trim());
  if (texts.length < 2) faults['options'] = (m) => m.deliberation.faults.twoOptions;
  texts.forEach((text, i) => {
    if (texts.findIndex((other) => other.toLowerCase() === text.toLowerCase()) < i)
      faults[`options.${i}`] = (m) => m.deliberation.faults.sameOption;
  });
  return texts.map((text, i) => ({ id: String(i + 1), text }));
}

async function actionsOf(
  tx: Tx,
  input: DraftInput,
  options: readonly Option[],
  faults: Record<string, Sentence>,
): Promise<{ actions: VersionedAction[]; gravities: Gravity[] }> {
  const actions: VersionedAction[] = [];
  const gravities: Gravity[] = [];
  const { binding, options: how } = KIND_FACTS[input.kind];
  for (const [i, call] of input.actions.entries()) {
    const action = actionNamed(call.name);
    if (!action || NEVER_PROPOSED.has(call.name)) {
      faults[`actions.${i}`] = (m) => m.errors.unknownChoice;
      continue;
    }
    if (!binding || how === 'candidates') {
      faults[`actions.${i}`] = (m) => m.deliberation.faults.noActions;
      continue;
    }
    const option = how === 'written' && typeof call.option === 'number' ? options[call.option] : undefined;
    if (how === 'written' && typeof call.option === 'number' && !option) {
      faults[`actions.${i}.option`] = (m) => m.errors.unknownChoice;
      continue;
    }
    try {
      const parsed = parseInput(action.schema, call.input);
      gravities.push(action.gravity(parsed));
      await action.check?.(tx, parsed);
      actions.push({ name: call.name, input: parsed as VersionedAction['input'], option: option?.id ?? null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { fields, sentence } = error;
      if (Object.keys(fields).length === 0) faults[`actions.${i}`] = sentence;
      for (const [field, why] of Object.entries(fields)) faults[`actions.${i}.${field}`] = why;
    }
  }
  return { actions, gravities };
}

async function circleStands(tx: Tx, circle: Id<'circle'>): Promise<boolean> {
  const found = await tx
    .selectFrom('circle')
    .where('id', '=', circle)
    .where('closed_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  return found !== undefined;
}

async function checkCircle(
  tx: Tx,
  circle: Id<'circle'>,
  rule: string,
  actions: readonly VersionedAction[],
  faults: Record<string, Sentence>,
): Promise<void> {
  if (!(await circleStands(tx, circle))) faults['circle'] = (m) => m.errors.unknownChoice;
  else if (actions.length > 0 && !(await mayCircleDecide(tx, circle, rule, actions)))
    faults['circle'] = (m) => m.deliberation.faults.noPower;
}
