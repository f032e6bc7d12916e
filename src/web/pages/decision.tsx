import { raw } from 'hono/html';
import { decisionByNumber, type DecisionInFull, proposalById } from '#deliberation';
import type { Ctx } from '#http';
import type { Id } from '#ids';
import { renderMarkdown } from '#markdown';
import { type MemberName, memberNames, membershipsOf } from '#membership';
import { notFound } from '#refusal';
import { changeLines } from '../action-changes.tsx';
import { ChangesTable, Events, Line, Lines, Masthead, More, Note, Prose, Section, Stack } from '../components.ts';
import type { FormState } from '../form-state.ts';
import { AnyPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { RuleSentences, ruleName } from '../rule-words.tsx';
import { show } from '../show.ts';
import { type Ask, DecisionActions, type DecisionAsks, loadDecisionAsks } from './decision-actions.tsx';
import { countOf, dayOf, decisionPath, langOf, resultOf, StateChip } from './decision-words.tsx';
import { DutyLines } from './duty-lines.tsx';

/** What the page of a decision shows, loaded. */
interface DecisionView {
  readonly decision: DecisionInFull;
  readonly body: string;
  readonly publishedAt: Date | null;
  readonly openedAt: Date | null;
  readonly extendedAt: Date | null;
  readonly names: ReadonlyMap<Id<'member'>, MemberName>;
  readonly asks: DecisionAsks | undefined;
  /** The entries of the register for which the reader acts. */
  readonly mine: ReadonlySet<Id<'member'>>;
  readonly done: string | undefined;
}

/** @throws Refusal 404 */
export async function decisionOf(c: Ctx): Promise<DecisionInFull> {
  const text = c.req.param('number') ?? '';
  const number = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  const found = number > 0 ? await decisionByNumber(c.var.deps.db, c.var.viewer, number) : undefined;
  if (!found) throw notFound();
  return found;
}

/** What was refused, and of which form of the page. */
export interface Refused {
  readonly form: Ask | 'undo' | Id<'duty'>;
  readonly state: FormState;
}

export async function showDecision(c: Ctx, refused?: Refused): Promise<Response> {
  const { deps, viewer } = c.var;
  const decision = await decisionOf(c);
  const { objections, duties } = decision;
  const [proposal, names, asks, own] = await Promise.all([
    proposalById(deps.db, viewer, decision.proposal.id),
    memberNames(deps.db, [...new Set([...objections.map((one) => one.member), ...duties.map((one) => one.owner)])]),
    loadDecisionAsks(c, decision),
    viewer ? membershipsOf(deps.db, viewer) : [],
  ]);
  const view: DecisionView = {
    decision,
    body: renderMarkdown(decision.body, { headingLevel: 3 }),
    publishedAt: proposal?.publishedAt ?? null,
    openedAt: proposal?.openedAt ?? null,
    extendedAt: proposal?.extendedAt ?? null,
    names,
    asks,
    mine: new Set(own.map(({ id }) => id)),
    done: c.req.query('done'),
  };
  return show(c, <DecisionPage view={view} refused={refused} />, refused?.state.status ?? 200);
}

function DecisionPage({ view, refused }: { view: DecisionView; refused: Refused | undefined }) {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.founding;
  const { decision, asks, names, mine } = view;
  const { number, title, state, actions } = decision;
  const lang = langOf(decision, locale);
  const done = Object.entries(say.asks.done).find(([key]) => key === view.done)?.[1];
  const ask = refused && ['review', 'hold', 'call-in'].includes(refused.form) ? (refused.form as Ask) : undefined;
  return (
    <AnyPage
      title={`${say.register.decision(number)} · ${title}`}
      description={resultOf(m, decision)}
      canonical={decisionPath(decision)}
      place="coop"
      back={{ href: '/decisions', label: say.register.title }}
      noCompose
      card={{ type: 'article', title }}
      head={<link rel="alternate" type="application/json" href={decisionPath(decision, '/data.json')} />}
    >
      <div class="band decision" data-live-on={`decision:${decision.id}`}>
        <header class="stack">
          {done && <Note icon="circle-check">{done}</Note>}
          <Masthead
            meta={
              <>
                <span>{say.register.decision(number)}</span>
                <StateChip state={state} undone={decision.undoneBy !== null} />
                <span>{decision.circle ? say.decision.circle(decision.circle.name) : say.decision.everybody}</span>
              </>
            }
            title={<span lang={lang}>{title}</span>}
            lede={m.founding.register.said(
              m.founding.register.results[decision.result],
              countOf(m, f, decision.record, locale),
            )}
          />
          <Standing decision={decision} />
        </header>
        <Section id="changes" title={say.decision.changes[tense(state)]}>
          <Changed decision={decision} />
        </Section>
        {decision.duties.length > 0 && (
          <Section id="duties" title={say.duties.title}>
            <p class="small muted">{say.duties.text}</p>
            <DutyLines duties={decision.duties} names={names} mine={mine} refused={refused} />
          </Section>
        )}
        {asks && <DecisionActions asks={asks} form={ask && refused ? { ask, state: refused.state } : undefined} />}
        <Section id="text" title={say.decision.text}>
          <Stack>
            <Prose lang={lang}>{raw(view.body)}</Prose>
            <p class="small muted">
              {say.decision.frozen} <code class="hash">{decision.frozenHash}</code>
            </p>
          </Stack>
        </Section>
        <Section id="rule" title={say.decision.rule} more={<span class="muted">{ruleName(m, decision.rule)}</span>}>
          {decision.relieved && <p>{m.coop.rules.relieved}</p>}
          <RuleSentences settings={decision.ruleSettings} electors={decision.electors} />
        </Section>
        <Requests view={view} />
        <Dates view={view} />
        <Section id="check" title={say.decision.check}>
          <Lines>
            <Line icon="messages-square" title={say.decision.proposal} href={`/d/${decision.proposal.number}`} />
            <Line icon="chart-column" title={say.decision.results} href={`/d/${decision.proposal.number}/results`} />
            <Line icon="fingerprint-pattern" title={say.decision.audit} href={`/d/${decision.proposal.number}/audit`} />
          </Lines>
          <p>
            <More href={decisionPath(decision, '/data.json')}>JSON</More>
          </p>
        </Section>
      </div>
    </AnyPage>
  );

  function tense(of: typeof state): 'done' | 'due' | 'not' {
    if (of === 'executed') return 'done';
    return of === 'queued' || of === 'held' ? 'due' : 'not';
  }

  function Changed({ decision }: { decision: DecisionInFull }) {
    const shown = actions.filter(({ option }) => option === null || decision.chosen.includes(option));
    if (shown.length === 0) return <p class="muted">{say.decision.onlyWords}</p>;
    return (
      <Stack>
        <ChangesTable changes={changeLines(m, f, shown)} past={tense(state) !== 'due'} />
        {state === 'executed' && <p class="small muted">{say.decision.once}</p>}
      </Stack>
    );
  }
}

/** Where it stands and why, in sentences; what undid it, what it undoes. */
function Standing({ decision }: { decision: DecisionInFull }) {
  const { m, now, locale } = usePage();
  const f = useFormats();
  const say = m.founding.decision;
  const { state, dueAt, executedAt, fault, undoneBy, cameOf, origin } = decision;
  const status =
    state === 'queued'
      ? dueAt && dueAt > now
        ? say.status.queued(f.moment(dueAt, now))
        : say.status.due
      : state === 'executed'
        ? executedAt && say.status.executed(f.moment(executedAt, now))
        : say.status[state];
  const faulty = fault && decision.actions.find(({ position }) => position === fault.action);
  const what = faulty && changeLines(m, f, [faulty])[0]?.what;
  return (
    <Stack space={3}>
      <p>
        {say.turnout(decision.cast, decision.electors)} {status}
      </p>
      {fault && (
        <Note tone="amber" icon="triangle-alert">
          {fault.why === 'refused' && fault.sentence ? (
            <>
              {what}. {fault.sentence[locale]}
            </>
          ) : (
            <>
              {what}. {fault.why === 'unknown' ? say.fault.unknown : say.fault.changed}
            </>
          )}
        </Note>
      )}
      {undoneBy && (
        <p>
          {say.undoneBy} <a href={decisionPath(undoneBy)}>{m.founding.register.decisionInside(undoneBy.number)}</a>.
        </p>
      )}
      {cameOf && (
        <p>
          {say.cameOf[origin ?? 'undo']}{' '}
          <a href={decisionPath(cameOf)}>{m.founding.register.decisionInside(cameOf.number)}</a>.
        </p>
      )}
      {decision.followers.map((follower) => (
        <p>
          {say.followers[follower.origin]}{' '}
          {follower.number === null ? follower.title : <a href={`/d/${follower.number}`}>{follower.title}</a>}
        </p>
      ))}
    </Stack>
  );
}

/** Who asked for what in the objection window, and why. */
function Requests({ view: { decision, names } }: { view: DecisionView }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.founding.decision;
  if (decision.objections.length === 0) return null;
  return (
    <Section id="requests" title={say.requests}>
      <Events
        events={decision.objections.map(({ member, kind, reason, at }) => ({
          when: f.moment(at, now),
          title: (
            <>
              <bdi>{names.get(member)?.name ?? m.founding.duties.someone}</bdi>, {say.request[kind]}
            </>
          ),
          text: reason && <bdi>{reason}</bdi>,
        }))}
      />
    </Section>
  );
}

function Dates({ view }: { view: DecisionView }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.founding.decision;
  const { decision, publishedAt, openedAt, extendedAt } = view;
  const { executedAt, dueAt, decidedAt, reviewOn, state } = decision;
  const steps: { title: string; at: Date | null; next?: boolean; when?: string }[] = [
    { title: say.review, at: null, ...(reviewOn && { when: dayOf(f, reviewOn), next: reviewOn > f.isoDay(now) }) },
    executedAt
      ? { title: say.executed, at: executedAt }
      : { title: say.due, at: state === 'queued' ? dueAt : null, next: true },
    { title: say.closed, at: decidedAt },
    { title: say.extended, at: extendedAt },
    { title: say.opened, at: openedAt },
    { title: say.published, at: publishedAt },
  ];
  return (
    <Section id="dates" title={say.dates}>
      <Events
        events={steps.flatMap(({ title, at, when, next }) =>
          at || when ? [{ title, when: when ?? f.moment(at ?? now, now), ...(next && { next }) }] : [],
        )}
      />
    </Section>
  );
}
