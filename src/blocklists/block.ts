import * as v from 'valibot';
import { type Actor, mustHold } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { checkbox, choice, domainName, line, optional, paragraphs } from '#input';
import { invalid, notFound } from '#refusal';

/** From the mildest: nothing by itself, out of view, out. */
export const SEVERITIES = ['silence', 'suspend', 'noop'] as const;

export const blockInput = v.object({
  domain: line(253),
  severity: choice(SEVERITIES),
  rejectMedia: checkbox(),
  rejectReports: checkbox(),
  publicComment: optional(paragraphs(500)),
  privateComment: optional(paragraphs(1_000)),
  obfuscate: checkbox(),
});
export type BlockInput = v.InferOutput<typeof blockInput>;

export interface Block extends BlockInput {
  readonly id: Id<'domain-block'>;
  readonly cameBy: 'hand' | 'list';
  readonly madeAt: Date;
  /** null when whoever did it has left. */
  readonly madeBy: string | null;
}

/** @throws Refusal 403 for who neither moderates nor looks after the server. */
export const mustKeepBlocks = (db: Db, actor: Actor): Promise<void> => mustHold(db, actor, ['moderator', 'steward']);

/**
 * Blocks a server and all below its name; a block that stands is replaced and stays readable. The same again changes nothing.
 * @param own this server's own host.
 * @throws Refusal 403, 422 at `domain`.
 */
export async function blockDomain(tx: Tx, actor: Actor, input: BlockInput, own: string): Promise<void> {
  await mustKeepBlocks(tx, actor);
  const domain = domainName(input.domain);
  if (!domain) throw invalid({ domain: (m) => m.gate.blocks.notADomain });
  if (domain === own) throw invalid({ domain: (m) => m.gate.blocks.ownDomain });
  const wanted = { ...input, domain };
  const stands = (await readBlocks(tx)).find((block) => block.domain === domain);
  if (stands && isSame(stands, wanted)) return;
  await replaceBlocks(tx, actor, [wanted], 'hand');
}

/** Whether two blocks do and say the same. */
export const isSame = (a: BlockInput, b: BlockInput): boolean =>
  a.severity === b.severity &&
  a.rejectMedia === b.rejectMedia &&
  a.rejectReports === b.rejectReports &&
  a.publicComment === b.publicComment &&
  a.privateComment === b.privateComment &&
  a.obfuscate === b.obfuscate;

/** Ends what stands for these domains, and lets these stand. Their names are normal. */
export async function replaceBlocks(
  tx: Tx,
  actor: Actor,
  blocks: readonly BlockInput[],
  cameBy: Block['cameBy'],
): Promise<void> {
  await tx
    .updateTable('domain_block')
    .set({ ended_at: tx.now, ended_by: actor.person })
    .where(
      'domain',
      'in',
      blocks.map(({ domain }) => domain),
    )
    .where('ended_at', 'is', null)
    .execute();
  // A statement holds so many values at most.
  for (let from = 0; from < blocks.length; from += 2_000) {
    await tx
      .insertInto('domain_block')
      .values(
        blocks.slice(from, from + 2_000).map((block) => ({
          id: tx.newId<'domain-block'>(),
          domain: block.domain,
          severity: block.severity,
          reject_media: block.rejectMedia,
          reject_reports: block.rejectReports,
          public_comment: block.publicComment,
          private_comment: block.privateComment,
          obfuscate: block.obfuscate,
          came_by: cameBy,
          made_at: tx.now,
          made_by: actor.person,
          ended_at: null,
          ended_by: null,
        })),
      )
      .execute();
  }
}

/** Takes a block back. @throws Refusal 403, 404 when it does not stand. */
export async function liftBlock(tx: Tx, actor: Actor, id: Id<'domain-block'>): Promise<void> {
  await mustKeepBlocks(tx, actor);
  const lifted = await tx
    .updateTable('domain_block')
    .set({ ended_at: tx.now, ended_by: actor.person })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!lifted) throw notFound();
}

const blocks = (db: Db) =>
  db
    .selectFrom('domain_block as block')
    .leftJoin('account as hand', (join) =>
      join.onRef('hand.person_id', '=', 'block.made_by').on('hand.deleted_at', 'is', null),
    )
    .select([
      'block.id',
      'block.domain',
      'block.severity',
      'block.reject_media as rejectMedia',
      'block.reject_reports as rejectReports',
      'block.public_comment as publicComment',
      'block.private_comment as privateComment',
      'block.obfuscate',
      'block.came_by as cameBy',
      'block.made_at as madeAt',
      'hand.handle as madeBy',
    ]);

/** The blocks that stand, by name. What is for everybody of them is said by `publicDomain` and `publicComment`. */
export const readBlocks = (db: Db): Promise<Block[]> =>
  blocks(db).where('block.ended_at', 'is', null).orderBy('block.domain').execute();

export interface PastBlock extends Block {
  readonly endedAt: Date;
  readonly endedBy: string | null;
}

/** The last hundred that were lifted or replaced. @throws Refusal 403. */
export async function pastBlocks(db: Db, actor: Actor): Promise<PastBlock[]> {
  await mustKeepBlocks(db, actor);
  const rows = await blocks(db)
    .leftJoin('account as ender', (join) =>
      join.onRef('ender.person_id', '=', 'block.ended_by').on('ender.deleted_at', 'is', null),
    )
    .where('block.ended_at', 'is not', null)
    .orderBy('block.ended_at', 'desc')
    .limit(100)
    .select(['block.ended_at as endedAt', 'ender.handle as endedBy'])
    .execute();
  return rows as PastBlock[];
}

/** The name as everybody may read it: stars in its middle where the block says so, as Mastodon shows them. */
export function publicDomain({ domain, obfuscate }: Pick<Block, 'domain' | 'obfuscate'>): string {
  if (!obfuscate) return domain;
  const shown = Math.floor(domain.length / 4);
  return [...domain].map((sign, i) => (i > shown && i < domain.length - shown && sign !== '.' ? '*' : sign)).join('');
}
