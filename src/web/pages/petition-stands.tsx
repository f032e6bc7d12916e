import { type Campaign, endStand, openStand, type Stand, StandInput, standsOf } from '#campaigns';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import { campaignOf } from '../campaign-view.ts';
import { Button, CopyField, ErrorSummary, Fold, Input, Line, Lines, Paper, Section, Stack } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { organising, OrganisingPage } from './organising.tsx';
import { QrCode } from './thanks.tsx';

const showStands = async (c: Ctx, campaign: Campaign, form: FormState, opened?: string) => {
  const stands = await standsOf(c.var.deps.db, viewerOf(c), campaign.id);
  return show(c, <StandsPage campaign={campaign} stands={stands} form={form} opened={opened} />, form.status);
};

const does = organising({
  at: 'stands',
  after: () => '/stands#all',
  again: showStands,
  limit: { name: 'stands', times: 60 },
});

export const standRoutes = [
  get('/c/:slug/stands', 'organiser', async (c) => showStands(c, await campaignOf(c), freshForm())),

  // Answered in place: the address of the stand is shown once, and is in no other page and no redirect.
  post(
    '/c/:slug/stands/open',
    'organiser',
    async (c) => {
      const campaign = await campaignOf(c);
      return takeForm(
        c,
        async (fields) => {
          const input = parseInput(StandInput, fields);
          const { token } = await c.var.deps.transact((tx) => openStand(tx, viewerOf(c), campaign.id, input));
          return showStands(c, campaign, freshForm(), token);
        },
        (form) => showStands(c, campaign, form),
      );
    },
    { limits: [{ name: 'stands', per: 'person', times: 60, seconds: 600 }] },
  ),
  does('end', (c, { id }, { stand }) => {
    const which = typeof stand === 'string' ? parseId<'stand'>(stand) : undefined;
    if (!which) throw notFound();
    return c.var.deps.transact((tx) => endStand(tx, viewerOf(c), id, which));
  }),
];

function StandsPage(props: {
  campaign: Campaign;
  stands: readonly Stand[];
  form: FormState;
  opened: string | undefined;
}) {
  const { campaign, stands, form, opened } = props;
  const { m, origin } = usePage();
  const f = useFormats();
  const say = m.organising.stands;
  const address = opened && origin + campaignPath(campaign, `/stand/${opened}`);
  return (
    <OrganisingPage campaign={campaign} title={say.title}>
      <p class="lede">{say.lede}</p>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      {address && (
        <Paper icon="smartphone" what={say.address} title={say.address} level={2} id="address">
          <p>{say.addressNote}</p>
          <CopyField label={say.address} value={address} />
          <QrCode url={address} label={say.address} />
        </Paper>
      )}
      {!campaign.closedAt && (
        <Paper icon="plus" what={say.openIt} form={{ action: campaignPath(campaign, '/stands/open') }}>
          <Input
            name="place"
            label={say.place}
            hint={say.placeHint}
            value={form.values['place']}
            error={form.errors['place']}
            maxlength={80}
            required
          />
          <Button kind="primary">{say.openIt}</Button>
        </Paper>
      )}
      <Section id="all" title={say.all}>
        <Stack>
          {stands.length === 0 && <p class="muted">{say.none}</p>}
          {stands.map(({ id, place, openedAt, endedAt, received }) => (
            <div>
              <Lines>
                <Line
                  icon={endedAt ? 'lock' : 'smartphone'}
                  title={<bdi>{place}</bdi>}
                  detail={`${say.openedOn(f.date(openedAt))} ${endedAt ? say.endedOn(f.date(endedAt)) : ''}`}
                  value={say.received(received)}
                />
              </Lines>
              {!endedAt && (
                <Fold summary={say.end}>
                  <form method="post" action={campaignPath(campaign, '/stands/end')} class="stack flow-3">
                    <p class="small muted">{say.endText}</p>
                    <input type="hidden" name="stand" value={id} />
                    <Button kind="danger">{say.end}</Button>
                  </form>
                </Fold>
              )}
            </div>
          ))}
        </Stack>
      </Section>
    </OrganisingPage>
  );
}
