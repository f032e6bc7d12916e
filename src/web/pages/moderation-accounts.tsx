import { findAccounts, type FoundAccount } from '#accounts';
import { type Ctx, get } from '#http';
import type { Id } from '#ids';
import { countReports } from '#moderation';
import { viewerOf } from '../act.ts';
import { Band, Button, Chip, Empty, Input, Line, Lines, Paper } from '../components.ts';
import { MemberPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';

const PATH = '/moderation/accounts';

async function accountsPage(c: Ctx): Promise<Response> {
  const { db } = c.var.deps;
  const asked = (c.req.query('q') ?? '').slice(0, 253);
  const { found, total } = await findAccounts(db, viewerOf(c), asked);
  const reports = await countReports(
    db,
    found.map(({ account }) => account),
  );
  return show(c, <AccountsPage asked={asked} found={found} total={total} reports={reports} />);
}

function AccountsPage(props: {
  asked: string;
  found: readonly FoundAccount[];
  total: number;
  reports: ReadonlyMap<Id<'account'>, number>;
}) {
  const { asked, found, total, reports } = props;
  const { m } = usePage();
  const f = useFormats();
  const say = m.gate.people;
  return (
    <MemberPage
      title={say.title}
      heading={say.title}
      back={{ href: '/moderation', label: m.moderation.desk.title }}
      unlisted
      noCompose
    >
      <Band>
        <Paper form={{ action: PATH, method: 'get' }}>
          <Input
            name="q"
            type="search"
            label={say.find}
            hint={say.findHint}
            value={asked}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            maxlength={253}
          />
          <Button kind="primary" icon="search">
            {say.search}
          </Button>
        </Paper>
        {found.length === 0 ? (
          <Empty title={say.none}>{say.noneText}</Empty>
        ) : (
          <>
            <p class="small muted">{asked === '' ? say.newest : say.found(f.number(total), total)}</p>
            <Lines>
              {found.map((one) => (
                <Found one={one} reports={reports.get(one.account) ?? 0} />
              ))}
            </Lines>
          </>
        )}
      </Band>
    </MemberPage>
  );
}

function Found({ one, reports }: { one: FoundAccount; reports: number }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.gate.people;
  const { handle, displayName, joinedAt, seenAt, mailDomain, invitedBy, state } = one;
  const facts = [
    `@${handle}`,
    say.joined(f.date(joinedAt)),
    ...(invitedBy ? [say.invited(`@${invitedBy}`)] : []),
    ...(seenAt ? [say.seen(f.date(seenAt))] : []),
    ...(mailDomain ? [say.mail(mailDomain)] : []),
    ...(reports > 0 ? [say.reports(f.number(reports), reports)] : []),
  ];
  return (
    <Line
      icon={state === 'left' ? 'user-x' : 'user'}
      href={`/@${handle}`}
      title={<bdi>{displayName || `@${handle}`}</bdi>}
      detail={facts.join(' · ')}
      value={
        state !== 'fine' && (
          <Chip tone={state === 'suspended' ? 'stop' : state === 'limited' ? 'time' : undefined}>
            {say.states[state]}
          </Chip>
        )
      }
    />
  );
}

/** The accounts that live here, for whoever moderates. */
export const moderationAccountRoutes = [
  get(PATH, 'moderator', accountsPage, {
    limits: [{ name: 'find accounts', per: 'person', times: 240, seconds: 600 }],
  }),
];
