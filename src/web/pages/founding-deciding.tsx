import {
  type FoundingPlan,
  GOVERNING,
  MAJORITIES,
  planGoverning,
  RULE_PRESETS,
  type RuleKey,
  type RuleSettings,
} from '#deliberation';
import { type Ctx, get, post } from '#http';
import { Button, Choices, Fold, Row, Section, Select, Stack } from '../components.ts';
import { act } from '../act.ts';
import { DurationField, durationIn } from '../duration-field.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { usePage } from '../page-context.ts';
import { ruleName, RuleSentences } from '../rule-words.tsx';
import { show } from '../show.ts';
import { StepPage } from './founding-shell.tsx';
import { type FoundingView, loadFounding, stepPath } from './founding-view.ts';

const PATH = stepPath('deciding');
const KEYS = Object.keys(RULE_PRESETS) as RuleKey[];
const TIMES = ['noticeMinutes', 'votingMinutes', 'objectionMinutes'] as const;

const showStep = async (c: Ctx, form: FormState) =>
  show(
    c,
    <DecidingPage view={await loadFounding(c)} form={form} saved={c.req.query('done') === 'saved'} />,
    form.status,
  );

/** The flat names of the form, such as `rules.lazy.votingMinutes`, as the verb takes them. */
const rulesIn = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    KEYS.map((key) => [
      key,
      {
        ...Object.fromEntries(TIMES.map((time) => [time, durationIn(fields, `rules.${key}.${time}`)])),
        majority: fields[`rules.${key}.majority`],
      },
    ]),
  );

export const foundingDecidingRoutes = [
  get(PATH, 'anyone', (c) => showStep(c, freshForm())),

  post(PATH, 'steward', (c) =>
    takeForm(
      c,
      async (fields) => {
        await act(c, async (tx, actor) => {
          await planGoverning(tx, actor, { governing: fields['governing'], rules: rulesIn(fields) });
          return [];
        });
        return c.redirect(`${PATH}?done=saved`, 303);
      },
      (form) => showStep(c, form),
    ),
  ),
];

const planned = (plan: FoundingPlan, key: RuleKey): RuleSettings => ({ ...RULE_PRESETS[key], ...plan.rules[key] });

function DecidingPage({ view, form, saved }: { view: FoundingView; form: FormState; saved: boolean }) {
  const { m } = usePage();
  const say = m.founding.assembly;
  const { plan, edits } = view;
  const { presets } = say.deciding;
  return (
    <StepPage step="deciding" lede={say.deciding.lede} saved={saved} form={form}>
      <form class="stack flow-5" method="post" action={PATH} novalidate>
        {edits ? (
          <Choices
            name="governing"
            legend={say.deciding.legend}
            value={form.values['governing'] ?? plan.governing ?? ''}
            error={form.errors['governing']}
            options={GOVERNING.map((value) => ({
              value,
              label: <b>{presets[value].name}</b>,
              note: presets[value].text,
            }))}
          />
        ) : (
          plan.governing && (
            <p>
              <b>{presets[plan.governing].name}</b>
              <br />
              {presets[plan.governing].text}
            </p>
          )
        )}
        <Section id="rules" title={say.deciding.rules}>
          <Stack space={5}>
            <p>{edits ? say.deciding.rulesText : say.deciding.rulesRead}</p>
            {KEYS.map((key) => (
              <div class="stack flow-3">
                <h3>{ruleName(m, { key, name: '' })}</h3>
                <RuleSentences settings={planned(plan, key)} />
                {edits && <RuleEdit rule={key} settings={planned(plan, key)} form={form} />}
              </div>
            ))}
          </Stack>
        </Section>
        {edits && (
          <Row>
            <Button kind="primary">{say.save}</Button>
          </Row>
        )}
      </form>
    </StepPage>
  );
}

function RuleEdit({ rule, settings, form }: { rule: RuleKey; settings: RuleSettings; form: FormState }) {
  const { m } = usePage();
  const say = m.founding.assembly.deciding;
  const named = (field: string) => `rules.${rule}.${field}`;
  const sent = Object.keys(form.values).length > 0;
  return (
    <Fold summary={say.edit} open={Object.keys(form.errors).some((name) => name.startsWith(`rules.${rule}.`))}>
      <div class="stack flow-3">
        {TIMES.map((time) => (
          <DurationField
            name={named(time)}
            label={say.fields[time]}
            minutes={settings[time]}
            values={sent ? form.values : undefined}
            error={form.errors[named(time)]}
          />
        ))}
        <Select
          name={named('majority')}
          label={say.fields.majority}
          value={form.values[named('majority')] ?? settings.majority}
          error={form.errors[named('majority')]}
          options={MAJORITIES.map((value) => ({ value, label: say.majorities[value] }))}
        />
      </div>
    </Fold>
  );
}
