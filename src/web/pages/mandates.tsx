import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { mandates, type MandateView, resignMandate } from '#membership';
import { notFound } from '#refusal';
import { act } from '../act.ts';
import { Button, ButtonLink, Chip, Empty, Fold, Lines, More, Row } from '../components.ts';
import { Icon } from '../components/icon.tsx';
import { type MandateLinks, mandateLinks } from '../coop-readers.ts';
import { type Standing, standingOf } from '../coop-viewer.ts';
import { useFormats, usePage } from '../page-context.ts';
import { proposePath } from '../propose.ts';
import { show } from '../show.ts';
import { CoopPage, CoopSubPage, saidIn } from './coop-shell.tsx';
import { shownName } from './mandate-line.tsx';

const PATH = '/coop/roles';
/** A mandate that ends within a month stands in amber. */
const SOON = 30 * 86_400_000;

/** Who may act for everyone, in what, until when; what ended stays to be read. */
export const mandateRoutes = [
  get(PATH, 'anyone', async (c) => {
    const { m, deps } = c.var;
    const [standing, past, reader] = await Promise.all([
      mandates(deps.db),
      mandates(deps.db, { ended: true }),
      standingOf(c),
    ]);
    const links = await mandateLinks(deps.db, [...standing, ...past]);
    const say = m.coop.roles;
    return show(
      c,
      <CoopPage tab="roles" title={say.title} description={say.lede} done={saidIn(c, { resigned: say.resigned })}>
        <p class="lede">{say.lede}</p>
        {standing.length === 0 ? (
          <Empty title={say.none} actions={reader.isMember && <Propose />}>
            {say.noneText}
          </Empty>
        ) : (
          <>
            <MandateList mandates={standing} links={links} reader={reader} />
            {reader.isMember && (
              <Row>
                <Propose />
              </Row>
            )}
          </>
        )}
        <More href="/coop/acts">{m.coop.acts.title}</More>
        <More href="/coop/emergency">{m.coop.emergency.title}</More>
        <Past mandates={past} links={links} />
      </CoopPage>,
    );
  }),

  get(`${PATH}/:id/resign`, 'account', async (c) => {
    const mandate = await ownMandate(c);
    const say = c.var.m.coop.roles;
    return show(
      c,
      <CoopSubPage tab="roles" title={say.resignTitle(mandate.title)} unlisted>
        <p class="lede">{say.resignText}</p>
        {mandate.reserves.length > 0 && <p>{say.resignReserve}</p>}
        <form method="post">
          <Row>
            <Button kind="danger">{say.resign}</Button>
            <ButtonLink href={PATH}>{say.keep}</ButtonLink>
          </Row>
        </form>
      </CoopSubPage>,
    );
  }),

  post(`${PATH}/:id/resign`, 'account', async (c) => {
    const mandate = await ownMandate(c);
    await act(c, (tx, actor) => resignMandate(tx, actor, mandate.id));
    return c.redirect(`${PATH}?done=resigned`, 303);
  }),
];

async function ownMandate(c: Ctx): Promise<MandateView> {
  const id = parseId<'mandate'>(c.req.param('id') ?? '');
  const [standing, { memberships }] = await Promise.all([mandates(c.var.deps.db), standingOf(c)]);
  const found = standing.find((one) => one.id === id);
  if (!found || !memberships.some((mine) => mine.id === found.member)) throw notFound();
  return found;
}

const Propose = () => (
  <ButtonLink icon="plus" href={proposePath('mandate.grant')}>
    {usePage().m.coop.roles.propose}
  </ButtonLink>
);

/** Mandates with what they allow, when they end, and what one can do about them. */
export const MandateList = (props: { mandates: readonly MandateView[]; links: MandateLinks; reader: Standing }) => (
  <Lines>
    {props.mandates.map((mandate) => (
      <MandateEntry {...props} mandate={mandate} />
    ))}
  </Lines>
);

function MandateEntry({ mandate, links, reader }: { mandate: MandateView; links: MandateLinks; reader: Standing }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.coop.roles;
  const { id, title, role, circle, holder, member, byDecision, endsAt, succession, successorProposal } = mandate;
  const own = reader.memberships.some((mine) => mine.id === member);
  const name = shownName(holder, m.coop.register.erased);
  const successor = successorProposal && links.proposals.get(successorProposal);
  const decision = byDecision && links.decisions.get(byDecision);
  return (
    <div class="line top" id={`m${id}`}>
      <Icon name="key-round" />
      <span>
        <span class="split">
          <b>{title}</b>
          <Chip tone={endsAt.getTime() - now.getTime() < SOON ? 'time' : 'plain'}>{f.until(endsAt, now)}</Chip>
        </span>
        <span>
          {holder.handle ? (
            <a href={`/@${holder.handle}`}>
              <bdi>{name}</bdi>
            </a>
          ) : (
            <bdi>{name}</bdi>
          )}
          {circle && (
            <>
              , <a href={`/coop/circles/${circle.slug}`}>{say.circle(circle.name)}</a>
            </>
          )}
        </span>
        <span class="m">{role ? say.role[role] : say.words}</span>
        <span class="m">
          {decision ? <a href={`/decisions/${decision}`}>{say.byDecision(decision)}</a> : say.byFounding},{' '}
          {say.until(f.date(endsAt))}, {say.succession[succession]}
        </span>
        {successor && (
          <span class="m">
            <a href={`/d/${successor}`}>{say.successor}</a>
          </span>
        )}
        {(own || reader.isMember) && (
          <span class="acts-line">
            {own && <More href={`${PATH}/${id}/resign`}>{say.resign}</More>}
            {!own && reader.isMember && <More href={proposePath('mandate.end', { mandate: id })}>{say.end}</More>}
          </span>
        )}
      </span>
    </div>
  );
}

function Past({ mandates: past, links }: { mandates: readonly MandateView[]; links: MandateLinks }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.coop.roles;
  if (past.length === 0) return null;
  const how = ({ endedHow, endedByDecision }: MandateView) => {
    const number = endedByDecision && links.decisions.get(endedByDecision);
    if (number) return <a href={`/decisions/${number}`}>{say.endedByDecision(number)}</a>;
    return endedHow && say.endedHow[endedHow];
  };
  return (
    <Fold summary={say.past(f.number(past.length))}>
      <Lines>
        {past.map((mandate) => (
          <div class="line top" id={`m${mandate.id}`}>
            <Icon name="history" />
            <span>
              <b>{mandate.title}</b>
              <span>
                <bdi>{shownName(mandate.holder, m.coop.register.erased)}</bdi>
                {mandate.circle && `, ${say.circle(mandate.circle.name)}`}
              </span>
              <span class="m">
                {say.from(f.date(mandate.from), f.date(mandate.endedAt ?? mandate.endsAt))}, {how(mandate)}
              </span>
            </span>
            <span />
          </div>
        ))}
      </Lines>
    </Fold>
  );
}
