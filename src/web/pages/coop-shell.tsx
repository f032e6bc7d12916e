import type { Child } from 'hono/jsx';
import type { Ctx } from '#http';
import { Band, Note, Tabs } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';

/** The parts of the co-op, in the order of the tabs. */
const TABS = {
  overview: '/coop',
  members: '/coop/members',
  circles: '/coop/circles',
  roles: '/coop/roles',
  rules: '/coop/rules',
  documents: '/coop/documents',
  decisions: '/decisions',
} as const;
export type CoopTab = keyof typeof TABS;

/** What was just done, by the name in `?done=`. */
export function saidIn(c: Ctx, said: Readonly<Record<string, string>>): string | undefined {
  const name = c.req.query('done') ?? '';
  return Object.hasOwn(said, name) ? said[name] : undefined;
}

/** The tabs of the co-op's pages, one of them lit. */
export function CoopTabs({ current }: { current: CoopTab }) {
  const { tabs } = usePage().m.coop.home;
  const names = Object.keys(TABS) as CoopTab[];
  return (
    <Tabs
      label={tabs.label}
      items={names.map((name) => ({ href: TABS[name], label: tabs[name], current: name === current }))}
    />
  );
}

/** A first page of a part of the co-op: its name in the bar, the tabs, then `children` in the gutters. */
export function CoopPage({
  tab,
  title,
  description,
  done,
  context,
  head,
  children,
}: {
  tab: CoopTab;
  title: string;
  description?: string;
  /** What was just done, in a sentence. */
  done?: string;
  context?: Child;
  head?: Child;
  children?: Child;
}) {
  return (
    <AnyPage
      title={title}
      heading={title}
      place="coop"
      tabs={<CoopTabs current={tab} />}
      canonical={TABS[tab]}
      description={description}
      context={context}
      head={head}
      noCompose
    >
      <div class="flush-public">
        <Band>
          <Said done={done} />
          {children}
        </Band>
      </div>
    </AnyPage>
  );
}

/** A page one step below a tab: the way back, its own title, then `children`. */
export function CoopSubPage({
  tab,
  title,
  heading,
  back,
  done,
  canonical,
  unlisted,
  context,
  children,
}: {
  tab: CoopTab;
  title: string;
  /** The h1; the title unless told. `false` when `children` holds it. */
  heading?: Child;
  /** The tab unless told. */
  back?: { href: string; label: string };
  done?: string;
  canonical?: string;
  unlisted?: boolean;
  context?: Child;
  children?: Child;
}) {
  const { m } = usePage();
  return (
    <AnyPage
      title={title}
      place="coop"
      back={back ?? { href: TABS[tab], label: tab === 'overview' ? m.coop.home.title : m.coop.home.tabs[tab] }}
      canonical={canonical}
      unlisted={unlisted}
      context={context}
      noCompose
    >
      <div class="flush-public">
        <Band>
          {heading !== false && <h1>{heading ?? title}</h1>}
          <Said done={done} />
          {children}
        </Band>
      </div>
    </AnyPage>
  );
}

const Said = ({ done }: { done?: string }) =>
  done ? (
    <div role="status">
      <Note icon="check">{done}</Note>
    </div>
  ) : null;
