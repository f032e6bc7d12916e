import type { Assembly } from '#deliberation';
import type { format, Messages } from '#i18n';
import { ButtonLink } from '../components.ts';
import { usePage } from '../page-context.ts';

/** Where the assembly stands, as a sentence. */
export function assemblyStands(m: Messages, f: format.Formats, now: Date, assembly: Assembly): string {
  const say = m.founding.assembly.states;
  const { state, opensAt, closesAt, decision, result } = assembly;
  if (state === 'discussion' && opensAt) return say.discussion(f.moment(opensAt, now));
  if (state === 'voting' && closesAt) return say.voting(f.moment(closesAt, now));
  if (decision?.state === 'executed') return say.inEffect;
  return result === 'passed' ? say.passed : say.failed;
}

/** Leads to the assembly's proposal, where it is discussed and voted on. */
export function AssemblyCall({ assembly, big }: { assembly: Assembly; big?: boolean }) {
  const { m } = usePage();
  const say = m.founding.assembly;
  return (
    <ButtonLink kind="primary" big={big} href={`/d/${assembly.number}`}>
      {assembly.state === 'voting' ? say.vote : say.read}
    </ButtonLink>
  );
}
