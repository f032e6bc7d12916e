import { type Ctx, get } from '#http';
import { parseId } from '#ids';
import { ANSWER_DAYS, JURY_DAYS, type LogLine, publicLog } from '#moderation';
import { Band, Chip, CopyField, DateTime, Empty, Fold, More, Pager, Paper, Section, Stack } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { Cited } from './moderation-words.tsx';

const HERE = '/about/moderation';

async function logPage(c: Ctx): Promise<Response> {
  const before = parseId<'moderation-action'>(c.req.query('before') ?? '');
  return show(c, <LogPage {...await publicLog(c.var.deps.db, before)} />);
}

function LogPage({ lines, older }: Awaited<ReturnType<typeof publicLog>>) {
  const { m } = usePage();
  const say = m.moderation.log;
  return (
    <AnyPage
      title={say.title}
      heading={say.title}
      back={{ href: '/about', label: m.ui.foot.about }}
      canonical={HERE}
      noCompose
      description={say.lede}
    >
      <Band>
        <p class="lede">{say.lede}</p>
        <More href="/about/transparency">{say.figures.title}</More>
        {lines.length === 0 ? (
          <Empty title={say.none}>{say.noneText}</Empty>
        ) : (
          <Stack>
            {lines.map((line) => (
              <Logged line={line} />
            ))}
          </Stack>
        )}
        <Pager older={older && `${HERE}?before=${older}`} />
        <Section id="how" title={say.how}>
          <ul>
            {say.howList(ANSWER_DAYS, JURY_DAYS).map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </Section>
      </Band>
    </AnyPage>
  );
}

function Logged({ line }: { line: LogLine }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.moderation.log;
  const { appeal, ended } = line;
  return (
    <Paper
      icon="scale"
      what={m.moderation.kinds[line.kind]}
      status={<DateTime at={line.at} style="date" />}
      foot={
        ended ? (
          <Chip>{say.ended[ended.how](f.date(ended.at))}</Chip>
        ) : line.until ? (
          <Chip tone="time">{say.until(f.date(line.until))}</Chip>
        ) : undefined
      }
    >
      <p>
        {line.ground === 'law' && (
          <>
            <b>{say.law}</b>
            {m.moderation.mail.colon}
          </>
        )}
        <Cited {...line} />
      </p>
      {appeal && (
        <p class="small">
          {say.appealed}
          {m.moderation.mail.colon}
          {say.appeals[appeal.outcome ?? (appeal.how ? 'over' : 'waiting')]}
          {appeal.how && appeal.how !== 'lifted' && appeal.how !== 'left' && `, ${say.by[appeal.how]}`}.
        </p>
      )}
      {appeal?.draw && (
        <Fold summary={say.draw(appeal.draw.among)}>
          <CopyField label={say.seed} value={appeal.draw.seed} />
          <CopyField label={say.rollHash} value={appeal.draw.rollHash} />
        </Fold>
      )}
    </Paper>
  );
}

export const moderationLogRoutes = [get(HERE, 'anyone', logPage)];
