import { chargeOf, type ChargeView, classes, type MemberClass, type MemberView } from '#membership';
import { type Ctx, get } from '#http';
import { viewerOf } from '../act.ts';
import { Avatar, Events, KeyValue, Line, Lines, Note, Section, Stack } from '../components.ts';
import type { LineProps } from '../components/line.tsx';
import { decisionNumbers, type MandateLinks, mandateLinks } from '../coop-readers.ts';
import { type Standing, standingOf } from '../coop-viewer.ts';
import { memberAt } from '../member-at.ts';
import { useFormats, usePage } from '../page-context.ts';
import { mediaPath } from '../post-view.ts';
import { proposePath } from '../propose.ts';
import { show } from '../show.ts';
import { CoopSubPage, saidIn } from './coop-shell.tsx';
import { Delegates } from './member-delegates.tsx';
import { StatusChip } from './member-words.tsx';
import { MandateList } from './mandates.tsx';

/** One line of the register, with everything that members may know of it. */
export const memberPageRoutes = [get('/coop/members/:number', 'account', (c) => showMember(c))];

async function showMember(c: Ctx) {
  const { deps, m } = c.var;
  const found = await memberAt(c);
  const { entry, history, mandates } = found;
  const [reader, offered, links, decisions, charge] = await Promise.all([
    standingOf(c),
    classes(deps.db),
    mandateLinks(deps.db, mandates),
    decisionNumbers(
      deps.db,
      history.map((event) => event.byDecision),
    ),
    chargeOf(deps.db, viewerOf(c), entry.id),
  ]);
  const say = m.coop.register;
  const done = saidIn(c, {
    named: say.delegateNamed,
    ended: say.delegateEnded,
    charged: say.charge.told,
    kept: say.kept,
  });
  return show(
    c,
    <CoopSubPage
      tab="members"
      title={entry.name || say.erased}
      heading={false}
      canonical={`/coop/members/${entry.number}`}
      done={done}
      unlisted
    >
      <Head found={found} classes={offered} reader={reader} />
      <MemberBody found={found} classes={offered} reader={reader} links={links} decisions={decisions} charge={charge} />
    </CoopSubPage>,
  );
}

interface BodyProps {
  found: MemberView;
  classes: readonly MemberClass[];
  reader: Standing;
  links: MandateLinks;
  decisions: MandateLinks['decisions'];
  charge: ChargeView | undefined;
}

