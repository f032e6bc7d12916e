import type { Stage } from '#settings';
import { type Place, usePage } from '../page-context.ts';
import { Badge } from './sign.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Mark } from './mark.tsx';

const ALL: readonly Place[] = ['home', 'decide', 'campaigns', 'coop', 'chat', 'inbox'];

const HREFS: Record<Place, string> = {
  home: '/home',
  decide: '/d',
  campaigns: '/c',
  coop: '/coop',
  chat: '/chat',
  inbox: '/inbox',
};

const ICONS: Record<Exclude<Place, 'coop'>, IconName> = {
  home: 'house',
  decide: 'vote',
  campaigns: 'megaphone',
  chat: 'messages-square',
  inbox: 'inbox',
};

/** Five places fit in the bottom bar of a phone; which ones depends on where the server stands. */
const BAR: Record<Stage, readonly Place[]> = {
  campaign: ['home', 'campaigns', 'decide', 'chat', 'inbox'],
  founding: ['home', 'decide', 'campaigns', 'coop', 'inbox'],
  'co-op': ['home', 'decide', 'chat', 'coop', 'inbox'],
};

/** Links to the places: all of them in the rail, five in the bar. */
export function PlaceLinks({ bar, current }: { bar?: boolean; current?: Place }) {
  const { m, counts, stage, places = ALL } = usePage();
  const shown = (bar ? BAR[stage] : ALL).filter((place) => places.includes(place));
  return (
    <>
      {shown.map((place) => (
        <a href={HREFS[place]} aria-current={place === current ? 'page' : undefined}>
          {place === 'coop' ? <Mark /> : <Icon name={ICONS[place]} />}
          <span>{m.ui.places[place]}</span>
          {place === 'decide' && <DecideBadge n={counts.toDecide} />}
          {place === 'inbox' && <InboxBadge n={counts.inbox} />}
        </a>
      ))}
    </>
  );
}

/** The number beside Inbox, which the live stream keeps true. */
export function InboxBadge({ n }: { n: number }) {
  const { m } = usePage();
  return (
    <span class="live-badge" data-live="inbox">
      <Badge n={n} label={m.ui.places.unread(n)} />
    </span>
  );
}

/** The number beside Decide: votes that wait for the reader’s. */
export function DecideBadge({ n }: { n: number }) {
  const { m } = usePage();
  return (
    <span class="live-badge" data-live="to-decide">
      <Badge n={n} label={m.ui.places.toDecide(n)} />
    </span>
  );
}
