import type { Db } from '#db';
import type { Id } from '#ids';
import { notFound } from '#refusal';
import { hashSecret } from '#random';
import { isToken } from '../confirm.ts';
import type { Asked } from '../schema.ts';

/** A signer whose signature counts, known by a link that went to its address. */
export interface ConfirmedSigner {
  readonly signature: Id<'signature'>;
  readonly campaign: Id<'campaign'>;
  readonly name: string;
  readonly place: string;
  readonly showName: boolean;
  /** What the petition asks of its signers. */
  readonly asks: readonly Asked[];
  readonly pledgesIn: string;
}

/**
 * Reads whose link it is, and changes nothing.
 * @param token from outside.
 * @returns undefined while the signature does not count, and when the mail went to another address than the one that does.
 */
export async function signerOfLink(db: Db, token: string): Promise<ConfirmedSigner | undefined> {
  if (!isToken(token)) return undefined;
  return db
    .selectFrom('signature_link as link')
    .innerJoin('signature', 'signature.id', 'link.signature_id')
    .innerJoin('petition', 'petition.campaign_id', 'signature.campaign_id')
    .where('link.token_hash', '=', hashSecret(token))
    .where('signature.confirmed_at', 'is not', null)
    .where('signature.invalidation_id', 'is', null)
    .where((eb) =>
      eb.or([
        eb('link.email', 'is', null),
        eb(eb.fn<string>('lower', ['link.email']), '=', eb.fn<string>('lower', ['signature.email'])),
      ]),
    )
    .select([
      'signature.id as signature',
      'signature.campaign_id as campaign',
      'signature.name',
      'signature.place',
      'signature.show_name as showName',
      'petition.asks',
      'petition.pledges_in as pledgesIn',
    ])
    .executeTakeFirst();
}

/** The signer who says something of a kind that the petition asks for. @throws Refusal 404 */
export async function mustBeAsked(db: Db, token: string, kind: Asked): Promise<ConfirmedSigner> {
  const signer = await signerOfLink(db, token);
  if (!signer?.asks.includes(kind)) throw notFound();
  return signer;
}
