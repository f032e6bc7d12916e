import { actionNamed } from '#actions';
import { listProposals, type ProposalSummary, type Rule, rules } from '#deliberation';
import { type Ctx, get, post } from '#http';
import type { Id } from '#ids';
import { circleBySlug, type CircleDetail, joinCircle, leaveCircle } from '#membership';
import { notFound } from '#refusal';
import { act } from '../act.ts';
import { Avatar, Button, Chip, Line, Lines, More, Note, Prose, Section, Stack } from '../components.ts';
import { People } from '../components/person.tsx';
import { type MandateLinks, mandateLinks } from '../coop-readers.ts';
import { type Standing, standingOf } from '../coop-viewer.ts';
import { useFormats, usePage } from '../page-context.ts';
import { mediaPath } from '../post-view.ts';
import { proposePath } from '../propose.ts';
import { ruleName } from '../rule-words.tsx';
import { show } from '../show.ts';
import { CoopSubPage, saidIn } from './coop-shell.tsx';
import { langOf } from './decision-words.tsx';
import { shownName } from './mandate-line.tsx';
import { MandateList } from './mandates.tsx';

const SOME = 5;

/** One circle: why it is there, who is in it, what it may decide, and coming and going. */
export const circleRoutes = [
  get('/coop/circles/:slug', 'anyone', async (c) => {
    const { deps, viewer, m } = c.var;
    const found = await circleAt(c);
    const [reader, inForce, { items, older }, links] = await Promise.all([
      standingOf(c),
      rules(deps.db),
      listProposals(deps.db, viewer, { circle: found.circle.id, limit: SOME }),
      mandateLinks(deps.db, found.mandates),
    ]);
    const { circles } = m.coop;
    const done = saidIn(c, { joined: circles.joined, left: circles.left });
    return show(
      c,
      <CoopSubPage tab="circles" title={found.circle.name} canonical={`/coop/circles/${found.circle.slug}`} done={done}>
        <CircleBody {...found} {...{ reader, rules: inForce, proposals: items, more: older !== undefined, links }} />
      </CoopSubPage>,
    );
  }),

  post('/coop/circles/:slug/join', 'account', async (c) => {
    const { circle } = await circleAt(c);
    await act(c, (tx, actor) => joinCircle(tx, actor, circle.id));
    return c.redirect(`/coop/circles/${circle.slug}?done=joined`, 303);
  }),

  post('/coop/circles/:slug/leave', 'account', async (c) => {
    const { circle } = await circleAt(c);
    const { acting } = await standingOf(c);
    await act(c, (tx, actor) => leaveCircle(tx, actor, circle.id, acting?.id));
    return c.redirect(`/coop/circles/${circle.slug}?done=left`, 303);
  }),
];

async function circleAt(c: Ctx): Promise<CircleDetail> {
  const found = await circleBySlug(c.var.deps.db, c.req.param('slug') ?? '');
  if (!found) throw notFound();
  return found;
}

interface Loaded extends CircleDetail {
  reader: Standing;
  rules: readonly Rule[];
  proposals: readonly ProposalSummary[];
  more: boolean;
  links: MandateLinks;
}

