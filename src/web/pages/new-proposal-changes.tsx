import type { ActionField } from '#actions';
import { KIND_FACTS } from '#deliberation';
import { Button, Checkbox, Choices, Fold, Input, Select, TextArea } from '../components.ts';
import { DurationField } from '../duration-field.tsx';
import { usePage } from '../page-context.ts';
import type { ProposeForm } from './new-proposal-view.ts';
import { linesIn, listIn, textIn } from './proposal-draft.ts';

/** What changes if it passes: each change with its own fields, and a way to add another. It needs no script. */
export function Changes({ form }: { form: ProposeForm }) {
  const { m } = usePage();
  const say = m.decide.propose;
  const { actions, addable, action } = form;
  return (
    <section class="stack" id="changes" aria-labelledby="changes-title">
      <div>
        <h2 class="minor" id="changes-title">
          {say.changes}
        </h2>
        <p class="hint">{actions.length === 0 ? say.changesNone : say.changesText}</p>
      </div>
      {actions.map((_, i) => (
        <OneChange form={form} i={i} />
      ))}
      <div class="add-change">
        <Select
          name="add"
          label={actions.length === 0 ? say.addWhich : say.add}
          value=""
          options={[{ value: '', label: say.fillIn }, ...addable]}
        />
        <Button name="do" value="add" icon="plus" formaction={`${action}#changes`}>
          {say.addButton}
        </Button>
      </div>
    </section>
  );
}

function OneChange({ form, i }: { form: ProposeForm; i: number }) {
  const { m } = usePage();
  const say = m.decide.propose;
  const { actions, filled, errors, kind, action: address } = form;
  const action = actions[i];
  if (!action) return null;
  const options = KIND_FACTS[kind].options === 'written' ? linesIn(filled, 'options') : [];
  const error = errors[`actions.${i}`];
  return (
    <fieldset class="one-change" id={`f-actions.${i}`}>
      <legend class="label">{action.title}</legend>
      <input type="hidden" name={`actions.${i}`} value={action.name} />
      {error && <p class="err">{error}</p>}
      <ActionInputs form={form} fields={action.fields} under={`actions.${i}.`} />
      {options.length > 0 && (
        <Select
          name={`option.${i}`}
          label={say.onlyIf}
          value={textIn(filled, `option.${i}`)}
          error={errors[`actions.${i}.option`]}
          options={[
            { value: '', label: say.always },
            ...options.map((label, place) => ({ value: String(place), label })),
          ]}
        />
      )}
      <Button kind="quiet" icon="trash-2" name="do" value={`remove.${i}`} formaction={`${address}#changes`}>
        {say.remove}
      </Button>
    </fieldset>
  );
}

const FEW = 5;

/** The fields of an action; those that few change are folded away, unless something is wrong with one. */
export function ActionInputs(props: {
  form: Pick<ProposeForm, 'filled' | 'errors'>;
  fields: readonly ActionField[];
  /** What their names begin with in this form. */
  under: string;
}) {
  const { form, fields, under } = props;
  const { m } = usePage();
  const draw = (field: ActionField) => <ActionInput form={form} field={field} name={under + field.name} />;
  const seldom = fields.filter((field) => field.seldom);
  const faulty = seldom.some(({ name }) => form.errors[under + name]);
  return (
    <>
      {fields.filter((field) => !field.seldom).map(draw)}
      {seldom.length > 0 && (
        <Fold summary={m.decide.propose.seldom} open={faulty}>
          <div class="stack">{seldom.map(draw)}</div>
        </Fold>
      )}
    </>
  );
}

/** One field of an action, drawn as it describes itself. */
function ActionInput({
  form,
  field,
  name,
}: {
  form: Pick<ProposeForm, 'filled' | 'errors'>;
  field: ActionField;
  name: string;
}) {
  const { m } = usePage();
  const { filled, errors } = form;
  const { label, hint } = field;
  // What is filled in already needs no word that it may stay.
  const optional = field.optional && field.stands === undefined;
  const value = textIn(filled, name);
  const frame = { name, label, hint, optional, error: errors[name] };
  const question = { name, legend: label, hint, error: errors[name] };
  switch (field.kind) {
    case 'paragraphs':
      return <TextArea {...frame} value={value} rows={6} />;
    case 'document':
      return <TextArea {...frame} value={value} rows={20} />;
    case 'number':
      return <Input {...frame} value={value} inputmode="numeric" />;
    case 'day':
      return <Input {...frame} value={value} type="date" />;
    case 'checkbox':
      return (
        <Checkbox name={name} checked={value === 'on'} error={errors[name]} note={hint}>
          {label}
        </Checkbox>
      );
    case 'duration':
      return (
        <DurationField
          name={name}
          label={label}
          hint={hint}
          minutes={0}
          values={{ [name]: value, [`${name}Unit`]: textIn(filled, `${name}Unit`) }}
          error={errors[name]}
        />
      );
    case 'hidden':
      return <input type="hidden" name={name} value={value} />;
    case 'point':
      return (
        <div class="stack flow-3">
          <Choices {...question} value={value} options={field.options} />
          <Button name="do" value="continue">
            {m.decide.propose.goOn}
          </Button>
        </div>
      );
    case 'several':
      return <Choices {...question} type="checkbox" value={listIn(filled, name)} options={field.options} />;
    case 'choice':
      if (field.options.length === 0)
        return (
          <div class="field" id={`f-${name}`}>
            <span class="label">{label}</span>
            <p class="hint">{m.decide.propose.nothingToChoose}</p>
          </div>
        );
      return field.options.length <= FEW ? (
        <Choices {...question} value={value} options={field.options} />
      ) : (
        <Select
          {...frame}
          value={value}
          options={
            field.stands === undefined
              ? [{ value: '', label: m.decide.propose.fillIn }, ...field.options]
              : field.options
          }
        />
      );
    default:
      return <Input {...frame} value={value} />;
  }
}
