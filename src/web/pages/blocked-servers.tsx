import { domainToUnicode } from 'node:url';
import { type Ctx, get, post } from '#http';
import { parseInput } from '#input';
import { blockDomain, blockDomainInput, readBlockedDomains, unblockDomain } from '#network';
import { act, backTo, viewerOf } from '../act.ts';
import { Band, Button, Empty, ErrorSummary, Input, Line, Lines, Pager } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { usePage } from '../page-context.ts';
import { pagingOf } from '../paging.ts';
import { show } from '../show.ts';
import { KeptPage, keptPaths } from './keep-away.tsx';

const PATH = keptPaths.servers;

async function serversPage(c: Ctx, form: FormState): Promise<Response> {
  const words = c.var.m.relations.servers;
  const { items, older } = await readBlockedDomains(c.var.deps.db, viewerOf(c), pagingOf<'account-domain-block'>(c));
  return show(
    c,
    <KeptPage which="servers">
      <Band>
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        <p class="hint">{words.lede}</p>
        <form method="post" action={PATH} class="stack flow-4">
          <Input
            name="domain"
            label={words.domain}
            hint={words.domainHint}
            value={form.values['domain'] ?? c.req.query('domain')}
            error={form.errors['domain']}
            maxlength={253}
            inputmode="url"
            spellcheck={false}
          />
          <Button icon="ban">{words.block}</Button>
        </form>
        <Lines>
          {items.map(({ domain }) => (
            <Line
              icon="server"
              title={<bdi>{domainToUnicode(domain)}</bdi>}
              value={<UnblockServer domain={domain} />}
            />
          ))}
        </Lines>
        {items.length === 0 && <Empty title={words.none}>{words.noneText}</Empty>}
      </Band>
      <Pager older={older && `${PATH}?before=${older}`} />
    </KeptPage>,
    form.status,
  );
}

function UnblockServer({ domain }: { domain: string }) {
  const { m, path } = usePage();
  const words = m.relations.servers;
  return (
    <form method="post" action={PATH}>
      <input type="hidden" name="next" value={path} />
      <input type="hidden" name="domain" value={domain} />
      <Button name="on" value="false" label={words.unblockNamed(domainToUnicode(domain))}>
        {words.unblock}
      </Button>
    </form>
  );
}

export const blockedServerRoutes = [
  get(PATH, 'account', (c) => serversPage(c, freshForm())),
  post(
    PATH,
    'account',
    (c) =>
      takeForm(
        c,
        async ({ on, next, ...fields }) => {
          const input = parseInput(blockDomainInput, fields);
          const own = new URL(c.var.deps.config.origin).hostname;
          await act(c, (tx, actor) =>
            on === 'false' ? unblockDomain(tx, actor, input.domain) : blockDomain(tx, actor, input, own),
          );
          return backTo(c, next, PATH);
        },
        (form) => serversPage(c, form),
      ),
    { limits: [{ name: 'relation', per: 'person', times: 300, seconds: 3_600 }] },
  ),
];
