import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import { format } from '#i18n';
import type { Id } from '#ids';
import { checkbox, day, line, parseInput, wholeNumber } from '#input';
import { invalid, notFound } from '#refusal';
import { readSettings } from '#settings';
import { mustOrganise } from '../authority.ts';
import type { CommitmentKind } from '../schema.ts';
import { isLanguage } from '../texts/languages.ts';
import { mustBeAsked, signerOfLink } from './signer.ts';

export const COMMITMENT_KINDS: readonly CommitmentKind[] = ['shares', 'pledge', 'skill', 'language', 'place'];

/** All of two decimals, which amounts are kept in. */

const MOST_SHARES = 1_000_000_000_000;
const MOST_PLEDGED = 10_000_000;
export const MOST_LANGUAGES = 3;

const mayWrite = checkbox();

/** What is filled in for each kind. An amount is in whole units of the currency of the petition. */
const INPUTS = {
  shares: v.object({ shares: wholeNumber(1, MOST_SHARES), since: day(), mayWrite }),
  pledge: v.object({ amount: wholeNumber(1, MOST_PLEDGED), mayWrite }),
  skill: v.object({ skill: line(140), mayWrite }),
  place: v.object({ offer: line(140), mayWrite }),
  language: v.object({
    languages: v.pipe(
      v.array(v.pipe(v.string(), v.check(isLanguage, 'unknownChoice')), 'missing'),
      v.minLength(1, 'missing'),
      v.maxLength(MOST_LANGUAGES, 'unknownChoice'),
    ),
    mayWrite,
  }),
} as const;

/** A commitment as its signer made it. */
export interface Commitment {
  readonly kind: CommitmentKind;
  /** Shares held, or the minor units of an amount. */
  readonly quantity: number | null;
  /** A calendar day, `2016-10-03`. */
  readonly since: string | null;
  readonly words: string;
  readonly languages: readonly string[];
  readonly mayWrite: boolean;
}

/** @throws Refusal 422 with a sentence per field. */
function parseCommitment(kind: CommitmentKind, fields: Readonly<Record<string, unknown>>): Commitment {
  const nothing = { kind, quantity: null, since: null, words: '', languages: [] };
  switch (kind) {
    case 'shares': {
      const { shares, ...more } = parseInput(INPUTS.shares, fields);
      return { ...nothing, ...more, quantity: shares };
    }
    case 'pledge': {
      const { amount, ...more } = parseInput(INPUTS.pledge, fields);
      return { ...nothing, ...more, quantity: amount * 100 };
    }
    case 'skill': {
      const { skill, ...more } = parseInput(INPUTS.skill, fields);
      return { ...nothing, ...more, words: skill };
    }
    case 'place': {
      const { offer, ...more } = parseInput(INPUTS.place, fields);
      return { ...nothing, ...more, words: offer };
    }
    case 'language': {
      const rows = ['languages', ...Array.from({ length: MOST_LANGUAGES }, (_, i) => `languages.${i}`)];
      const chosen = rows.flatMap((row) => fields[row]).filter((one) => one !== '' && one !== undefined);
      const { languages, ...more } = parseInput(INPUTS.language, { ...fields, languages: chosen });
      return { ...nothing, ...more, languages: [...new Set(languages)] };
    }
  }
}

/**
 * Keeps what a signer says they hold, would give or offer, or corrects it.
 * @param token of a link that went to the signer.
 * @throws Refusal 404 when the signature does not count or the petition does not ask for it, 422 with a sentence per field.
 */
export async function makeCommitment(
  tx: Tx,
  token: string,
  kind: CommitmentKind,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { signature, campaign } = await mustBeAsked(tx, token, kind);
  const { quantity, since, words, languages, mayWrite: may } = parseCommitment(kind, fields);
  const { timeZone } = await readSettings(tx);
  if (since && since > format.formatsFor('en', timeZone).isoDay(tx.now)) {
    throw invalid({ since: (m) => m.drive.shares.faults.since });
  }
  const said = {
    quantity: quantity === null ? null : String(quantity),
    since,
    words,
    languages: [...languages],
    may_write: may,
    made_at: tx.now,
  };
  await tx
    .insertInto('signature_commitment')
    .values({ signature_id: signature, campaign_id: campaign, kind, ...said })
    .onConflict((conflict) => conflict.columns(['signature_id', 'kind']).doUpdateSet(said))
    .execute();
}

/** Takes it back: nothing of it is kept. Taking it back again changes nothing. @throws Refusal 404 */
export async function withdrawCommitment(tx: Tx, token: string, kind: CommitmentKind): Promise<void> {
  const signer = await signerOfLink(tx, token);
  if (!signer) throw notFound();
  await tx
    .deleteFrom('signature_commitment')
    .where('signature_id', '=', signer.signature)
    .where('kind', '=', kind)
    .execute();
}

const COLUMNS = [
  'commitment.kind',
  'commitment.quantity',
  'commitment.since',
  'commitment.words',
  'commitment.languages',
  'commitment.may_write as mayWrite',
] as const;

const read = <Row extends { quantity: string | null }>(row: Row) => ({
  ...row,
  quantity: row.quantity === null ? null : Number(row.quantity),
});

export async function ownCommitments(db: Db, signature: Id<'signature'>): Promise<readonly Commitment[]> {
  const rows = await db
    .selectFrom('signature_commitment as commitment')
    .where('signature_id', '=', signature)
    .select(COLUMNS)
    .execute();
  return rows.map(read);
}

/** A commitment of somebody to whom the organisers may write about it. */
export interface CommittedSigner extends Commitment {
  readonly name: string;
  readonly email: string;
  /** Where they said they live: ISO 3166-1 or 3166-2, or nothing. */
  readonly area: string;
}

/** The sums of a kind, exact: for organisers. */
export interface CommitmentSum {
  readonly kind: CommitmentKind;
  readonly people: number;
  readonly quantity: number;
  readonly mayWrite: number;
  readonly languages: readonly string[];
}

/**
 * What was committed, kind by kind and person by person: of those who did not agree to be written to, the sums alone.
 * @throws Refusal 403 when the actor is no organiser.
 */
export async function commitmentsOf(
  db: Db,
  actor: Actor,
  campaign: Id<'campaign'>,
): Promise<{ readonly sums: readonly CommitmentSum[]; readonly people: readonly CommittedSigner[] }> {
  mustOrganise(actor);
  const rows = await db
    .selectFrom('signature_commitment as commitment')
    .innerJoin('signature', 'signature.id', 'commitment.signature_id')
    .where('commitment.campaign_id', '=', campaign)
    .where('signature.invalidation_id', 'is', null)
    .orderBy('commitment.kind')
    .orderBy('commitment.quantity', 'desc')
    .orderBy('commitment.signature_id')
    .select([...COLUMNS, 'signature.name', 'signature.email', 'signature.area'])
    .execute();
  const all = rows.map(read);
  const sums = COMMITMENT_KINDS.flatMap((kind): CommitmentSum[] => {
    const of = all.filter((one) => one.kind === kind);
    if (of.length === 0) return [];
    return [
      {
        kind,
        people: of.length,
        quantity: of.reduce((sum, one) => sum + (one.quantity ?? 0), 0),
        mayWrite: of.filter((one) => one.mayWrite).length,
        languages: [...new Set(of.flatMap((one) => one.languages))].toSorted(),
      },
    ];
  });
  return { sums, people: all.filter((one) => one.mayWrite) };
}
