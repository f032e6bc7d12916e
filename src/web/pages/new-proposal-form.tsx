import { KIND_FACTS } from '#deliberation';
import { Button, Choices, ErrorSummary, Fold, Input, More, Note, Paper, Select, TextArea } from '../components.ts';
import { MemberPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { ruleName, RuleSentences } from '../rule-words.tsx';
import { Changes } from './new-proposal-changes.tsx';
import { MoreSettings } from './new-proposal-settings.tsx';
import { fieldOf, type ProposeForm } from './new-proposal-view.ts';
import { textIn } from './proposal-draft.ts';
import { iconOf } from './proposal-words.ts';

/** A proposal as its author writes it: what, why, what changes, under which rule; the rest is folded. */
export function ProposePage({ form }: { form: ProposeForm }) {
  const { m } = usePage();
  const say = m.decide.propose;
  const { kind, published, errors, sentence, action, back } = form;
  const facts = KIND_FACTS[kind];
  const title = action === '/d/new' ? say.title : say.edit;
  return (
    <MemberPage title={title} heading={title} place="decide" back={back} noCompose>
      <div class="band stack flow-5">
        <ErrorSummary errors={errors} sentence={sentence} />
        {published && <Note tone="amber">{say.editNote}</Note>}
        <Paper
          icon={iconOf(kind)}
          what={m.decide.kinds[kind].name}
          status={action === '/d/new' && <More href="/d/new">{say.otherKind}</More>}
          form={{ action }}
        >
          <p class="muted">
            {m.decide.kinds[kind].what}
            <input type="hidden" name="kind" value={kind} />
          </p>
          <For form={form} />
          <Input
            {...fieldOf(form, 'title')}
            label={say.name}
            hint={kind === 'election' ? say.nameHintElection : say.nameHint}
            maxlength={160}
            required
          />
          <TextArea {...fieldOf(form, 'body')} label={say.body} hint={say.bodyHint} rows={10} maxlength={40_000} />
          {facts.options === 'written' && (
            <TextArea
              {...fieldOf(form, 'options')}
              label={say.options}
              hint={kind === 'time-poll' ? say.optionsHintTime : say.optionsHint}
              rows={6}
              required
            />
          )}
          {kind === 'election' && <Mandate form={form} />}
          {facts.binding && kind !== 'election' && <Changes form={form} />}
          <Rules form={form} />
          <MoreSettings form={form} />
          <Button kind="primary" big full name="do" value="save">
            {published ? say.save : say.preview}
          </Button>
          {!published && <p class="hint">{say.saveNote}</p>}
        </Paper>
      </div>
    </MemberPage>
  );
}

/** For whom: a circle, an organisation; asked only of those who have the choice. */
function For({ form }: { form: ProposeForm }) {
  const { m } = usePage();
  const say = m.decide.propose;
  const { acting, own } = form;
  return (
    <>
      {acting.length > 1 && (
        <Choices
          name="member"
          legend={say.as}
          value={textIn(form.filled, 'member') || acting[0]?.id}
          error={form.errors['member']}
          options={acting.map((one) => ({
            value: one.id,
            label: one.as === 'self' ? m.decide.vote.self : one.name,
          }))}
        />
      )}
      {own.length > 0 && (
        <Select
          {...fieldOf(form, 'circle')}
          label={say.circle}
          hint={say.circleHint}
          options={[
            { value: '', label: say.everyone },
            ...own.map(({ id, name }) => ({ value: id, label: say.circleNamed(name) })),
          ]}
        />
      )}
    </>
  );
}

/** What an election gives: the mandate, and how many seats. */
function Mandate({ form }: { form: ProposeForm }) {
  const { m } = usePage();
  const say = m.decide.propose;
  return (
    <fieldset class="stack" id="f-settings.mandate">
      <legend class="label">{say.mandate}</legend>
      {form.errors['settings.mandate'] && <p class="err">{form.errors['settings.mandate']}</p>}
      <Input
        {...fieldOf(form, 'settings.mandate.title')}
        label={say.mandateTitle}
        hint={say.mandateTitleHint}
        maxlength={120}
        required
      />
      <Select
        {...fieldOf(form, 'settings.mandate.role')}
        label={say.mandateRole}
        options={(['none', 'organiser', 'moderator', 'treasurer', 'secretary'] as const).map((role) => ({
          value: role === 'none' ? '' : role,
          label: say.roles[role],
        }))}
      />
      {form.circles.length > 0 && (
        <Select
          {...fieldOf(form, 'settings.mandate.circle')}
          label={say.mandateCircle}
          options={[
            { value: '', label: say.noCircle },
            ...form.circles.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <Input {...fieldOf(form, 'settings.mandate.months')} label={say.mandateMonths} inputmode="numeric" required />
      <Input {...fieldOf(form, 'settings.seats')} label={say.seatsElection} inputmode="numeric" required />
      <Select
        {...fieldOf(form, 'settings.election')}
        label={say.electionMethod}
        options={(['scottish', 'meek', 'schulze', 'approval', 'majority-judgment', 'lot'] as const).map((value) => ({
          value,
          label: say.elections[value],
        }))}
      />
    </fieldset>
  );
}

/** Under which rule: those that may not decide what is proposed cannot be chosen. */
function Rules({ form }: { form: ProposeForm }) {
  const { m } = usePage();
  const say = m.decide.propose;
  const { rules, filled, errors, kind } = form;
  const chosen =
    rules.find(({ rule, fits }) => fits && rule.key === textIn(filled, 'rule')) ?? rules.find(({ fits }) => fits);
  const about = m.coop.rules.about;
  return (
    <div class="stack flow-2">
      <Choices
        name="rule"
        legend={say.rule}
        hint={say.ruleText}
        value={chosen?.rule.key}
        error={errors['rule']}
        options={rules.map(({ rule, fits }) => ({
          value: rule.key,
          label: ruleName(m, rule),
          note: rule.key in about ? about[rule.key as keyof typeof about] : undefined,
          disabled: !fits,
        }))}
      />
      {KIND_FACTS[kind].binding && chosen && (
        <Fold summary={say.ruleWords}>
          <RuleSentences settings={chosen.rule.settings} />
        </Fold>
      )}
    </div>
  );
}
