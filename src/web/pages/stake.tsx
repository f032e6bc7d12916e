import { decisions } from '#deliberation';
import { type Ctx, get } from '#http';
import {
  chargeOf,
  type ChargeView,
  circles,
  classes,
  type MemberClass,
  memberByNumber,
  type Membership,
  type MemberView,
  type RegisterFigures,
  registerFigures,
} from '#membership';
import { viewerOf } from '../act.ts';
import {
  Aside,
  Band,
  ButtonLink,
  Certificate,
  Chip,
  Empty,
  KeyValue,
  Line,
  Lines,
  Note,
  Section,
} from '../components.ts';
import { decisionNumbers, type MandateLinks, mandateLinks, votesOf } from '../coop-readers.ts';
import { type Standing, standingOf } from '../coop-viewer.ts';
import { MemberPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { saidIn } from './coop-shell.tsx';
import { History } from './member.tsx';
import { StatusChip } from './member-words.tsx';

/** One's own membership: the certificate, where one stands, what one may do. */
export const stakeRoutes = [
  get('/me/stake', 'account', async (c) => {
    const { m } = c.var;
    const say = m.coop.stake;
    const standing = await standingOf(c);
    const done = saidIn(c, {
      renamed: say.renamed,
      left: say.left,
      replied: m.coop.register.reply.done,
      appealed: m.coop.register.appeal.done,
    });
    const { own } = standing;
    const loaded = own && own.number !== null ? await loadStake(c, own, own.number) : undefined;
    return show(
      c,
      <MemberPage
        title={say.title}
        heading={say.title}
        place="coop"
        context={loaded && <Owns {...loaded} />}
        noCompose
        unlisted
      >
        <Band>
          {done && (
            <div role="status">
              <Note icon="check">{done}</Note>
            </div>
          )}
          {loaded ? <Stake {...loaded} /> : <NoStake own={own} />}
          <Organisations standing={standing} />
        </Band>
      </MemberPage>,
    );
  }),
];

interface StakeData {
  own: Membership;
  view: MemberView;
  classes: readonly MemberClass[];
  votes: { cast: number; called: number };
  links: MandateLinks;
  decisions: MandateLinks['decisions'];
  charge: ChargeView | undefined;
  figures: RegisterFigures;
  circles: number;
  decided: number;
}

async function loadStake(c: Ctx, own: Membership, number: number): Promise<StakeData> {
  const { db } = c.var.deps;
  const viewer = viewerOf(c);
  const view = await memberByNumber(db, viewer, number);
  const [offered, votes, links, numbers, charge, figures, standing, decided] = await Promise.all([
    classes(db),
    votesOf(db, own.id),
    mandateLinks(db, view.mandates),
    decisionNumbers(
      db,
      view.history.map((event) => event.byDecision),
    ),
    chargeOf(db, viewer, own.id),
    registerFigures(db),
    circles(db),
    decisions(db, viewer, { limit: 1 }),
  ]);
  return {
    own,
    view,
    classes: offered,
    votes,
    links,
    decisions: numbers,
    charge,
    figures,
    circles: standing.length,
    decided: decided.items[0]?.number ?? 0,
  };
}

/** Whether somebody has a line of the register that stands. */
const lives = ({ status }: Membership): boolean => ['probation', 'voting', 'suspended'].includes(status);

function Stake(data: StakeData) {
  const { m, serverName } = usePage();
  const f = useFormats();
  const say = m.coop.stake;
  const { own, view, charge } = data;
  const mandates = view.mandates.filter((one) => one.endedAt === null);
  const { status } = own;
  return (
    <>
      {charge && <ChargeBanner charge={charge} />}
      <Certificate
        label={say.certificate}
        coop={say.coop(serverName)}
        name={own.name}
        lines={[
          own.number === null ? say.noNumber : say.number(own.number),
          ...(own.admittedAt ? [say.since(f.date(own.admittedAt))] : []),
        ]}
        facts={[
          { label: m.coop.register.mandates, value: f.number(mandates.length) },
          { label: m.coop.register.circles, value: f.number(view.circles.length) },
          { label: say.votes, value: f.number(status === 'voting' ? 1 : 0) },
        ]}
      />
      <p class="small muted">
        {status === 'voting' || status === 'refused' || status === 'withdrawn' ? say.oneVote : say.noVote[status]}
      </p>
      <Situation {...data} />
      <Section id="act" title={say.act}>
        <Lines>
          {lives(own) && <Line icon="pencil" title={say.rename} detail={say.renameDetail} href="/me/stake/name" />}
          <Line icon="download" title={say.data} detail={say.dataDetail} href="/me/stake/data.json" />
          {lives(own) ? (
            <Line icon="log-out" title={say.leave} detail={say.leaveDetail} href="/me/stake/leave" />
          ) : (
            status === 'left' && <Line icon="user-plus" title={say.join} href="/coop/join" />
          )}
        </Lines>
      </Section>
      <Section id="history" title={say.history}>
        <History
          history={view.history}
          decisions={data.decisions}
          nameOf={(key) => data.classes.find((one) => one.key === key)?.name ?? key}
        />
      </Section>
    </>
  );
}

function Situation({ own, view, classes: offered, votes, links }: StakeData) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.coop.stake;
  const className = offered.find((one) => one.key === own.class);
  const mandates = view.mandates.filter((one) => one.endedAt === null);
  return (
    <Section id="situation" title={say.situation}>
      <Lines>
        <Line icon="user-check" title={say.standing} value={<StatusChip status={own.status} />} />
        {offered.length > 1 && (
          <Line icon="users" title={say.class} detail={className?.description} value={className?.name ?? own.class} />
        )}
        {mandates.map(({ id, title, endsAt, byDecision }) => {
          const number = byDecision && links.decisions.get(byDecision);
          const day = f.date(endsAt);
          return (
            <Line
              icon="key-round"
              title={say.mandate(title)}
              detail={number ? say.mandateDetail(say.byDecision(number), day) : say.mandateUntil(day)}
              value={<Chip>{f.until(endsAt, now)}</Chip>}
              href={`/coop/roles#m${id}`}
            />
          );
        })}
        {view.circles.map(({ slug, name, purpose }) => (
          <Line icon="users" title={say.circle(name)} detail={purpose.split('\n')[0]} href={`/coop/circles/${slug}`} />
        ))}
        <Line
          icon="vote"
          title={say.yourVotes}
          detail={votes.called > 0 ? say.yourVotesDetail : say.noVotesYet}
          {...(votes.called > 0 && { value: say.votesOf(votes.cast, votes.called), href: '/me/stake/votes' })}
        />
      </Lines>
    </Section>
  );
}