function Head({ found: { entry }, classes: offered, reader }: Pick<BodyProps, 'found' | 'classes' | 'reader'>) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.coop.register;
  const { name, number, kind, handle, displayName, avatarFile, status, admittedAt } = entry;
  const mine = reader.memberships.find((one) => one.id === entry.id);
  const className = offered.find((one) => one.key === entry.class)?.name ?? entry.class;
  return (
    <>
      <div class="person">
        <Avatar
          name={displayName || name || '–'}
          handle={handle ?? name}
          src={avatarFile ? mediaPath(avatarFile) : undefined}
          organisation={kind === 'organisation'}
          size="l"
        />
        <div class="grow">
          <h1>
            <bdi>{name || say.erased}</bdi>
          </h1>
          <p class="muted">
            {say.memberNumber(number)}, {say.sinceDay(f.date(admittedAt))}
          </p>
        </div>
      </div>
      {mine && (
        <p class="small muted">
          {mine.as === 'self' ? say.yours : say.yoursToSpeakFor} <a href="/me/stake">{m.coop.stake.title}</a>
        </p>
      )}
      <KeyValue
        facts={[
          { label: say.statusLabel, value: <StatusChip status={status} /> },
          { label: say.classLabel, value: className },
          ...(handle
            ? [
                {
                  label: say.account,
                  value: (
                    <a href={`/@${handle}`}>
                      <bdi>@{handle}</bdi>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function MemberBody({ found, classes: offered, reader, links, decisions, charge }: BodyProps) {
  const { m } = usePage();
  const say = m.coop.register;
  const { entry, mandates, circles, delegates, history } = found;
  const standing = mandates.filter((one) => one.endedAt === null);
  const nameOf = (key: string) => offered.find((one) => one.key === key)?.name ?? key;
  return (
    <>
      {charge && <ChargeNote charge={charge} />}
      {entry.kind === 'organisation' && <Delegates member={entry} delegates={delegates} reader={reader} />}
      <Section id="mandates" title={say.mandates}>
        {standing.length === 0 ? (
          <p class="muted">{say.noMandates}</p>
        ) : (
          <MandateList mandates={standing} links={links} reader={reader} />
        )}
      </Section>
      <Section id="circles" title={say.circles}>
        {circles.length === 0 ? (
          <p class="muted">{say.noCircles}</p>
        ) : (
          <Lines>
            {circles.map(({ slug, name }) => (
              <Line icon="users" title={name} href={`/coop/circles/${slug}`} />
            ))}
          </Lines>
        )}
      </Section>
      <Section id="history" title={say.history}>
        <History history={history} decisions={decisions} nameOf={nameOf} />
      </Section>
      <Ways found={found} reader={reader} charge={charge} />
    </>
  );
}

/** What happened to a line of the register, newest first. */
export function History({
  history,
  decisions,
  nameOf,
}: {
  history: MemberView['history'];
  decisions: MandateLinks['decisions'];
  /** The words for a class. */
  nameOf: (key: string) => string;
}) {
  const say = usePage().m.coop.register;
  return (
    <Events
      events={history.toReversed().map((event) => {
        const number = event.byDecision && decisions.get(event.byDecision);
        const changed = event.kind === 'class-changed' && say.nowClass(nameOf(event.class));
        return {
          when: event.at,
          style: 'date' as const,
          title: say.event[event.kind],
          text: (number || changed || event.reason) && (
            <>
              {changed}
              {number && <a href={`/decisions/${number}`}>{say.byDecision(number)}</a>}
              {event.reason && <span class="said">{event.reason}</span>}
            </>
          ),
        };
      })}
    />
  );
}

/** A charge that stands, and the reply: for the members who may have to vote on it. */
function ChargeNote({ charge }: { charge: ChargeView }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.coop.register;
  return (
    <Section id="charge" title={say.event.charged}>
      <Stack space={3}>
        <p class="small muted">{f.date(charge.chargedAt)}</p>
        <blockquote class="said">{charge.reason}</blockquote>
        {!charge.expelledAt && <p class="small">{say.charge.lapses(f.date(charge.lapsesAt))}</p>}
        {charge.reply ? (
          <>
            <h3>{say.event.replied}</h3>
            <blockquote class="said">{charge.reply.text}</blockquote>
          </>
        ) : (
          !charge.expelledAt && (
            <Note tone="amber">
              {say.charge.told} {say.charge.until(f.date(charge.replyUntil))}
            </Note>
          )
        )}
        {charge.appeal && (
          <>
            <h3>{say.event.appealed}</h3>
            <blockquote class="said">{charge.appeal.text}</blockquote>
          </>
        )}
      </Stack>
    </Section>
  );
}

/** What the reader may do about this member. */
function Ways({ found: { entry }, reader, charge }: Pick<BodyProps, 'found' | 'reader' | 'charge'>) {
  const { m, now } = usePage();
  const say = m.coop.register;
  const { id: member, status, number } = entry;
  const mine = reader.memberships.find((one) => one.id === member);
  if (mine) return mine.as === 'delegate' ? <OwnWays number={number} status={status} /> : null;
  if (!reader.isMember) return null;
  const living = ['probation', 'voting', 'suspended'].includes(status);
  const heard = charge !== undefined && (charge.reply !== null || charge.replyUntil <= now);
  const gone = status === 'expelled' || status === 'suspended';
  const here = `/coop/members/${number}`;
  const ways: (LineProps | false)[] = [
    status === 'voting' && {
      icon: 'key-round',
      title: say.proposeMandate,
      detail: say.proposeMandateText,
      href: proposePath('mandate.grant', { member }),
    },
    living &&
      heard && {
        icon: 'ban',
        title: say.proposeExpel,
        detail: say.proposeExpelText,
        href: proposePath('member.expel', { member }),
      },
    gone && {
      icon: 'undo-2',
      title: say.proposeReinstate,
      detail: say.proposeReinstateText,
      href: proposePath('member.reinstate', { member }),
    },
    living &&
      !charge &&
      reader.mayCharge && {
        icon: 'scale',
        title: say.charge.link,
        detail: say.charge.linkDetail,
        href: `${here}/charge`,
      },
    living && reader.mayKeep && { icon: 'pencil', title: say.keep, detail: say.keepText, href: `${here}/edit` },
  ];
  const open = ways.filter((way) => way !== false);
  if (open.length === 0) return null;
  return (
    <Section id="act" title={say.act}>
      <Lines>
        {open.map((way) => (
          <Line {...way} />
        ))}
      </Lines>
    </Section>
  );
}

/** What a delegate may do in the name of their organisation. */
function OwnWays({ number, status }: Pick<MemberView['entry'], 'number' | 'status'>) {
  const { m } = usePage();
  const say = m.coop.stake;
  const living = ['probation', 'voting', 'suspended'].includes(status);
  const here = (step: string) => `/me/stake/${step}?for=${number}`;
  return (
    <Section id="act" title={say.act}>
      <Lines>
        <Line icon="vote" title={say.votesTitle} href={here('votes')} />
        {living && <Line icon="pencil" title={say.rename} href={here('name')} />}
        <Line icon="download" title={say.data} detail={say.dataDetail} href={here('data.json')} />
        {living && <Line icon="log-out" title={say.leave} href={here('leave')} />}
      </Lines>
    </Section>
  );
}
