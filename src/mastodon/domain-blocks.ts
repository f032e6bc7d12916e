import { type Ctx, get, readFields, type Route } from '#http';
import { parseInput } from '#input';
import { blockDomain, blockDomainInput, readBlockedDomains, unblockDomain } from '#network';
import { act, change } from './act.ts';
import { bearerIn } from './me.ts';
import { askedPage, givePage } from './paging.ts';

const PATH = '/api/v1/domain_blocks';

async function list(c: Ctx): Promise<Response> {
  const asked = askedPage<'account-domain-block'>(c, { usual: 80, most: 80 });
  const page = await readBlockedDomains(c.var.deps.db, bearerIn(c), asked);
  return c.json(givePage(c, asked, page, ({ id }) => id).map(({ domain }) => domain));
}

/** In the address, or in what is sent. */
const domainIn = async (c: Ctx): Promise<string> =>
  parseInput(blockDomainInput, { domain: c.req.query('domain'), ...(await readFields(c)) }).domain;

/** docs.joinmastodon.org/methods/domain_blocks: servers that somebody keeps away from themselves. */
export const domainBlockEndpoints: readonly Route[] = [
  get(PATH, { token: 'read:blocks' }, list),
  change('POST', PATH, 'write:blocks', async (c) => {
    const domain = await domainIn(c);
    const own = new URL(c.var.deps.config.origin).hostname;
    await act(c, (tx, actor) => blockDomain(tx, actor, { domain }, own));
    return c.json({});
  }),
  change('DELETE', PATH, 'write:blocks', async (c) => {
    const domain = await domainIn(c);
    await act(c, (tx, actor) => unblockDomain(tx, actor, domain));
    return c.json({});
  }),
];
