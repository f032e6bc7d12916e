import { escapeHtml } from '#html';
import type { Carrier, TagMomentum } from '#network';
import { Avatar, CopyField, More, Plot, Row, Stack } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { tagPath } from '../post-view.ts';

interface Named {
  readonly name: string;
  readonly label: string;
}

/** A factor as people read it: one decimal at most. */
export const rounded = (factor: number): number => Math.round(factor * 10) / 10;

/**
 * How a hashtag moves: the factor, what it is made of, and its 24 hours.
 * @param href where the hashtag's own page is; left out on that page.
 */
export function MomentumChart({ tag, found, href }: { tag: Named; found: TagMomentum; href?: string }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.momentum;
  const { hours, last } = found;
  const most = hours.reduce((best, hour) => (hour.people > best.people ? hour : best), last);
  return (
    <Stack space={3}>
      <p class="moves">
        <span class="factor">{say.times(f.number(rounded(last.momentum)))}</span>
        {href && (
          <a href={href}>
            <b>#{tag.label}</b>
          </a>
        )}
      </p>
      <p class="small">
        {say.hourUpTo(f.clock(last.to), last.people, last.posts)} {say.usually(last.usual)}
      </p>
      <Plot
        id={`momentum-${tag.name}`}
        kind="bars"
        title={say.chart}
        description={
          most.people === 0
            ? say.chartSilent(tag.label)
            : say.chartSays(tag.label, f.number(most.people), f.clock(most.to), f.number(last.people))
        }
        series={[
          { label: say.usual, tone: 'pine' },
          { label: say.wrote, tone: 'amber' },
        ]}
        points={hours.map(({ to, usual, people }) => ({ at: to, values: [usual, people] }))}
        axisDate={(at) => f.clock(at)}
        tableDate={(at) => f.clock(at)}
      />
      <Row>
        <More href="/about/momentum">{say.how}</More>
        <More href={`${tagPath(tag.name)}/momentum.csv`} icon="download" lead download>
          CSV
        </More>
        <More href={`${tagPath(tag.name)}/momentum.json`}>JSON</More>
      </Row>
    </Stack>
  );
}

/** The line to put into another site. */
export function MomentumLine({ tag }: { tag: Named }) {
  const { m, origin, locale } = usePage();
  const src = escapeHtml(`${origin}${tagPath(tag.name)}/embed?lang=${locale}`);
  return (
    <CopyField
      label={m.momentum.embed}
      value={`<iframe src="${src}" title="#${escapeHtml(tag.label)}" width="100%" height="520" loading="lazy"></iframe>`}
    />
  );
}

/** Those who agreed to be named, with how many they reached. */
export function Carriers({ carriers }: { carriers: readonly Carrier[] }) {
  const { m } = usePage();
  const say = m.momentum;
  return (
    <div class="people">
      {carriers.map(({ handle, domain, displayName, avatarFile, posts, reach }) => (
        <div class="person small">
          <Avatar
            name={displayName}
            handle={handle}
            src={avatarFile === null ? undefined : `/media/${avatarFile}`}
            size="s"
          />
          <div class="who">
            <a href={`/@${handle}${domain === null ? '' : `@${domain}`}`}>
              <bdi>{displayName}</bdi>
            </a>
            <span class="sub">{say.carrier(posts, reach)}</span>
          </div>
        </div>
      ))}
    </div>
  );
}
