import type { Duty } from '#deliberation';
import type { Id } from '#ids';
import type { MemberName } from '#membership';
import { Button, Chip, Fold, Input } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import type { FormState } from '../form-state.ts';
import { dayOf, decisionPath } from './decision-words.tsx';

/** Duties with their owner, day and proof; the owner's own with the form that finishes them. */
export function DutyLines(props: {
  duties: readonly Duty[];
  names: ReadonlyMap<Id<'member'>, MemberName>;
  /** The entries of the register for which the reader acts. */
  mine: ReadonlySet<Id<'member'>>;
  refused?: { readonly form: string; readonly state: FormState };
  /** Says of which decision each came. */
  withDecision?: boolean;
}) {
  const { m } = usePage();
  return (
    <ul class="ledger duties">
      {props.duties.map((duty) => (
        <DutyLine
          duty={duty}
          owner={props.names.get(duty.owner)?.name ?? m.founding.duties.someone}
          mine={props.mine.has(duty.owner)}
          form={props.refused?.form === duty.id ? props.refused.state : undefined}
          withDecision={props.withDecision}
        />
      ))}
    </ul>
  );
}

function DutyLine(props: {
  duty: Duty;
  owner: string;
  mine: boolean;
  form: FormState | undefined;
  withDecision: boolean | undefined;
}) {
  const { m, now, path } = usePage();
  const f = useFormats();
  const say = m.founding.duties;
  const { duty, owner, mine, form } = props;
  const late = duty.doneAt === null && duty.dueOn < f.isoDay(now);
  const name = `proof-${duty.id}`;
  return (
    <li>
      <span class="grow">
        <span class="t">{duty.what}</span>
        <span class="m">
          <bdi>{owner}</bdi>, {duty.doneAt ? say.doneOn(f.date(duty.doneAt)) : say.due(dayOf(f, duty.dueOn))}
          {props.withDecision && (
            <>
              {' · '}
              <a href={decisionPath(duty.decision)}>{m.founding.register.decision(duty.decision.number)}</a>
            </>
          )}
        </span>
        {duty.proof && (
          <span class="m">
            {say.proofIs} <Proof text={duty.proof} />
          </span>
        )}
        {mine && duty.doneAt === null && (
          <Fold summary={say.finish} open={form !== undefined}>
            <form class="stack" method="post" action={decisionPath(duty.decision, `/duties/${duty.id}`)} novalidate>
              <input type="hidden" name="next" value={path} />
              <Input
                name={name}
                label={say.proof}
                hint={say.proofHint}
                maxlength={1_000}
                value={form?.values[name]}
                error={form?.errors[name] ?? form?.errors['proof'] ?? form?.sentence}
              />
              <div>
                <Button>{say.finish}</Button>
              </div>
            </form>
          </Fold>
        )}
      </span>
      <span class="v">
        {duty.doneAt ? (
          <Chip tone="done" icon="circle-check">
            {say.done}
          </Chip>
        ) : (
          <Chip tone={late ? 'stop' : 'time'} icon={late ? 'triangle-alert' : 'circle-dashed'}>
            {late ? say.late : say.open}
          </Chip>
        )}
      </span>
    </li>
  );
}

/** A proof is words; when it is an address, one can follow it. */
const Proof = ({ text }: { text: string }) =>
  /^https?:\/\/\S+$/.test(text) ? (
    <a href={text} rel="nofollow noopener">
      <bdi>{text}</bdi>
    </a>
  ) : (
    <bdi>{text}</bdi>
  );
