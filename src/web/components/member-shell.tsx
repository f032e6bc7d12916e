import type { Child } from 'hono/jsx';
import { type Place, usePage, type Viewer } from '../page-context.ts';
import { Avatar } from './avatar.tsx';
import { Breadcrumb } from './breadcrumb.tsx';
import { ButtonLink, IconLink } from './button.tsx';
import { Icon } from './icon.tsx';
import { Mark, Wordmark } from './mark.tsx';
import { PlaceLinks } from './places.tsx';

export interface MemberShellProps {
  /** The place that is lit in the rail and in the bottom bar. */
  place?: Place;
  /** The h1, in the top bar. Left out when the page has a longer one of its own; then give `back`. */
  heading?: string;
  back?: { href: string; label: string };
  /** Icon links at the end of the top bar; a search link unless told. */
  tools?: Child;
  tabs?: Child;
  /** Right column, hidden below 75 rem: never what is needed. */
  context?: Child;
  /** The one box to act in, after `lead` in source order; a desktop moves it to the right column. */
  votebox?: Child;
  /** What comes before the vote box, when there is one. */
  lead?: Child;
  /** `wide` gives the page all the room, for chat and tables. */
  width?: 'column' | 'wide';
  /** Hides the round button on phones, on pages that have their own thing to do. */
  noCompose?: boolean;
  children?: Child;
}

export function MemberShell(props: MemberShellProps) {
  const { m, serverName } = usePage();
  const { place, context, width = 'column', votebox, noCompose } = props;
  return (
    <>
      <div class={width === 'wide' ? 'shell wide' : 'shell'} data-live-on="inbox,to-decide">
        <header class="rail">
          <a class="brand" href="/" aria-label={`${serverName}, ${m.ui.home}`}>
            <span class="word">
              <Wordmark />
            </span>
            <span class="solo">
              <Mark />
            </span>
          </a>
          <nav aria-label={m.ui.places.label}>
            <PlaceLinks current={place} />
          </nav>
          <div class="compose">
            <ButtonLink kind="primary" icon="pencil" href="/compose" label={m.ui.publish}>
              <span>{m.ui.publish}</span>
            </ButtonLink>
          </div>
          <Me />
        </header>
        {votebox ? <SidedPage {...props} /> : <PlainPage {...props} />}
        {context && !votebox && (
          <aside class="context" aria-label={m.ui.places.context}>
            {context}
          </aside>
        )}
      </div>
      {!noCompose && width !== 'wide' && (
        <nav aria-label={m.ui.write}>
          <a class="fab" href="/compose" aria-label={m.ui.publish}>
            <Icon name="pencil" />
          </a>
        </nav>
      )}
      <nav class="tabbar" aria-label={m.ui.places.label}>
        <PlaceLinks bar current={place} />
      </nav>
    </>
  );
}

const PlainPage = (props: MemberShellProps) => (
  <div class="page">
    <main id="main">
      <TopBar {...props} />
      {props.tabs}
      {props.children}
    </main>
  </div>
);

const SidedPage = (props: MemberShellProps) => (
  <main class="page with-side" id="main">
    <div>
      <TopBar {...props} />
      {props.tabs}
      {props.lead}
    </div>
    <div class="votebox">{props.votebox}</div>
    <div>{props.children}</div>
  </main>
);

function TopBar({ heading, back, tools }: MemberShellProps) {
  const { m, viewer } = usePage();
  if (!heading && !back) return null;
  return (
    <div class="topbar">
      {back ? <Breadcrumb {...back} /> : <Mark />}
      {heading && <h1>{heading}</h1>}
      {tools ?? <IconLink icon="search" label={m.ui.search} href="/search" />}
      {viewer && !back && (
        <a href={own(viewer)} class="icon-btn only-phone" aria-label={m.ui.places.you(viewer.displayName)}>
          <Face viewer={viewer} size="s" />
        </a>
      )}
    </div>
  );
}

/** The foot of the rail: who is signed in, leading to what is theirs. */
function Me() {
  const { m, viewer } = usePage();
  if (!viewer) return null;
  const who = viewer.memberNumber === undefined ? `@${viewer.handle}` : m.ui.places.memberNumber(viewer.memberNumber);
  return (
    <a class="me" href={own(viewer)}>
      <Face viewer={viewer} />
      <span>
        <b>
          <bdi>{viewer.displayName}</bdi>
        </b>{' '}
        <span class="sub">{who}</span>
      </span>
    </a>
  );
}

const Face = ({ viewer, size }: { viewer: Viewer; size?: 's' }) => (
  <Avatar
    name={viewer.displayName}
    handle={viewer.handle}
    src={viewer.avatar}
    member={viewer.memberNumber !== undefined}
    size={size}
  />
);

const own = (viewer: Viewer) => (viewer.memberNumber === undefined ? `/@${viewer.handle}` : '/me/stake');