/** A charge waits for an answer, or an expulsion for an appeal. */
function ChargeBanner({ charge }: { charge: ChargeView }) {
  const { m, now } = usePage();
  const { reply, appeal } = m.coop.register;
  const mayAppeal = charge.appealUntil !== null && charge.appeal === null && charge.appealUntil > now;
  const mayReply = charge.expelledAt === null && charge.reply === null;
  return (
    <Note tone="amber" icon="scale">
      {mayAppeal ? appeal.banner : mayReply ? reply.banner : m.coop.register.charge.stands}{' '}
      <a href="/me/stake/charge">{mayAppeal ? appeal.open : mayReply ? reply.open : m.coop.register.charge.read}</a>
    </Note>
  );
}

function NoStake({ own }: { own: Membership | undefined }) {
  const { m, stage } = usePage();
  const say = m.coop.stake;
  const { before, title } = m.coop.home;
  const waits = own?.status === 'applicant';
  if (stage !== 'co-op' && !waits) {
    const founding = stage === 'founding';
    return (
      <Empty
        title={founding ? before.foundingTitle : before.campaignTitle}
        actions={<ButtonLink href="/coop">{title}</ButtonLink>}
      >
        {founding ? before.foundingText : before.campaignText}
      </Empty>
    );
  }
  return (
    <Empty
      title={waits ? say.noVote.applicant : say.none}
      actions={
        <ButtonLink kind="primary" href="/coop/join">
          {waits ? m.coop.join.yours : say.join}
        </ButtonLink>
      }
    >
      {waits ? m.coop.join.waitingText : say.noneText}
    </Empty>
  );
}

/** The organisations for which one votes. */
function Organisations({ standing }: { standing: Standing }) {
  const { m } = usePage();
  const say = m.coop.stake;
  const spokenFor = standing.memberships.filter((one) => one.as === 'delegate');
  if (spokenFor.length === 0) return null;
  return (
    <Section id="organisations" title={say.organisations}>
      <Lines>
        {spokenFor.map(({ name, number, status }) => (
          <Line
            icon="landmark"
            title={name}
            detail={number === null ? m.coop.register.noNumber : `${say.number(number)}, ${say.organisationVotes}`}
            value={<StatusChip status={status} />}
            href={number === null ? '/coop/join' : `/coop/members/${number}`}
          />
        ))}
      </Lines>
    </Section>
  );
}

const Owns = ({ figures, circles: n, decided }: StakeData) => {
  const { m } = usePage();
  const f = useFormats();
  const { tabs } = m.coop.home;
  return (
    <Aside title={m.coop.stake.owns}>
      <KeyValue
        facts={[
          { label: tabs.members, value: <a href="/coop/members">{f.number(figures.members)}</a> },
          { label: tabs.circles, value: <a href="/coop/circles">{f.number(n)}</a> },
          { label: tabs.decisions, value: <a href="/decisions">{f.number(decided)}</a> },
        ]}
      />
    </Aside>
  );
};
