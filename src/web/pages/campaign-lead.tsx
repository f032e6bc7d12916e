import * as v from 'valibot';
import { addEvent, type Campaign, closeCampaign, editCampaign, EditInput, EventInput } from '#campaigns';
import { type Ctx, get } from '#http';
import { checkbox, parseInput } from '#input';
import { invalid } from '#refusal';
import { viewerOf } from '../act.ts';
import { campaignOf } from '../campaign-view.ts';
import { Button, Checkbox, ErrorSummary, Input, Line, Lines, Note, Paper, TextArea } from '../components.ts';
import { type FormState, freshForm } from '../form-state.ts';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { organising, OrganisingPage } from './organising.tsx';

const showLead = (c: Ctx, campaign: Campaign, form: FormState) =>
  show(c, <LeadPage campaign={campaign} form={form} saved={c.req.query('saved') !== undefined} />, form.status);

const does = organising({
  at: 'lead',
  after: () => '/lead?saved',
  again: showLead,
  limit: { name: 'lead', times: 60 },
});

export const leadRoutes = [
  get('/c/:slug/lead', 'organiser', async (c) => showLead(c, await campaignOf(c), freshForm())),

  does('story', (c, { id }, fields) => {
    const input = parseInput(EditInput, fields);
    return c.var.deps.transact((tx) => editCampaign(tx, viewerOf(c), id, input));
  }),

  does('event', (c, { id }, fields) => {
    const input = parseInput(EventInput, fields);
    return c.var.deps.transact((tx) => addEvent(tx, viewerOf(c), id, input));
  }),

  does('close', async (c, { id }, fields) => {
    const { sure } = parseInput(v.object({ sure: checkbox() }), fields);
    if (!sure) throw invalid({ sure: (m) => m.campaigns.faults.sure });
    await c.var.deps.transact((tx) => closeCampaign(tx, viewerOf(c), id));
  }),
];

function LeadPage({ campaign, form, saved }: { campaign: Campaign; form: FormState; saved: boolean }) {
  const { m } = usePage();
  const say = m.campaigns.lead;
  const field = (name: string) => ({ name, value: form.values[name], error: form.errors[name] });
  const to = (what: string) => campaignPath(campaign, `/lead/${what}`);
  return (
    <OrganisingPage
      campaign={campaign}
      title={say.title}
      back={{ href: campaignPath(campaign), label: m.campaigns.goTo }}
    >
      {saved && <Note icon="check">{say.saved}</Note>}
      <Lines>
        <Line icon="list-checks" title={m.petitions.desk.open} href={campaignPath(campaign, '/care')} />
        <Line icon="scroll-text" title={m.press.lead.line} href={campaignPath(campaign, '/press/lead')} />
        <Line icon="upload" title={m.organising.imports.open} href={campaignPath(campaign, '/imports')} />
        <Line icon="pencil" title={m.organising.declared.open} href={campaignPath(campaign, '/declared')} />
        <Line icon="smartphone" title={m.organising.stands.open} href={campaignPath(campaign, '/stands')} />
        <Line icon="file-text" title={m.organising.deliveries.open} href={campaignPath(campaign, '/deliveries')} />
        <Line icon="pencil" title={m.figures.desk.line} href={campaignPath(campaign, '/asks')} />
        <Line icon="languages" title={m.texts.desk.line} href={campaignPath(campaign, '/texts')} />
        <Line icon="hand-coins" title={m.beside.desk.line} href={campaignPath(campaign, '/commitments')} />
      </Lines>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper icon="calendar" what={say.event} status={say.eventText} form={{ action: to('event') }}>
        <Input {...field('happenedOn')} type="date" label={say.day} hint={say.dayHint} required />
        <Input {...field('title')} label={say.eventTitle} maxlength={160} required />
        <TextArea {...field('text')} label={say.eventMore} rows={3} maxlength={600} optional />
        <Button kind="primary">{say.addEvent}</Button>
      </Paper>
      <Paper icon="pencil" what={say.story} form={{ action: to('story') }}>
        <TextArea
          {...field('story')}
          value={form.values['story'] ?? campaign.story}
          label={say.story}
          hint={m.campaigns.launch.storyHint}
          rows={14}
          required
        />
        <Button>{say.saveStory}</Button>
      </Paper>
      {!campaign.closedAt && (
        <Paper icon="lock" what={say.close} form={{ action: to('close') }}>
          <p>{say.closeText}</p>
          <Checkbox name="sure" error={form.errors['sure']}>
            {say.closeSure}
          </Checkbox>
          <Button kind="danger">{say.closeButton}</Button>
        </Paper>
      )}
    </OrganisingPage>
  );
}
