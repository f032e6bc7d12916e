import * as v from 'valibot';
import {
  type Candidate,
  Draft,
  KINDS,
  type LiveTally,
  type MyStance,
  type Proposal,
  type ProposalEvent,
  type ProposalSummary,
  type ShownAction,
  type ShownStance,
} from '#deliberation';
import { snakeEntries, snakeFields } from './snake.ts';
import { at, atOrNone, calendarDay, hash, id, json, language, moment, named, orNone, whole } from './base.ts';

export const STATES = ['draft', 'discussion', 'voting', 'closed', 'withdrawn'] as const;
export const RESULTS = ['passed', 'failed', 'floor-missed', 'tied', 'indicative'] as const;
export const DECISION_STATES = [
  'rejected',
  'queued',
  'held',
  'executed',
  'stale',
  'failed',
  'expired',
  'cancelled',
] as const;
export const position = v.picklist(['yes', 'no', 'abstain', 'block']);

export const circleRef = named('CircleReference', v.object({ id, slug: v.string(), name: v.string() }));
export const ruleRef = named('RuleReference', v.object({ key: v.string(), name: v.string(), version: whole }));
export const person = named('Person', v.object({ handle: orNone(v.string()), display_name: orNone(v.string()) }));

const summaryEntries = {
  id,
  /** Given when it is published. */
  number: orNone(whole),
  version: whole,
  kind: v.picklist(KINDS),
  title: v.string(),
  language,
  state: v.picklist(STATES),
  author: orNone(person),
  member: id,
  circle: orNone(circleRef),
  rule: ruleRef,
  confidential: v.boolean(),
  published_at: orNone(moment),
  opens_not_before: orNone(moment),
  opened_at: orNone(moment),
  closes_at: orNone(moment),
  closed_at: orNone(moment),
  electors: orNone(whole),
  votes: orNone(whole),
  result: orNone(v.picklist(RESULTS)),
  decision: orNone(v.object({ id, number: whole, state: v.picklist(DECISION_STATES), due_at: orNone(moment) })),
  post: orNone(id),
};
export const proposalSummary = named('ProposalSummary', v.object(summaryEntries));

export const action = named(
  'Action',
  v.object({
    id,
    option: orNone(v.string()),
    name: v.string(),
    input: json,
    before: json,
    after: json,
    labels: json,
    ran_at: orNone(moment),
    /** `before` is as it stands now: the vote has not opened. */
    current: v.boolean(),
  }),
);

export const tally = named(
  'Tally',
  v.object({
    votes: whole,
    electors: whole,
    floor: whole,
    positions: orNone(v.object({ yes: whole, no: whole, abstain: whole, block: whole })),
    gradients: orNone(v.array(whole)),
    options: orNone(v.array(v.object({ id: v.string(), text: v.string(), votes: v.number() }))),
    tests: v.array(
      v.object({
        test: v.string(),
        college: v.optional(v.string()),
        found: v.string(),
        wanted: v.string(),
        strict: v.boolean(),
        passed: v.boolean(),
      }),
    ),
  }),
);

const candidate = named(
  'Candidate',
  v.object({
    member: id,
    name: v.string(),
    handle: orNone(v.string()),
    statement: v.string(),
    nominated_by: id,
    accepted_at: orNone(moment),
  }),
);

export const option = named('Option', v.object({ id: v.string(), text: v.string() }));

export const proposal = named(
  'Proposal',
  v.object({
    ...summaryEntries,
    /** Markdown. */
    body: v.string(),
    options: v.array(option),
    settings: v.record(v.string(), json),
    rule_settings: v.record(v.string(), json),
    actions: v.array(action),
    /** null: not running yet, or hidden until later. */
    tally: orNone(tally),
    tally_hidden: v.boolean(),
    sponsors: v.array(v.object({ member: id, at: moment })),
    sponsors_needed: whole,
    frozen_hash: orNone(hash),
    extended_at: orNone(moment),
    review_on: orNone(calendarDay),
    origin: orNone(v.string()),
    candidates: v.array(candidate),
    chosen: v.array(v.string()),
    floor: whole,
  }),
);

/** One of these, by the kind of the vote. */
export const choice = named(
  'Choice',
  v.union([
    v.object({ position }),
    v.object({ gradient: whole }),
    v.object({ chosen: v.array(v.string()) }),
    v.object({ scores: v.record(v.string(), v.number()) }),
    v.object({ ranked: v.array(v.array(v.string())) }),
  ]),
);

export const stance = named(
  'Stance',
  v.object({
    member: id,
    name: v.string(),
    handle: orNone(v.string()),
    position: orNone(position),
    choice,
    reason: v.string(),
    at: moment,
    revision: whole,
    post: orNone(id),
  }),
);

export const ownStance = named(
  'OwnStance',
  v.object({
    member: id,
    as: v.picklist(['self', 'delegate']),
    /** Whether this member may vote here. */
    elector: v.boolean(),
    choice: orNone(choice),
    reason: v.string(),
    cast_at: orNone(moment),
  }),
);

