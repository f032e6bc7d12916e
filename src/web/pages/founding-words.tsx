import type { Assembly } from '#deliberation';
import type { format, Messages } from '#i18n';
import { ButtonLink, Paper, Row } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { FOUNDING } from './founding-view.ts';

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

/** On the front page while a co-op is being founded: where that stands, and the way in. */
export function FoundingCall({ assembly }: { assembly: Assembly | undefined }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.founding.front.founding;
  return (
    <Paper icon="landmark" what={m.founding.assembly.title} title={say.title} level={2} href={FOUNDING}>
      <p>{assembly ? assemblyStands(m, f, now, assembly) : say.text}</p>
      <Row>
        {assembly ? <AssemblyCall assembly={assembly} /> : <ButtonLink href="/coop/join">{say.take}</ButtonLink>}
        <ButtonLink kind="quiet" href={FOUNDING}>
          {say.follow}
        </ButtonLink>
      </Row>
    </Paper>
  );
}
