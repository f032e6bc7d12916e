import { type Ctx, get } from '#http';
import { type CaseLine, countQueue, type Queue, QUEUES, readQueue } from '#moderation';
import { viewerOf } from '../act.ts';
import { Band, Chip, Empty, Line, Lines, More, Note, Row, Tabs } from '../components.ts';
import { MemberPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { fullHandle } from '../post-view.ts';
import { show } from '../show.ts';

async function queuePage(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const actor = viewerOf(c);
  const asked = c.req.query('show');
  const queue = QUEUES.find((one) => one === asked) ?? 'waiting';
  const [lines, counts] = await Promise.all([readQueue(deps.db, actor, queue), countQueue(deps.db, actor)]);
  return show(c, <QueuePage queue={queue} lines={lines} counts={counts} />);
}

function QueuePage(props: {
  queue: Queue;
  lines: readonly CaseLine[];
  counts: Awaited<ReturnType<typeof countQueue>>;
}) {
  const { queue, lines, counts } = props;
  const { m } = usePage();
  const say = m.moderation.desk;
  return (
    <MemberPage
      title={say.title}
      heading={say.title}
      unlisted
      noCompose
      tabs={
        <Tabs
          label={say.queues.label}
          items={QUEUES.map((one) => ({
            href: one === 'waiting' ? '/moderation' : `/moderation?show=${one}`,
            label: one === 'closed' ? say.queues.closed : say.queues[one](counts[one]),
            current: one === queue,
          }))}
        />
      }
    >
      <Band>
        {counts.moderators < 2 && <Note tone="amber">{say.alone}</Note>}
        {lines.length === 0 ? (
          <Empty title={say.empty}>{say.emptyText}</Empty>
        ) : (
          <Lines>
            {lines.map((line) => (
              <CaseInQueue line={line} />
            ))}
          </Lines>
        )}
        <Row>
          <More href="/moderation/applications">{m.gate.applications.title}</More>
          <More href="/moderation/accounts">{m.gate.people.title}</More>
          <More href="/moderation/blocks">{m.gate.blocks.adminTitle}</More>
          <More href="/moderation/mail-domains">{m.gate.mailBlocks.title}</More>
          <More href="/moderation/trends">{m.trends.review.title}</More>
          <More href="/moderation/replies">{say.replies}</More>
          <More href="/about/moderation">{m.moderation.log.title}</More>
        </Row>
      </Band>
    </MemberPage>
  );
}

function CaseInQueue({ line }: { line: CaseLine }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.moderation.desk;
  const abouts = line.abouts.map((about) => m.moderation.about[about]).join(' · ');
  return (
    <Line
      icon={line.answerBy ? 'scale' : line.suspensionWaits ? 'users' : 'flag'}
      href={`/moderation/${line.id}`}
      title={<bdi>{line.author.displayName || `@${fullHandle(line.author)}`}</bdi>}
      detail={[`@${fullHandle(line.author)}`, say.reports(line.reports), abouts, f.ago(line.openedAt, now)]
        .filter(Boolean)
        .join(' · ')}
      value={<CaseSign line={line} />}
    />
  );
}

/** Where a case stands, in two words. */
export function CaseSign({ line }: { line: CaseLine }) {
  const { m, now } = usePage();
  const say = m.moderation.desk;
  if (line.suspensionWaits) return <Chip tone="time">{say.second}</Chip>;
  if (line.answerBy)
    return line.answerBy <= now ? <Chip tone="stop">{say.overdue}</Chip> : <Chip tone="time">{say.appeal}</Chip>;
  if (line.outcome) return <Chip tone="done">{say.outcomes[line.outcome]}</Chip>;
  if (line.claimedByReader) return <Chip tone="open">{say.yours}</Chip>;
  if (line.claimedBy) return <Chip>{say.claimed(line.claimedBy)}</Chip>;
  return null;
}

export const queueRoutes = [get('/moderation', 'moderator', queuePage)];