export const event = named(
  'ProposalEvent',
  v.object({ id, at: moment, kind: v.string(), data: v.record(v.string(), json), member: orNone(id) }),
);

const { settings, ...draftEntries } = Draft.entries;
/** What an author writes: the input of the verb, under the names of the API. */
export const draft = named(
  'Draft',
  v.object({
    ...snakeEntries(draftEntries),
    settings: v.optional(v.object(snakeEntries(settings.wrapped.entries)), {}),
  }),
);

const { actions: _actions, reviewOn: _reviewOn, circle: _circle, ...askingEntries } = draftEntries;
/** A way of asking for the next time: without dates, changes and circle. */
export const templateFields = {
  ...snakeEntries(askingEntries),
  settings: v.optional(v.object(snakeEntries(settings.wrapped.entries)), {}),
};

const circleOf = (circle: ProposalSummary['circle']) =>
  circle && { id: circle.id, slug: circle.slug, name: circle.name };

export const showSummary = (p: ProposalSummary): v.InferInput<typeof proposalSummary> => ({
  id: p.id,
  number: p.number,
  version: p.version,
  kind: p.kind,
  title: p.title,
  language: p.language,
  state: p.state,
  author: p.author && { handle: p.author.handle, display_name: p.author.displayName },
  member: p.member,
  circle: circleOf(p.circle),
  rule: { key: p.rule.key, name: p.rule.name, version: p.rule.version },
  confidential: p.confidential,
  published_at: atOrNone(p.publishedAt),
  opens_not_before: atOrNone(p.opensNotBefore),
  opened_at: atOrNone(p.openedAt),
  closes_at: atOrNone(p.closesAt),
  closed_at: atOrNone(p.closedAt),
  electors: p.electors,
  votes: p.cast,
  result: p.result,
  decision: p.decision && {
    id: p.decision.id,
    number: p.decision.number,
    state: p.decision.state,
    due_at: atOrNone(p.decision.dueAt),
  },
  post: p.post,
});

export const showAction = (a: ShownAction): v.InferInput<typeof action> => ({
  id: a.id,
  option: a.option,
  name: a.name,
  input: a.input,
  before: a.before,
  after: a.after,
  labels: a.labels,
  ran_at: atOrNone(a.ranAt),
  current: a.current,
});

export const showTally = (t: LiveTally): v.InferInput<typeof tally> => ({
  votes: t.cast,
  electors: t.electors,
  floor: t.floor,
  positions: t.positions,
  gradients: t.gradients && [...t.gradients],
  options: t.options && t.options.map(({ id, text, votes }) => ({ id, text, votes })),
  tests: t.tests.map((test) => ({
    test: test.test,
    ...(test.college !== undefined && { college: test.college }),
    found: test.found,
    wanted: test.wanted,
    strict: test.strict,
    passed: test.passed,
  })),
});

const showCandidate = (c: Candidate): v.InferInput<typeof candidate> => ({
  member: c.member,
  name: c.name,
  handle: c.handle,
  statement: c.statement,
  nominated_by: c.nominatedBy,
  accepted_at: atOrNone(c.acceptedAt),
});

export const showProposal = (p: Proposal): v.InferInput<typeof proposal> => ({
  ...showSummary(p),
  body: p.body,
  options: p.options.map(({ id, text }) => ({ id, text })),
  settings: snakeFields(p.settings),
  rule_settings: snakeFields(p.ruleSettings),
  actions: p.actions.map(showAction),
  tally: p.tally && showTally(p.tally),
  tally_hidden: p.tallyHidden,
  sponsors: p.sponsors.map((sponsor) => ({ member: sponsor.member, at: at(sponsor.at) })),
  sponsors_needed: p.sponsorsNeeded,
  frozen_hash: p.frozenHash,
  extended_at: atOrNone(p.extendedAt),
  review_on: p.reviewOn,
  origin: p.origin,
  candidates: p.candidates.map(showCandidate),
  chosen: [...p.chosen],
  floor: p.floor,
});

type ShownChoice = v.InferInput<typeof choice>;

export const showStance = (s: ShownStance): v.InferInput<typeof stance> => ({
  member: s.member,
  name: s.name,
  handle: s.handle,
  position: s.position,
  choice: s.choice as ShownChoice,
  reason: s.reason,
  at: at(s.at),
  revision: s.revision,
  post: s.post,
});

export const showOwnStance = (s: MyStance): v.InferInput<typeof ownStance> => ({
  member: s.member.id,
  as: s.member.as,
  elector: s.elector,
  choice: s.choice as ShownChoice | null,
  reason: s.reason,
  cast_at: atOrNone(s.castAt),
});

export const showEvent = (e: ProposalEvent): v.InferInput<typeof event> => ({
  id: e.id,
  at: at(e.at),
  kind: e.kind,
  data: { ...e.data },
  member: e.member,
});
