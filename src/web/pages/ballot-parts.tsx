import type { Choice, Proposal } from '#deliberation';
import type { Child } from 'hono/jsx';
import { FieldError } from '../components/field.tsx';
import { usePage } from '../page-context.ts';

export interface BallotProps {
  readonly proposal: Proposal;
  /** What is chosen already: as cast, or as it was sent and refused. */
  readonly choice: Choice | null;
  readonly error?: string | undefined;
}

/** The frame of every ballot: legend, hint, what is wrong. */
export function Answers(props: { error?: string | undefined; hint?: Child; position?: boolean; children?: Child }) {
  const { error, hint, position, children } = props;
  const { m } = usePage();
  return (
    <fieldset id="f-choice" tabindex={error ? -1 : undefined}>
      <legend class="label">{position ? m.decide.vote.yours : m.decide.vote.yourVote}</legend>
      {hint && <p class="hint">{hint}</p>}
      <FieldError id="f-choice" error={error} />
      {children}
    </fieldset>
  );
}

/** What a candidate wrote, under their name. */
export function Statement({ proposal, id }: { proposal: Proposal; id: string }) {
  if (proposal.kind !== 'election') return null;
  const statement = proposal.candidates.find(({ member }) => member === id)?.statement;
  return statement ? (
    <span class="choice-note" dir="auto">
      {statement}
    </span>
  ) : null;
}
