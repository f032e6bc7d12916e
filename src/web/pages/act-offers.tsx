import * as v from 'valibot';
import { type ActionField, actionNamed, type AnyAction, type FilledIn, type Json } from '#actions';
import type { Db } from '#db';
import type { Ctx } from '#http';
import type { Messages } from '#i18n';
import { line, optional, paragraphs, parseInput } from '#input';
import { inputOf, prefilled } from '../action-form.ts';
import { Button, Fold, Paper, TextArea } from '../components.ts';
import type { FormState } from '../form-state.ts';
import { ActionInputs } from './new-proposal-changes.tsx';
import { filledFrom } from './proposal-draft.ts';
import { actionIcon } from './proposal-words.ts';

/** What the fields of an action are called in the form, so that none meets the reason. */
const FIELD = 'input.';

/** An action, or one point of it, that its reader may do at once. */
export interface Offer {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly ActionField[];
  /** What it is about, where the action has points. */
  readonly point: FilledIn;
}

/** @param takes leaves out points; every one is offered unless told. */
export async function offersOf(
  db: Db,
  m: Messages,
  actions: readonly AnyAction[],
  takes: (action: AnyAction, point: FilledIn) => boolean = () => true,
): Promise<readonly Offer[]> {
  const all = await Promise.all(
    actions.map(async (action) => {
      const points = (await action.points?.(db, m)) ?? [{ label: action.title(m), fields: {} }];
      const own = points.filter(({ fields }) => takes(action, fields));
      return Promise.all(
        own.map(async ({ label, fields: point }) => ({
          name: action.name,
          title: label,
          point,
          fields: await action.form(db, m, point),
        })),
      );
    }),
  );
  return all.flat();
}

const underField = (filled: FilledIn): FilledIn =>
  Object.fromEntries(Object.entries(filled).map(([name, value]) => [FIELD + name, value]));

/** Forms to act at once, each folded: the fields of the action, and the reason that everybody reads. */
export function Offers(props: {
  path: string;
  offers: readonly Offer[];
  form: FormState;
  say: { readonly reason: string; readonly reasonHint: string; readonly button: string };
  danger?: boolean;
}) {
  const { path, offers, form, say, danger } = props;
  const sent = filledFrom(form.values);
  const isSent = ({ name, point }: Offer): boolean =>
    form.values['action'] === name &&
    Object.entries(underField(point)).every(([field, value]) => sent[field] === value);
  return (
    <>
      {offers.map((offer) => {
        const own = isSent(offer);
        const state = own
          ? { filled: sent, errors: form.errors }
          : { filled: underField(prefilled(offer.fields, offer.point)), errors: {} };
        return (
          <Fold summary={offer.title} open={own}>
            <Paper icon={actionIcon(offer.name)} what={offer.title} form={{ action: path }}>
              <input type="hidden" name="action" value={offer.name} />
              <ActionInputs form={state} fields={offer.fields} under={FIELD} />
              <TextArea
                name="reason"
                label={say.reason}
                hint={say.reasonHint}
                rows={4}
                maxlength={1_000}
                value={own ? form.values['reason'] : ''}
                error={own ? form.errors['reason'] : undefined}
                required
              />
              <Button kind={danger ? 'danger' : 'primary'} big full>
                {say.button}
              </Button>
            </Paper>
          </Fold>
        );
      })}
    </>
  );
}

const wish = v.object({ action: line(60), reason: optional(paragraphs(1_000)) });

/** What was sent: the action, its input, and why. @throws Refusal 422. */
export async function askedIn(
  c: Ctx,
  fields: Readonly<Record<string, unknown>>,
): Promise<{ readonly action: string; readonly reason: string; readonly input: Json }> {
  const { action, reason } = parseInput(wish, { action: fields['action'], reason: fields['reason'] });
  const own = Object.fromEntries(
    Object.entries(filledFrom(fields)).flatMap(([name, value]) =>
      name.startsWith(FIELD) ? [[name.slice(FIELD.length), value] as const] : [],
    ),
  );
  const asked = await actionNamed(action)?.form(c.var.deps.db, c.var.m, own);
  return { action, reason, input: inputOf(own, asked) };
}

/** Faults of an action beside the fields that it has in this form. */
export const atTheirFields = (form: FormState): FormState => ({
  ...form,
  errors: Object.fromEntries(
    Object.entries(form.errors).map(([name, sentence]) => [name === 'reason' ? name : `${FIELD}${name}`, sentence]),
  ),
});