function CircleBody(loaded: Loaded) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.coop.circles;
  const { circle, mandates, reader, links, members } = loaded;
  return (
    <>
      {circle.closedAt && <Note icon="lock">{say.closedNote}</Note>}
      <Prose>
        {circle.purpose.split(/\n{2,}/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </Prose>
      <p class="small muted">
        {circle.closedAt ? say.closedOn(f.date(circle.closedAt)) : say.created(f.date(circle.createdAt))},{' '}
        {say.members(circle.members)}
      </p>
      <Section id="who" title={say.whoTitle} more={<ComeAndGo {...loaded} />}>
        {!reader.isMember ? (
          <p class="muted">{say.namesForMembers}</p>
        ) : members.length === 0 ? (
          <p class="muted">{say.noMembers}</p>
        ) : (
          <Who members={members} reader={reader} />
        )}
      </Section>
      <Powers {...loaded} />
      <Section id="mandates" title={say.mandatesTitle}>
        {mandates.length === 0 ? (
          <p class="muted">{say.noMandates}</p>
        ) : (
          <MandateList mandates={mandates} links={links} reader={reader} />
        )}
      </Section>
      <Proposals {...loaded} />
      {reader.isMember && !circle.closedAt && <Ways id={circle.id} />}
    </>
  );
}

/** Joining where the circle lets members in by themselves; leaving for whoever is in it. */
function ComeAndGo({ circle, members, reader }: Loaded) {
  const say = usePage().m.coop.circles;
  const inIt = members.some((one) => one.member === reader.acting?.id);
  if (circle.closedAt || !reader.isMember || (!inIt && !circle.open)) return null;
  return (
    <form method="post" action={`/coop/circles/${circle.slug}/${inIt ? 'leave' : 'join'}`}>
      <Button kind={inIt ? 'quiet' : 'primary'}>{inIt ? say.leave : say.join}</Button>
    </form>
  );
}

function Who({ members, reader }: Pick<Loaded, 'members' | 'reader'>) {
  const { m } = usePage();
  const f = useFormats();
  return (
    <div class="flush">
      <People>
        {members.map(({ member, name, from }) => {
          const shown = shownName(name, m.coop.register.erased);
          const href = name.number === null ? name.handle && `/@${name.handle}` : `/coop/members/${name.number}`;
          return (
            <div class="person">
              <Avatar
                name={shown}
                handle={name.handle ?? shown}
                src={name.avatarFile ? mediaPath(name.avatarFile) : undefined}
                organisation={name.handle === null}
                member
              />
              <div class="who">
                {href ? (
                  <a href={href}>
                    <bdi>{shown}</bdi>
                  </a>
                ) : (
                  <bdi>{shown}</bdi>
                )}
                <span class="sub">
                  {m.coop.register.sinceDay(f.date(from))}
                  {reader.acting?.id === member && `, ${m.coop.circles.youAreIn}`}
                </span>
              </div>
            </div>
          );
        })}
      </People>
    </div>
  );
}

function Powers({ powers, rules: inForce }: Loaded) {
  const { m } = usePage();
  const say = m.coop.circles;
  const nameOf = (key: string) => ruleName(m, inForce.find((rule) => rule.key === key) ?? { key, name: '' });
  return (
    <Section id="powers" title={say.powersTitle}>
      {powers.length === 0 ? (
        <p class="muted">{say.noPowersText}</p>
      ) : (
        <Stack space={3}>
          <Lines>
            {powers.map(({ action, rule }) => (
              <Line
                icon="check"
                title={actionNamed(action)?.title(m) ?? action}
                detail={<a href={`/coop/rules#${rule}`}>{say.under(nameOf(rule))}</a>}
              />
            ))}
          </Lines>
          <p class="small muted">{say.powersText}</p>
        </Stack>
      )}
    </Section>
  );
}

function Proposals({ proposals, more, circle }: Loaded) {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.coop.circles;
  return (
    <Section
      id="proposals"
      title={say.proposalsTitle}
      more={more && <More href={`/d?circle=${circle.slug}`}>{say.allProposals}</More>}
    >
      {proposals.length === 0 ? (
        <p class="muted">{say.noProposals}</p>
      ) : (
        <Lines>
          {proposals.map((one) => (
            <Line
              icon="vote"
              title={<span lang={langOf(one, locale)}>{one.title}</span>}
              detail={one.publishedAt && f.date(one.publishedAt)}
              value={one.result && <Chip>{m.founding.register.results[one.result]}</Chip>}
              href={`/d/${one.number}`}
            />
          ))}
        </Lines>
      )}
    </Section>
  );
}

/** What a member may propose about this circle. */
function Ways({ id }: { id: Id<'circle'> }) {
  const { m } = usePage();
  const say = m.coop.circles;
  return (
    <Section id="act" title={m.coop.register.act}>
      <Lines>
        <Line
          icon="pencil"
          title={say.change}
          detail={say.changeText}
          href={proposePath('circle.change', { circle: id })}
        />
        <Line
          icon="key-round"
          title={say.grant}
          detail={say.grantText}
          href={proposePath('mandate.grant', { circle: id })}
        />
        <Line icon="x" title={say.close} detail={say.closeText} href={proposePath('circle.close', { circle: id })} />
      </Lines>
    </Section>
  );
}
