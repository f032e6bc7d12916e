import {
  type Campaign,
  type CampaignFounding,
  campaignFoundingOf,
  FoundingRuleInput,
  inviteToCoop,
  publishFoundingRule,
} from '#campaigns';
import { type Ctx, get } from '#http';
import { parseInput } from '#input';
import { modelByKey, MODELS } from '#membership';
import { viewerOf } from '../act.ts';
import { campaignOf } from '../campaign-view.ts';
import {
  Button,
  ButtonLink,
  Choices,
  ErrorSummary,
  Input,
  KeyValue,
  Note,
  Paper,
  Row,
  Section,
  Stack,
  TextArea,
} from '../components.ts';
import { type FormState, freshForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath, langOf } from './campaign-words.ts';
import { organising, OrganisingPage } from './organising.tsx';

async function showLead(c: Ctx, campaign: Campaign, form: FormState) {
  const { deps } = c.var;
  const founding = await campaignFoundingOf(deps.db, campaign.id);
  const view = { campaign, founding, saved: c.req.query('saved') !== undefined };
  return show(c, <LeadPage view={view} form={form} />, form.status);
}

const does = organising({
  at: 'becoming',
  after: () => '/becoming?saved',
  again: showLead,
  limit: { name: 'lead', times: 60 },
});

/** Where organisers say by which rule a campaign becomes a co-op, and invite by it. */
export const becomingRoutes = [
  get('/c/:slug/becoming', 'organiser', async (c) => showLead(c, await campaignOf(c), freshForm())),

  does('rule', (c, { id }, fields) => {
    const input = parseInput(FoundingRuleInput, fields);
    return c.var.deps.transact((tx) => publishFoundingRule(tx, viewerOf(c), id, input));
  }),

  does('invite', async (c, { id }) => {
    await c.var.deps.transact((tx) => inviteToCoop(tx, viewerOf(c), id));
    c.var.deps.wake.jobs();
  }),
];

function LeadPage(props: {
  view: { campaign: Campaign; founding: CampaignFounding | undefined; saved: boolean };
  form: FormState;
}) {
  const { view, form } = props;
  const { m, locale } = usePage();
  const say = m.becoming.lead;
  const { campaign, founding, saved } = view;
  const rule = founding?.rule;
  const field = (name: string, value: string | number | undefined) => ({
    name,
    value: form.values[name] ?? (value === undefined ? undefined : String(value)),
    error: form.errors[name],
  });
  return (
    <OrganisingPage campaign={campaign} title={m.becoming.title}>
      {saved && <Note icon="check">{say.saved}</Note>}
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      {founding && <Standing campaign={campaign} founding={founding} />}
      {founding && !founding.invitation && (
        <Paper icon="mail" what={say.invite} form={{ action: campaignPath(campaign, '/becoming/invite') }}>
          <p>{say.inviteText}</p>
          <Button kind={founding.reached ? 'primary' : undefined}>{say.invite}</Button>
        </Paper>
      )}
      {!founding?.invitation && (
        <Paper icon="landmark" what={say.publish} form={{ action: campaignPath(campaign, '/becoming/rule') }}>
          <p>{say.lede}</p>
          <Input
            {...field('signatures', rule?.signatures ?? 0)}
            label={say.signatures}
            hint={say.zero}
            inputmode="numeric"
          />
          <Input {...field('pledges', rule?.pledges ?? 0)} label={say.pledges} hint={say.zero} inputmode="numeric" />
          <Choices
            name="legalForm"
            legend={m.becoming.form}
            value={form.values['legalForm'] ?? rule?.legalForm}
            error={form.errors['legalForm']}
            options={MODELS.map(({ key, name }) => ({ value: key, label: name[locale] }))}
          />
          <TextArea
            {...field('founders', rule?.founders)}
            label={say.founders}
            hint={say.foundersHint}
            rows={3}
            maxlength={1_000}
            required
          />
          <Button kind={founding ? undefined : 'primary'}>{say.publish}</Button>
        </Paper>
      )}
    </OrganisingPage>
  );
}

function Standing({ campaign, founding }: { campaign: Campaign; founding: CampaignFounding }) {
  const { m, locale, stage } = usePage();
  const say = m.becoming;
  const f = useFormats();
  const { rule, have, reached, invitation } = founding;
  const of = (got: number, need: number) => say.of(f.number(got), f.number(need));
  return (
    <Stack>
      <p>{say.when(rule.signatures, rule.pledges)}</p>
      <KeyValue
        facts={[
          ...(rule.signatures > 0 ? [{ label: say.signatures, value: of(have.signatures, rule.signatures) }] : []),
          ...(rule.pledges > 0 ? [{ label: say.pledges, value: of(have.pledges, rule.pledges) }] : []),
          { label: say.form, value: modelByKey(rule.legalForm)?.name[locale] ?? rule.legalForm },
          {
            label: say.founders,
            value: (
              <span lang={langOf(campaign, locale)} dir="auto">
                {rule.founders}
              </span>
            ),
          },
        ]}
      />
      {reached && !invitation && <Note icon="circle-check">{say.reached}</Note>}
      {invitation && (
        <p>
          {say.begun(f.date(invitation.begunAt))} {invitation.invited > 0 && say.invited(invitation.invited)}{' '}
          {invitation.applied > 0 && say.applied(invitation.applied)}
        </p>
      )}
      {stage !== 'campaign' && (
        <Row>
          <ButtonLink href="/coop/join">{say.join}</ButtonLink>
          <ButtonLink href="/coop">{say.coop}</ButtonLink>
        </Row>
      )}
    </Stack>
  );
}

/** What the page of a campaign tells of its way to a co-op. */
export function BecomingSection(props: { campaign: Campaign; founding: CampaignFounding }) {
  return (
    <Section id="becoming" title={usePage().m.becoming.title}>
      <Standing {...props} />
    </Section>
  );
}
