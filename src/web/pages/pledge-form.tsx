import type { PledgeDrive } from '#campaigns';
import { Button, Checkbox, Choices, Input, Paper } from '../components.ts';
import type { FormState } from '../form-state.ts';
import { usePage } from '../page-context.ts';
import { campaignPath } from './campaign-words.ts';
import { usePledgeFormats } from './pledges-words.ts';
import type { PledgesView } from './pledges-view.ts';
import { TRAP, Trap } from './sign-form.tsx';

interface Fields {
  readonly values: FormState['values'];
  readonly errors: FormState['errors'];
}

/** What one promises on which condition. */
export function PromiseFields({ drive, values, errors }: Fields & { drive: PledgeDrive }) {
  const { m } = usePage();
  const say = m.pledges.form;
  const f = usePledgeFormats(drive.currency);
  const other = (
    <Input
      name="amount"
      label={drive.suggested.length > 0 ? say.otherLabel(drive.currency) : say.amount}
      hint={say.bounds(f.sum(drive.least), f.sum(drive.most))}
      value={values['amount']}
      error={errors['amount']}
      inputmode="decimal"
      autocomplete="off"
    />
  );
  return (
    <div class="pledge-ask stack">
      {drive.suggested.length > 0 ? (
        <div class="stack flow-2">
          <Choices
            name="suggested"
            legend={say.amount}
            value={values['suggested'] ?? (errors['amount'] || values['amount'] ? 'other' : undefined)}
            error={values['suggested'] ? undefined : errors['amount']}
            options={[
              ...drive.suggested.map((sum) => ({ value: (sum / 100).toFixed(2), label: f.sum(sum) })),
              { value: 'other', label: say.other },
            ]}
          />
          <div class="if-other">{other}</div>
        </div>
      ) : (
        other
      )}
      <div class="stack flow-2">
        <Choices
          name="condition"
          legend={say.condition}
          hint={say.conditionHint}
          value={values['condition'] ?? 'none'}
          error={errors['condition']}
          options={[
            { value: 'none', label: say.none },
            { value: 'people', label: say.peopleIf },
            { value: 'amount', label: say.amountIf },
          ]}
        />
        <div class="if-people">
          <Input
            name="leastPeople"
            label={say.leastPeople}
            value={values['leastPeople']}
            error={errors['leastPeople']}
            inputmode="numeric"
            autocomplete="off"
          />
        </div>
        <div class="if-amount">
          <Input
            name="leastAmount"
            label={say.leastAmount(drive.currency)}
            value={values['leastAmount']}
            error={errors['leastAmount']}
            inputmode="decimal"
            autocomplete="off"
          />
        </div>
      </div>
    </div>
  );
}

/** One form: how much, on which condition, who. Nothing is ticked for anybody. */
export function PledgeForm({ view, form }: { view: PledgesView; form: FormState }) {
  const { m } = usePage();
  const say = m.pledges.form;
  const { campaign, drive } = view;
  const { values, errors } = form;
  return (
    <Paper
      id="pledge"
      icon="hand-coins"
      what={say.title}
      status={say.status}
      tone="amber"
      form={{ action: campaignPath(campaign, '/pledges') }}
    >
      <PromiseFields drive={drive} values={values} errors={errors} />
      <Input
        name="name"
        label={say.name}
        value={values['name']}
        error={errors['name']}
        autocomplete="name"
        autocapitalize="words"
        required
      />
      <Input
        name="email"
        type="email"
        label={say.email}
        hint={say.emailHint}
        value={values['email']}
        error={errors['email']}
        autocomplete="email"
        inputmode="email"
        required
      />
      <input type="hidden" name="terms" value={String(drive.terms.version)} />
      <div class="choices">
        {drive.becomes === 'shares' && (
          <Checkbox name="wouldJoin" checked={Boolean(values['wouldJoin'])} note={say.wouldJoinNote} optional>
            {say.wouldJoin}
          </Checkbox>
        )}
        <Checkbox
          name="agree"
          checked={Boolean(values['agree'])}
          error={errors['agree']}
          note={<a href="#terms">{say.read}</a>}
        >
          {say.agree}
        </Checkbox>
      </div>
      <Trap error={errors[TRAP]} />
      <Button kind="primary" big full>
        {say.button}
      </Button>
      <p class="hint">{say.keep(drive.keepMonths)}</p>
    </Paper>
  );
}
