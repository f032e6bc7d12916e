import { paragraphs, parseInput } from '#input';
import { LONGEST_POST, LONGEST_THREAD } from '#network';
import * as v from 'valibot';
import { Button, Input, TextArea } from '../components.ts';
import { Fold } from '../components/fold.tsx';
import { usePage } from '../page-context.ts';
import type { FormState } from '../form-state.ts';

const NUMBERS = Array.from({ length: LONGEST_THREAD - 1 }, (_one, i) => i + 2);

/** The words of the posts after the first, empty ones left out. @throws Refusal 422 on the one that is at fault. */
export function partsIn(fields: Record<string, unknown>): string[] {
  const schema = v.object(
    Object.fromEntries(NUMBERS.map((n) => [`part${n}`, v.optional(paragraphs(LONGEST_POST, 0), '')])),
  );
  return Object.values(parseInput(schema, fields)).filter((text) => text !== '');
}

/** How many posts the form shows: those that hold words, and one more when it was asked for. */
export function countParts(values: FormState['values'], another: boolean): number {
  const filled = NUMBERS.filter((n) => values[`part${n}`]?.trim());
  return Math.min(Math.max(1, ...filled) + (another ? 1 : 0), LONGEST_THREAD);
}

/** The posts after the first, and the button that adds one: by the server, or by a script that leaves the rest as it is. */
export function Parts({ form: { values, errors }, shown }: { form: FormState; shown: number }) {
  const { m } = usePage();
  const words = m.writing;
  return (
    <div class="stack flow-3" data-parts={LONGEST_THREAD} data-part-label={words.next(2).replace('2', '{n}')}>
      {NUMBERS.filter((n) => n <= shown).map((n) => (
        <TextArea
          name={`part${n}`}
          label={words.next(n)}
          rows={3}
          value={values[`part${n}`]}
          error={errors[`part${n}`]}
        />
      ))}
      {shown < LONGEST_THREAD && (
        <div>
          <Button kind="quiet" icon="plus" name="do" value="another">
            {words.another}
          </Button>
        </div>
      )}
    </div>
  );
}

/** When it goes out, and keeping it for oneself. */
export function Later({ form: { values, errors } }: { form: FormState }) {
  const { m } = usePage();
  const words = m.writing;
  return (
    <Fold summary={words.later} open={Boolean(values['at'] || errors['at'])}>
      <div class="stack flow-3">
        <Input
          name="at"
          type="datetime-local"
          label={words.at}
          hint={words.atHint}
          value={values['at']}
          error={errors['at']}
        />
        <div>
          <Button icon="file-text" name="do" value="draft">
            {words.keep}
          </Button>
        </div>
      </div>
    </Fold>
  );
}
