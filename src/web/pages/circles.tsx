import { get } from '#http';
import { circles, type CircleView } from '#membership';
import { ButtonLink, Empty, Fold, Line, Lines, Row } from '../components.ts';
import { standingOf } from '../coop-viewer.ts';
import { useFormats, usePage } from '../page-context.ts';
import { proposePath } from '../propose.ts';
import { show } from '../show.ts';
import { CoopPage } from './coop-shell.tsx';

/** The working groups of the co-op. */
export const circlesRoutes = [
  get('/coop/circles', 'anyone', async (c) => {
    const { m, deps } = c.var;
    const say = m.coop.circles;
    const [standing, closed, reader] = await Promise.all([
      circles(deps.db),
      circles(deps.db, { closed: true }),
      standingOf(c),
    ]);
    return show(
      c,
      <CoopPage tab="circles" title={say.title} description={say.lede}>
        <p class="lede">{say.lede}</p>
        {standing.length === 0 ? (
          <Empty title={say.none} actions={reader.isMember && <Propose />}>
            {say.noneText}
          </Empty>
        ) : (
          <>
            <Circles circles={standing} />
            {reader.isMember && (
              <Row>
                <Propose />
              </Row>
            )}
          </>
        )}
        {closed.length > 0 && <Closed circles={closed} />}
      </CoopPage>,
    );
  }),
];

const Propose = () => (
  <ButtonLink icon="plus" href={proposePath('circle.create')}>
    {usePage().m.coop.circles.propose}
  </ButtonLink>
);

function Circles({ circles: shown }: { circles: readonly CircleView[] }) {
  const { m } = usePage();
  return (
    <Lines>
      {shown.map(({ slug, name, purpose, members }) => (
        <Line
          icon="users"
          title={name}
          detail={
            <>
              {purpose.split('\n')[0]}
              <br />
              {m.coop.circles.members(members)}
            </>
          }
          href={`/coop/circles/${slug}`}
        />
      ))}
    </Lines>
  );
}

function Closed({ circles: closed }: { circles: readonly CircleView[] }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.coop.circles;
  return (
    <Fold summary={say.past(f.number(closed.length))}>
      <Lines>
        {closed.map(({ slug, name, closedAt }) => (
          <Line
            icon="history"
            title={name}
            detail={closedAt && say.closedOn(f.date(closedAt))}
            href={`/coop/circles/${slug}`}
          />
        ))}
      </Lines>
    </Fold>
  );
}
