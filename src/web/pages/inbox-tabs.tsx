import { Tabs } from '../components.ts';
import { usePage } from '../page-context.ts';

/** The parts of the inbox. */
export function InboxTabs({ current }: { current: 'all' | 'mentions' | 'private' }) {
  const { m } = usePage();
  const { tabs } = m.network.inbox;
  return (
    <Tabs
      label={tabs.label}
      items={[
        { href: '/inbox', label: tabs.all, current: current === 'all' },
        { href: '/inbox?show=mentions', label: tabs.mentions, current: current === 'mentions' },
        { href: '/inbox/conversations', label: m.conversations.tab, current: current === 'private' },
      ]}
    />
  );
}
