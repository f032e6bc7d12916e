import * as v from 'valibot';
import { type Decision, type DecisionInFull, type Duty, type EmergencyAct, KINDS, type Rule } from '#deliberation';
import { at, atOrNone, calendarDay, hash, id, json, language, moment, named, orNone, whole } from './base.ts';
import { circleRef, DECISION_STATES, option, RESULTS, ruleRef } from './proposals.ts';
import { snakeFields } from './snake.ts';

const entries = {
  id,
  number: whole,
  state: v.picklist(DECISION_STATES),
  title: v.string(),
  language,
  kind: v.picklist(KINDS),
  origin: orNone(v.string()),
  proposal: whole,
  circle: orNone(circleRef),
  rule: ruleRef,
  result: v.picklist(RESULTS),
  electors: whole,
  votes: whole,
  decided_at: moment,
  due_at: orNone(moment),
  expires_at: orNone(moment),
  executed_at: orNone(moment),
  review_on: orNone(calendarDay),
};
/** One line of the register. */
export const decision = named('Decision', v.object(entries));

export const duty = named(
  'Duty',
  v.object({
    id,
    decision: whole,
    what: v.string(),
    owner: id,
    due_on: calendarDay,
    proof: orNone(v.string()),
    done_at: orNone(moment),
    done_by: orNone(id),
  }),
);

export const decisionInFull = named(
  'DecisionInFull',
  v.object({
    ...entries,
    body: v.string(),
    options: v.array(option),
    chosen: v.array(v.string()),
    record: json,
    record_hash: hash,
    frozen_hash: hash,
    rule_settings: v.record(v.string(), json),
    actions: v.array(
      v.object({
        id,
        option: orNone(v.string()),
        name: v.string(),
        input: json,
        labels: json,
        before: json,
        after: json,
        inverse: json,
        ran_at: orNone(moment),
      }),
    ),
    objections: v.array(
      v.object({ member: id, kind: v.picklist(['review', 'hold', 'call-in']), reason: v.string(), at: moment }),
    ),
    review_needs: whole,
    hold_needs: whole,
    fault: orNone(
      v.object({
        action: whole,
        why: v.picklist(['changed', 'refused', 'unknown', 'broken']),
        sentence: v.optional(v.object({ en: v.string(), fr: v.string() })),
      }),
    ),
    duties: v.array(duty),
    undone_by: orNone(whole),
    came_of: orNone(whole),
  }),
);

export const rule = named(
  'Rule',
  v.object({ key: v.string(), version: whole, name: v.string(), settings: v.record(v.string(), json) }),
);

export const emergencyAct = named(
  'EmergencyAct',
  v.object({
    id,
    action: v.string(),
    input: json,
    before: json,
    labels: json,
    member: id,
    reason: v.string(),
    at: moment,
    lapses_at: moment,
    proposal: orNone(id),
    state: v.picklist(['standing', 'ratified', 'lapsed']),
  }),
);

export const showEmergencyAct = (a: EmergencyAct): v.InferInput<typeof emergencyAct> => ({
  id: a.id,
  action: a.action,
  input: a.input,
  before: a.before,
  labels: a.labels,
  member: a.member,
  reason: a.reason,
  at: at(a.at),
  lapses_at: at(a.lapsesAt),
  proposal: a.proposal,
  state: a.state,
});

export const showDuty = (d: Duty): v.InferInput<typeof duty> => ({
  id: d.id,
  decision: d.decision.number,
  what: d.what,
  owner: d.owner,
  due_on: d.dueOn,
  proof: d.proof,
  done_at: atOrNone(d.doneAt),
  done_by: d.doneBy,
});

export const showDecision = (d: Decision): v.InferInput<typeof decision> => ({
  id: d.id,
  number: d.number,
  state: d.state,
  title: d.title,
  language: d.language,
  kind: d.kind,
  origin: d.origin,
  proposal: d.proposal.number,
  circle: d.circle && { id: d.circle.id, slug: d.circle.slug, name: d.circle.name },
  rule: { key: d.rule.key, name: d.rule.name, version: d.rule.version },
  result: d.result,
  electors: d.electors,
  votes: d.cast,
  decided_at: at(d.decidedAt),
  due_at: atOrNone(d.dueAt),
  expires_at: atOrNone(d.expiresAt),
  executed_at: atOrNone(d.executedAt),
  review_on: d.reviewOn,
});

export const showDecisionInFull = (d: DecisionInFull): v.InferInput<typeof decisionInFull> => ({
  ...showDecision(d),
  body: d.body,
  options: d.options.map(({ id, text }) => ({ id, text })),
  chosen: [...d.chosen],
  record: d.record,
  record_hash: d.recordHash,
  frozen_hash: d.frozenHash,
  rule_settings: snakeFields(d.ruleSettings),
  actions: d.actions.map((a) => ({
    id: a.id,
    option: a.option,
    name: a.name,
    input: a.input,
    labels: a.labels,
    before: a.before,
    after: a.after,
    inverse: a.inverse,
    ran_at: atOrNone(a.ranAt),
  })),
  objections: d.objections.map((o) => ({ member: o.member, kind: o.kind, reason: o.reason, at: at(o.at) })),
  review_needs: d.reviewNeeds,
  hold_needs: d.holdNeeds,
  fault: d.fault && {
    action: d.fault.action,
    why: d.fault.why,
    ...(d.fault.sentence && { sentence: { ...d.fault.sentence } }),
  },
  duties: d.duties.map(showDuty),
  undone_by: d.undoneBy?.number ?? null,
  came_of: d.cameOf?.number ?? null,
});

export const showRule = (r: Rule): v.InferInput<typeof rule> => ({
  key: r.key,
  version: r.version,
  name: r.name,
  settings: snakeFields(r.settings),
});
