import { KIND_FACTS, type ProposalSettings } from '#deliberation';
import { Checkbox, Choices, Fold, Input, TextArea } from '../components.ts';
import { FieldError } from '../components/field.tsx';
import { usePage } from '../page-context.ts';
import { fieldOf, type ProposeForm } from './new-proposal-view.ts';
import { listIn, textIn } from './proposal-draft.ts';
import { positionWord } from './proposal-words.ts';

/** What few change: folded, each with a good value; open when something in it is to be corrected. */
export function MoreSettings({ form }: { form: ProposeForm }) {
  const { m } = usePage();
  const say = m.decide.propose;
  const { kind, errors } = form;
  const { binding } = KIND_FACTS[kind];
  const wrong = Object.keys(errors).some(
    (name) => name === 'reviewOn' || (name.startsWith('settings.') && !name.startsWith('settings.mandate')),
  );
  return (
    <Fold summary={say.more} open={wrong}>
      <div class="stack">
        <p class="hint">{say.moreText}</p>
        <OfTheKind form={form} />
        <Length form={form} what="notice" />
        <Length form={form} what="voting" />
        <Input
          {...fieldOf(form, 'settings.opensAt')}
          type="datetime-local"
          label={say.opensAt}
          hint={say.opensAtHint}
          optional
        />
        <Tick form={form} name="opensItself" label={say.opensItself} />
        <Tick form={form} name="confidential" label={say.confidential} note={say.confidentialNote} />
        <Choices
          name="settings.results"
          legend={say.results}
          value={textIn(form.filled, 'settings.results')}
          error={errors['settings.results']}
          options={(['live', 'after-vote', 'at-close'] as const).map((value) => ({
            value,
            label: say.resultsChoices[value],
          }))}
        />
        <Reasons form={form} />
        <Electorate form={form} />
        <Tick form={form} name="reminders" label={say.reminders} />
        {binding && (
          <Choices
            name="settings.tie"
            legend={say.tie}
            value={textIn(form.filled, 'settings.tie')}
            options={(['lot', 'refuse'] as const).map((value) => ({ value, label: say.ties[value] }))}
          />
        )}
        {binding && (
          <Input {...fieldOf(form, 'reviewOn')} type="date" label={say.review} hint={say.reviewHint} optional />
        )}
        <Choices
          name="language"
          legend={say.language}
          value={textIn(form.filled, 'language')}
          error={errors['language']}
          options={[
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
        />
      </div>
    </Fold>
  );
}

/** What only this kind asks for. */
function OfTheKind({ form }: { form: ProposeForm }) {
  const { m } = usePage();
  const say = m.decide.propose;
  const { kind } = form;
  const several = ['multiple-choice', 'approval', 'score', 'ranked', 'majority-judgment'].includes(kind);
  return (
    <>
      {several && <Input {...fieldOf(form, 'settings.seats')} label={say.seats} inputmode="numeric" />}
      {kind === 'multiple-choice' && (
        <Input {...fieldOf(form, 'settings.mostChoices')} label={say.mostChoices} inputmode="numeric" />
      )}
      {kind === 'ranked' && (
        <Choices
          name="settings.ranking"
          legend={say.ranking}
          value={textIn(form.filled, 'settings.ranking')}
          options={(['schulze', 'irv', 'scottish', 'meek'] as const).map((value) => ({
            value,
            label: say.rankings[value],
          }))}
        />
      )}
      {kind === 'score' && (
        <Input {...fieldOf(form, 'settings.highestScore')} label={say.highestScore} inputmode="numeric" />
      )}
      {kind === 'majority-judgment' && (
        <TextArea {...fieldOf(form, 'settings.grades')} label={say.grades} hint={say.gradesHint} rows={5} optional />
      )}
      {kind === 'count-me-in' && (
        <Input {...fieldOf(form, 'settings.target')} label={say.target} inputmode="numeric" optional />
      )}
    </>
  );
}

function Length({ form, what }: { form: ProposeForm; what: 'notice' | 'voting' }) {
  const { m } = usePage();
  const say = m.decide.propose;
  const { kind, filled, rules } = form;
  const name = `settings.${what}Minutes`;
  const rule = rules.find((one) => one.rule.key === textIn(filled, 'rule'))?.rule.settings;
  const least = rule && KIND_FACTS[kind].binding ? (what === 'notice' ? rule.noticeMinutes : rule.votingMinutes) : 0;
  const { error, value } = fieldOf(form, name);
  const unit = textIn(filled, `${name}.unit`) || 'days';
  return (
    <fieldset class={error ? 'field bad' : 'field'}>
      <legend class="label">{say[what]}</legend>
      {least > 0 && <p class="hint">{say.atLeast(m.coop.rules.duration(least))}</p>}
      <FieldError id={`f-${name}`} error={error} />
      <div class="length">
        <input
          class="input"
          id={`f-${name}`}
          name={name}
          value={value}
          inputmode="numeric"
          aria-label={say[what]}
          aria-invalid={error ? 'true' : undefined}
        />
        <select class="input" name={`${name}.unit`} aria-label={say.unit}>
          {(['days', 'hours', 'minutes'] as const).map((one) => (
            <option value={one} selected={one === unit}>
              {say.units[one]}
            </option>
          ))}
        </select>
      </div>
    </fieldset>
  );
}

type Flag = { [K in keyof ProposalSettings]: ProposalSettings[K] extends boolean ? K : never }[keyof ProposalSettings];

function Tick({ form, name, label, note }: { form: ProposeForm; name: Flag; label: string; note?: string }) {
  const key = `settings.${name}`;
  return (
    <Checkbox name={key} checked={textIn(form.filled, key) === 'on'} error={form.errors[key]} note={note}>
      {label}
    </Checkbox>
  );
}

function Reasons({ form }: { form: ProposeForm }) {
  const { m } = usePage();
  const { positions } = KIND_FACTS[form.kind];
  if (positions.length === 0) return null;
  return (
    <Choices
      name="settings.reasons"
      type="checkbox"
      legend={m.decide.propose.reasons}
      value={listIn(form.filled, 'settings.reasons')}
      error={form.errors['settings.reasons']}
      options={positions.map((value) => ({ value, label: positionWord(m, form.kind, value) }))}
    />
  );
}

function Electorate({ form }: { form: ProposeForm }) {
  const { m } = usePage();
  const say = m.decide.propose;
  const { filled, errors, classes, founding } = form;
  // What binds is decided by everybody.
  const byClass = classes.length > 1 && !KIND_FACTS[form.kind].binding;
  const kinds = founding
    ? (['founders'] as const)
    : byClass
      ? (['members', 'active', 'classes'] as const)
      : (['members', 'active'] as const);
  return (
    <div class="electorate">
      <Choices
        name="settings.electorate"
        legend={say.electorate}
        value={founding ? 'founders' : textIn(filled, 'settings.electorate')}
        error={errors['settings.electorate']}
        options={kinds.map((value) => ({ value, label: say.electorates[value] }))}
      />
      {!founding && (
        <div class="if-active">
          <Input {...fieldOf(form, 'settings.electorate.days')} label={say.activeDays} inputmode="numeric" />
        </div>
      )}
      {!founding && byClass && (
        <div class="if-classes">
          <Choices
            name="settings.electorate.classes"
            type="checkbox"
            legend={say.classes}
            value={listIn(filled, 'settings.electorate.classes')}
            error={errors['settings.electorate.classes']}
            options={classes.map(({ key, name }) => ({ value: key, label: name }))}
          />
        </div>
      )}
    </div>
  );
}
