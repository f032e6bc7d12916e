import { blockMailDomains, liftMailBlock, type MailBlock, previewMailBlocks, readMailBlocks } from '#accounts';
import { type Ctx, readFields, type Route } from '#http';
import { domainName } from '#input';
import { invalid, notFound } from '#refusal';
import { act } from './act.ts';
import { idIn } from './address-of.ts';
import { changeByModerator, readByModerator } from './admin-account.ts';
import { bearerIn } from './me.ts';

/** docs.joinmastodon.org/entities/Admin_EmailDomainBlock. Nobody counts who tried: the history is empty. */
const blockJson = ({ id, domain, madeAt }: MailBlock) => ({
  id,
  domain,
  created_at: madeAt.toISOString(),
  history: [],
});

const all = (c: Ctx) => readMailBlocks(c.var.deps.db, bearerIn(c));

async function list(c: Ctx): Promise<Response> {
  const asked = Number(/^[0-9]{1,4}$/.exec(c.req.query('limit') ?? '')?.[0] ?? 100);
  return c.json((await all(c)).slice(0, Math.max(1, Math.min(asked, 200))).map(blockJson));
}

async function blockIn(c: Ctx): Promise<MailBlock> {
  const id = idIn<'mail-block'>(c);
  const found = (await all(c)).find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
}

/** Blocks one; what is blocked already stays as it is. @throws Refusal 422 on `domain`. */
async function add(c: Ctx): Promise<Response> {
  const { domain: said } = await readFields(c);
  const domain = typeof said === 'string' ? domainName(said.replace(/^\s*@/, '')) : undefined;
  if (!domain) throw invalid({ domain: (m) => (said ? m.gate.blocks.notADomain : m.errors.missing) });
  await act(c, async (tx, actor) => {
    const { digest } = await previewMailBlocks(tx, actor, domain);
    await blockMailDomains(tx, actor, domain, digest);
    return [];
  });
  const block = (await all(c)).find((one) => one.domain === domain);
  if (!block) throw notFound();
  return c.json(blockJson(block));
}

const PATH = '/api/v1/admin/email_domain_blocks';
const [READ, WRITE] = ['admin:read:email_domain_blocks', 'admin:write:email_domain_blocks'] as const;

/** docs.joinmastodon.org/methods/admin/email_domain_blocks */
export const adminMailBlockEndpoints: readonly Route[] = [
  readByModerator(PATH, READ, list),
  readByModerator(`${PATH}/:id`, READ, async (c) => c.json(blockJson(await blockIn(c)))),
  changeByModerator('POST', PATH, WRITE, add),
  changeByModerator('DELETE', `${PATH}/:id`, WRITE, async (c) => {
    await act(c, async (tx, actor) => {
      await liftMailBlock(tx, actor, idIn(c));
      return [];
    });
    return c.json({});
  }),
];
