import * as v from 'valibot';
import { checkbox, parseInput, wholeNumber } from '#input';
import { MOST_OPTIONS, pollInput, type PollInput } from '#network';
import { invalid, Refusal, type Sentence } from '#refusal';
import { Checkbox, Input, Select } from '../components.ts';
import { Fold } from '../components/fold.tsx';
import { usePage } from '../page-context.ts';
import type { FormState } from '../form-state.ts';

const NUMBERS = Array.from({ length: MOST_OPTIONS }, (_one, i) => i + 1);
const IN_VIEW = 4;

const pollFields = v.object({
  pollMultiple: checkbox(),
  pollHidden: checkbox(),
  pollSeconds: v.optional(wholeNumber(1, 1e9), 86_400),
});

/**
 * The poll of a form, when it asks one.
 * @throws Refusal 422 on the choice that is at fault, or on `option1` when it is about all of them.
 */
export function pollIn(fields: Record<string, unknown>): PollInput | undefined {
  const given = NUMBERS.map((n) => fields[`option${n}`]).map((one) => (typeof one === 'string' ? one : ''));
  if (given.every((one) => one.trim() === '')) return undefined;
  const { pollMultiple: multiple, pollHidden: hidden, pollSeconds: seconds } = parseInput(pollFields, fields);
  try {
    return parseInput(pollInput, { options: given, multiple, hidden, seconds });
  } catch (refusal) {
    throw onFields(refusal);
  }
}

/** A refusal of a poll, on the fields of the form. */
export function onFields(refusal: unknown): unknown {
  if (!(refusal instanceof Refusal)) return refusal;
  const errors = Object.entries(refusal.fields).map(([name, say]): readonly [string, Sentence] => {
    const [, position] = /^options\.(\d+)$/.exec(name) ?? [];
    if (position !== undefined) return [`option${Number(position) + 1}`, say];
    return [name === 'options' ? 'option1' : name === 'seconds' ? 'pollSeconds' : name, say];
  });
  return errors.length > 0 ? invalid(Object.fromEntries(errors)) : refusal;
}

/** The fields of a poll, folded until somebody wants to ask something. */
export function PollFields({ form: { values, errors } }: { form: FormState }) {
  const { m } = usePage();
  const words = m.posts.poll;
  const touched = (numbers: readonly number[]) => numbers.some((n) => values[`option${n}`] || errors[`option${n}`]);
  const option = (n: number) => (
    <Input
      name={`option${n}`}
      label={words.option(n)}
      value={values[`option${n}`]}
      error={errors[`option${n}`]}
      maxlength={100}
    />
  );
  const more = NUMBERS.slice(IN_VIEW);
  return (
    <Fold summary={words.add} open={touched(NUMBERS)}>
      <div class="stack flow-3">
        {NUMBERS.slice(0, IN_VIEW).map(option)}
        <Fold summary={words.more} open={touched(more)}>
          <div class="stack flow-3">{more.map(option)}</div>
        </Fold>
        <Select
          name="pollSeconds"
          label={words.length}
          value={values['pollSeconds'] ?? '86400'}
          error={errors['pollSeconds']}
          options={Object.entries(words.lengths).map(([value, label]) => ({ value, label }))}
        />
        <Checkbox name="pollMultiple" checked={values['pollMultiple'] === 'on'}>
          {words.multiple}
        </Checkbox>
        <Checkbox name="pollHidden" checked={values['pollHidden'] === 'on'}>
          {words.hidden}
        </Checkbox>
        <p class="hint">{words.notADecision}</p>
      </div>
    </Fold>
  );
}
