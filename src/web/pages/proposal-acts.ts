import type { Actor } from '#accounts';
import type { Tx } from '#db';
import {
  acceptNomination,
  callIn,
  nominate,
  openVote,
  type Proposal,
  publishProposal,
  redraft,
  saveTemplate,
  sponsorProposal,
  unsponsor,
  withdrawCandidacy,
  withdrawProposal,
} from '#deliberation';
import { type Ctx, post } from '#http';
import type { Id } from '#ids';
import { memberByNumber, membershipsOf } from '#membership';
import type { News } from '#network';
import { invalid, Refusal } from '#refusal';
import { act, viewerOf } from '../act.ts';
import { takeForm } from '../form-state.ts';
import { proposalOf, takesPart } from '../proposal-view.ts';
import { showProposal } from './proposal.tsx';
import { proposalPath } from './proposal-words.ts';

type Fields = Record<string, unknown>;
type Verb = (tx: Tx, actor: Actor, proposal: Proposal, fields: Fields, origin: string) => Promise<News>;

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const ACTS = { name: 'propose', per: 'person', times: 60, seconds: 3_600 } as const;

/** A form of the page: acts, then leads back to it; what was refused is shown there again. */
const form = (what: string, verb: Verb, anchor = 'vote') =>
  post(
    `/d/:n{[0-9]+}/${what}`,
    'account',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const proposal = await proposalOf(c);
          await act(c, (tx, actor) => verb(tx, actor, proposal, fields, c.var.deps.config.origin));
          return c.redirect(`${proposalPath(proposal)}#${anchor}`, 303);
        },
        async (state) => showProposal(c, await proposalOf(c), { what, form: state }),
      ),
    { limits: [ACTS] },
  );

/** The candidate of this number in the register. @throws Refusal 422 on `number`. */
async function numbered(tx: Tx, actor: Actor, value: unknown): Promise<Id<'member'>> {
  const nobody = invalid({ number: (m) => m.decide.page.noSuchMember });
  if (!/^\d{1,9}$/.test(text(value))) throw nobody;
  try {
    return (await memberByNumber(tx, actor, Number(text(value)))).entry.id;
  } catch (error) {
    throw error instanceof Refusal && error.status === 404 ? nobody : error;
  }
}

/** Stands, or accepts to: who was named accepts, who was not names themselves. */
const stand: Verb = async (tx, actor, proposal, fields) => {
  const statement = text(fields['statement']);
  const own = (await membershipsOf(tx, actor)).find((one) => one.as === 'self' && takesPart(one));
  const named = own && proposal.candidates.some(({ member }) => member === own.id);
  if (named || !own) return acceptNomination(tx, actor, proposal.id, statement);
  return nominate(tx, actor, proposal.id, { member: own.id, statement });
};

const draftForm = (what: string, work: (c: Ctx, proposal: Proposal, fields: Fields) => Promise<string>) =>
  post(
    `/d/drafts/:id/${what}`,
    'account',
    (c) =>
      takeForm(
        c,
        async (fields) => c.redirect(await work(c, await proposalOf(c), fields), 303),
        async (state) => showProposal(c, await proposalOf(c), { what, form: state }),
      ),
    { limits: [ACTS] },
  );

const keep = async (c: Ctx, proposal: Proposal, fields: Fields): Promise<string> => {
  const { kind, title, body, language, rule, settings, options } = redraft(proposal);
  await c.var.deps.transact((tx) =>
    saveTemplate(tx, viewerOf(c), text(fields['name']), { kind, title, body, language, rule, settings, options }),
  );
  // Where templates stand: it is seen to be kept.
  return '/d/new';
};

/** What one does on the page of a proposal. */
export const proposalActs = [
  draftForm('publish', async (c, { id }) => {
    const { number } = await act(c, (tx, actor) => publishProposal(tx, actor, id));
    return `/d/${number}`;
  }),
  draftForm('withdraw', async (c, { id }) => {
    await act(c, (tx, actor) => withdrawProposal(tx, actor, id));
    return '/d';
  }),
  draftForm('template', keep),
  form('sponsor', (tx, actor, { id }, fields) =>
    fields['on'] === 'false' ? unsponsor(tx, actor, id) : sponsorProposal(tx, actor, id),
  ),
  form('open', (tx, actor, { id }, _fields, origin) => openVote(tx, actor, id, origin)),
  form('withdraw', (tx, actor, { id }) => withdrawProposal(tx, actor, id)),
  form('stand', stand, 'candidates-title'),
  form('stand-down', (tx, actor, { id }) => withdrawCandidacy(tx, actor, id), 'candidates-title'),
  form(
    'nominate',
    async (tx, actor, { id }, fields) => {
      const member = await numbered(tx, actor, fields['number']);
      return nominate(tx, actor, id, { member });
    },
    'candidates-title',
  ),
  form('call-in', (tx, actor, { id }, fields) => callIn(tx, actor, id, { reason: text(fields['reason']) })),
  post(
    '/d/:n{[0-9]+}/template',
    'account',
    (c) =>
      takeForm(
        c,
        async (fields) => c.redirect(await keep(c, await proposalOf(c), fields), 303),
        async (state) => showProposal(c, await proposalOf(c), { what: 'template', form: state }),
      ),
    { limits: [ACTS] },
  ),
];
