import type { MemberStatus } from '#membership';
import { Chip } from '../components.ts';
import type { IconName } from '../components/icon.tsx';
import type { ChipTone } from '../components/sign.tsx';
import { usePage } from '../page-context.ts';

const LOOKS: Record<MemberStatus, { tone: ChipTone; icon: IconName }> = {
  applicant: { tone: 'time', icon: 'hourglass' },
  refused: { tone: 'plain', icon: 'x' },
  withdrawn: { tone: 'plain', icon: 'x' },
  probation: { tone: 'time', icon: 'hourglass' },
  voting: { tone: 'done', icon: 'check' },
  suspended: { tone: 'stop', icon: 'lock' },
  left: { tone: 'plain', icon: 'log-out' },
  expelled: { tone: 'stop', icon: 'ban' },
};

/** Where somebody stands in the register: a shape, words, a colour. */
export function StatusChip({ status }: { status: MemberStatus }) {
  const { tone, icon } = LOOKS[status];
  return (
    <Chip tone={tone} icon={icon}>
      {usePage().m.coop.register.status[status]}
    </Chip>
  );
}
