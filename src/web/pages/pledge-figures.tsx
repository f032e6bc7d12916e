import type { Campaign, PledgeDrive } from '#campaigns';
import { ButtonLink, Chip, Row, Section, Stack } from '../components.ts';
import { asPercent, share } from '../components/share.ts';
import { usePage } from '../page-context.ts';
import { campaignPath } from './campaign-words.ts';
import { usePledgeFormats } from './pledges-words.ts';

/** Pledged and collected, always both: the part of a page that lives. */
export function PledgeFigures({ drive }: { drive: PledgeDrive }) {
  const { m } = usePage();
  const say = m.pledges.figures;
  const f = usePledgeFormats(drive.currency);
  const { pledged, people, waiting, collected, refunded } = drive.figures;
  const open = drive.state === 'open';
  return (
    <div class="stack" data-live="pledge-figures">
      <div class="pledge-figures">
        <Bar
          sum={f.sum(pledged)}
          label={`${say.pledged} · ${m.pledges.people(people)}`}
          alt={`${f.sum(pledged)} ${say.pledged}, ${say.of(f.percent(share(pledged, drive.goal, Infinity)), f.sum(drive.goal))}`}
          got={share(pledged, drive.goal)}
          wait={open ? share(waiting.amount, drive.goal) : 0}
          note={`${say.goal} ${f.sum(drive.goal)}`}
        />
        <Bar
          kind="in"
          sum={f.sum(collected)}
          label={refunded > 0 ? `${say.collected} · ${f.sum(refunded)} ${say.refunded}` : say.collected}
          alt={`${f.sum(collected)} ${say.collected}, ${say.of(f.percent(share(collected, drive.goal, Infinity)), f.sum(drive.goal))}`}
          got={share(collected - refunded, drive.goal)}
          wait={0}
          note={`${say.closing} ${f.sum(drive.closingAmount)}`}
        />
      </div>
      {waiting.people > 0 && (
        <p class="small">{(open ? say.waiting : say.letGo)(f.sum(waiting.amount), waiting.people)}</p>
      )}
    </div>
  );
}

function Bar(props: {
  kind?: 'in';
  sum: string;
  label: string;
  alt: string;
  /** Parts of the goal. */
  got: number;
  wait: number;
  note: string;
}) {
  const { kind, sum, label, alt, got, wait, note } = props;
  const hatched = Math.min(wait, 1 - got);
  return (
    <div class={kind === 'in' ? 'thermometer in' : 'thermometer'}>
      <p class="thermo-head">
        <span>
          <b>{sum}</b> {label}
        </span>
        <span class="num">{note}</span>
      </p>
      <svg class="thermo" role="img" aria-label={alt}>
        <rect class="got" x="-1" y="0.5" width={asPercent(got)} height="15" />
        {hatched > 0 && <rect class="wait" x={asPercent(got)} y="0.5" width={asPercent(hatched)} height="15" />}
      </svg>
    </div>
  );
}

/** Where a drive stands, in a shape, a word and a colour. */
export function DriveChip({ drive, takes }: { drive: PledgeDrive; takes: boolean }) {
  const { states } = usePage().m.pledges;
  switch (drive.state) {
    case 'open':
      return takes ? (
        <Chip tone="open" icon="hand-coins">
          {states.open}
        </Chip>
      ) : (
        <Chip tone="time" icon="hourglass">
          {states.over}
        </Chip>
      );
    case 'called':
      return (
        <Chip tone="time" icon="hourglass">
          {states.called}
        </Chip>
      );
    case 'closed':
      return (
        <Chip tone="done" icon="check">
          {states.closed}
        </Chip>
      );
    default:
      return (
        <Chip tone="stop" icon="x">
          {states[drive.state]}
        </Chip>
      );
  }
}

/** The drive on the page of its campaign. */
export function PledgeSection({ campaign, drive }: { campaign: Pick<Campaign, 'id' | 'slug'>; drive: PledgeDrive }) {
  const { m } = usePage();
  const f = usePledgeFormats(drive.currency);
  return (
    <Section id="pledges" title={m.pledges.headline(f.sum(drive.goal))}>
      <div data-live-on={`pledges:${campaign.id}`}>
        <Stack>
          {drive.state === 'open' && (
            <p class="muted">{m.pledges.tests.first(f.sum(drive.goal), f.day(drive.pledgeUntil))}</p>
          )}
          <PledgeFigures drive={drive} />
          <Row>
            <ButtonLink icon="hand-coins" href={campaignPath(campaign, '/pledges')}>
              {drive.state === 'open' ? m.pledges.form.title : m.pledges.title}
            </ButtonLink>
          </Row>
        </Stack>
      </div>
    </Section>
  );
}
