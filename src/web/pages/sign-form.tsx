import type { Campaign } from '#campaigns';
import { Button, Checkbox, Input, Paper } from '../components.ts';
import type { FormState } from '../form-state.ts';
import { usePage } from '../page-context.ts';
import { AreaField } from './area-field.tsx';
import { keptWords } from './petition-words.ts';
import { campaignPath } from './campaign-words.ts';

/** Two fields and two boxes, neither ticked for anybody. The town is asked for only of those who show their name. */
export function SignForm(props: {
  campaign: Pick<Campaign, 'slug' | 'kept' | 'closedAt' | 'area'>;
  /** What was written, or what we know of who is signed in. */
  values?: FormState['values'];
  errors?: FormState['errors'];
}) {
  const { campaign, values = {}, errors = {} } = props;
  const { m, locale } = usePage();
  const say = m.campaigns.sign;
  return (
    <Paper
      id="sign"
      icon="pencil"
      what={say.title}
      status={say.seconds}
      form={{ action: campaignPath(campaign, '/sign') }}
    >
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
      <div class="choices">
        <Checkbox name="showName" checked={Boolean(values['showName'])} error={errors['showName']} optional>
          {say.showName}
        </Checkbox>
        <div class="when-shown">
          <Input
            name="place"
            label={say.place}
            value={values['place']}
            error={errors['place']}
            autocomplete="address-level2"
          />
        </div>
        <Checkbox name="keepPosted" checked={Boolean(values['keepPosted'])} error={errors['keepPosted']} optional>
          {say.keepPosted}
        </Checkbox>
      </div>
      <AreaField campaign={campaign} value={values['area']} error={errors['area']} />
      <Trap error={errors[TRAP]} />
      <Button kind="primary" big full>
        {say.button}
      </Button>
      <p class="hint">
        {say.counts} {keptWords(campaign, locale)}
      </p>
    </Paper>
  );
}

/** The field that only robots fill in. */
export const TRAP = 'homepage2';

/** Out of sight and out of reach, but for somebody whose browser filled it in: they are told and can empty it. */
export function Trap({ error }: { error: string | undefined }) {
  const { m } = usePage();
  if (error) return <Input name={TRAP} label={m.campaigns.sign.trap} error={error} autocomplete="off" />;
  return (
    <div class="vh" inert>
      <Input name={TRAP} label={m.campaigns.sign.trap} autocomplete="off" />
    </div>
  );
}
