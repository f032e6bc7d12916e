import {
  askHold,
  askReview,
  callIn,
  finishDuty,
  type Objecting,
  registerRecord,
  takeBackObjection,
  undo,
} from '#deliberation';
import { type Ctx, get, localPath, post, readFields } from '#http';
import { parseId } from '#ids';
import { notFound } from '#refusal';
import { act } from '../act.ts';
import { takeForm } from '../form-state.ts';
import { type Ask, ASKS } from './decision-actions.tsx';
import { decisionPath } from './decision-words.tsx';
import { decisionOf, showDecision } from './decision.tsx';
import { proposalPath } from './proposal-words.ts';

const LIMITS = [{ name: 'decision-ask', per: 'person', times: 60, seconds: 3_600 }] as const;

const ask = (which: Ask) =>
  post(
    `/decisions/:number/${which}`,
    'account',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const decision = await decisionOf(c);
          const reason = fields[`reason-${which}`];
          const input: Objecting = { reason: typeof reason === 'string' ? reason : '' };
          await act(c, (tx, actor) => {
            if (which === 'review') return askReview(tx, actor, decision.id, input);
            if (which === 'hold') return askHold(tx, actor, decision.id, input);
            return callIn(tx, actor, decision.proposal.id, input);
          });
          return done(c, fields['next'], decisionPath(decision), which);
        },
        (state) => showDecision(c, { form: which, state }),
      ),
    { limits: LIMITS },
  );

/** Back to where the form was; on the page of the decision a sentence says that it is noted. */
function done(c: Ctx, next: unknown, here: string, what: string): Response {
  const path = localPath(next, here).split(/[?#]/)[0] ?? here;
  return c.redirect(path === here ? `${here}?done=${what}` : path, 303);
}

export const decisionRoutes = [
  get('/decisions/:number', 'anyone', (c) => showDecision(c)),

  get('/decisions/:number/data.json', 'anyone', async (c) => {
    const decision = await decisionOf(c);
    const { origin } = c.var.deps.config;
    return c.json({ url: `${origin}${decisionPath(decision)}`, ...registerRecord(decision) }, 200, {
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=60',
    });
  }),

  ...ASKS.map(ask),

  post('/decisions/:number/take-back', 'account', async (c) => {
    const decision = await decisionOf(c);
    const { ask, next } = await readFields(c);
    if (ask !== 'review' && ask !== 'hold') throw notFound();
    await act(c, (tx, actor) => takeBackObjection(tx, actor, decision.id, ask));
    return c.redirect(localPath(next, decisionPath(decision)), 303);
  }),

  post(
    '/decisions/:number/undo',
    'account',
    (c) =>
      takeForm(
        c,
        async () => {
          const decision = await decisionOf(c);
          const { id } = await act(c, (tx, actor) => undo(tx, actor, decision.id));
          return c.redirect(proposalPath({ id, number: null }), 303);
        },
        (state) => showDecision(c, { form: 'undo', state }),
      ),
    { limits: LIMITS },
  ),

  post('/decisions/:number/duties/:duty', 'account', (c) => {
    const duty = parseId<'duty'>(c.req.param('duty') ?? '');
    if (!duty) throw notFound();
    return takeForm(
      c,
      async (fields) => {
        const decision = await decisionOf(c);
        if (!decision.duties.some(({ id }) => id === duty)) throw notFound();
        const proof = fields[`proof-${duty}`];
        await act(c, (tx, actor) => finishDuty(tx, actor, duty, typeof proof === 'string' ? proof : ''));
        return done(c, fields['next'], decisionPath(decision), 'duty');
      },
      (state) => showDecision(c, { form: duty, state }),
    );
  }),
];
