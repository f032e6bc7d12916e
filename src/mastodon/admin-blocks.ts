import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { type Block, blockDomain, blockInput, liftBlock, readBlocks, SEVERITIES } from '#blocklists';
import { type Ctx, readFields } from '#http';
import type { Id } from '#ids';
import { checkbox, choice, domainName, parseInput } from '#input';
import { notFound } from '#refusal';
import { act } from './act.ts';
import { idIn } from './address-of.ts';
import { changeByModerator, readByModerator } from './admin-account.ts';
import { askedPage, givePage } from './paging.ts';

/** docs.joinmastodon.org/entities/Admin_DomainBlock */
const blockJson = (block: Block) => ({
  id: block.id,
  domain: block.domain,
  digest: createHash('sha256').update(block.domain).digest('hex'),
  created_at: block.madeAt.toISOString(),
  severity: block.severity,
  reject_media: block.rejectMedia,
  reject_reports: block.rejectReports,
  private_comment: block.privateComment,
  public_comment: block.publicComment,
  obfuscate: block.obfuscate,
});

const comment = v.optional(v.nullable(v.string()));
const asked = v.object({
  severity: v.optional(choice(SEVERITIES)),
  reject_media: v.optional(checkbox()),
  reject_reports: v.optional(checkbox()),
  private_comment: comment,
  public_comment: comment,
  obfuscate: v.optional(checkbox()),
});

const ownHost = (c: Ctx): string => new URL(c.var.deps.config.origin).hostname;

/** Blocks a server, or replaces its block: what is not sent stays as `before` had it. */
async function save(c: Ctx, before?: Block): Promise<Response> {
  const fields = await readFields(c);
  const given = parseInput(asked, fields);
  const input = parseInput(blockInput, {
    domain: before?.domain ?? fields['domain'],
    severity: given.severity ?? before?.severity ?? 'silence',
    rejectMedia: given.reject_media ?? before?.rejectMedia,
    rejectReports: given.reject_reports ?? before?.rejectReports,
    privateComment: given.private_comment ?? before?.privateComment ?? '',
    publicComment: given.public_comment ?? before?.publicComment ?? '',
    obfuscate: given.obfuscate ?? before?.obfuscate,
  });
  await act(c, async (tx, actor) => {
    await blockDomain(tx, actor, input, ownHost(c));
    return [];
  });
  const name = domainName(input.domain);
  const block = (await readBlocks(c.var.deps.db)).find((one) => one.domain === name);
  if (!block) throw notFound();
  return c.json(blockJson(block));
}

async function blockIn(c: Ctx): Promise<Block> {
  const id = idIn<'domain-block'>(c);
  const block = (await readBlocks(c.var.deps.db)).find((one) => one.id === id);
  if (!block) throw notFound();
  return block;
}

async function list(c: Ctx): Promise<Response> {
  const page = askedPage<'domain-block'>(c, { usual: 100, most: 200 });
  const older = (a: Id<'domain-block'>, b: Id<'domain-block'>) => BigInt(a) < BigInt(b);
  const all = (await readBlocks(c.var.deps.db))
    .filter(({ id }) => (!page.before || older(id, page.before)) && (!page.after || older(page.after, id)))
    .toSorted((a, b) => (older(a.id, b.id) ? 1 : -1));
  const items = page.after ? all.slice(-page.limit) : all.slice(0, page.limit);
  const last = items.at(-1);
  const more = last !== undefined && (page.after !== undefined || all.length > page.limit);
  return c.json(givePage(c, page, { items, older: more ? last.id : undefined }, ({ id }) => id).map(blockJson));
}

const PATH = '/api/v1/admin/domain_blocks';

/** docs.joinmastodon.org/methods/admin/domain_blocks. A block that is changed is a new one, with an identifier of its own. */
export const adminBlockEndpoints = [
  readByModerator(PATH, 'admin:read:domain_blocks', list),
  readByModerator(`${PATH}/:id`, 'admin:read:domain_blocks', async (c) => c.json(blockJson(await blockIn(c)))),
  changeByModerator('POST', PATH, 'admin:write:domain_blocks', (c) => save(c)),
  changeByModerator('PUT', `${PATH}/:id`, 'admin:write:domain_blocks', async (c) => save(c, await blockIn(c))),
  changeByModerator('DELETE', `${PATH}/:id`, 'admin:write:domain_blocks', async (c) => {
    await act(c, async (tx, actor) => {
      await liftBlock(tx, actor, idIn(c));
      return [];
    });
    return c.json({});
  }),
];
