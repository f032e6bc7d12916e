import { launchCampaign, MOST_MILESTONES, parseLaunch } from '#campaigns';
import { type Ctx, get, post } from '#http';
import { parseInput } from '#input';
import { altText, keepPicture, LARGEST_PICTURE, readPicture } from '#media';
import { publish } from '#network';
import { notAllowed } from '#refusal';
import { Button, Choices, ErrorSummary, Input, Note, Paper, TextArea } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { AnyPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { AreaAskedSelect, SpreadFields, spreadIn, withoutSpread } from './petition-asks.tsx';

const ROWS = Math.min(4, MOST_MILESTONES);

const showLaunch = (c: Ctx, form: FormState) => show(c, <LaunchPage form={form} />, form.status);

export const launchRoutes = [
  get('/c/new', 'organiser', (c) => showLaunch(c, freshForm({ locale: c.var.locale }))),

  post(
    '/c/new',
    'organiser',
    (c) =>
      takeForm(
        c,
        async ({ picture, alt, ...fields }) => {
          const { deps, viewer } = c.var;
          if (!viewer) throw notAllowed();
          const input = parseLaunch({ ...fields, milestones: milestonesIn(fields) });
          const described = parseInput(altText(), alt);
          const sent = picture instanceof File && picture.size > 0 ? await picture.bytes() : undefined;
          const read = sent && (await readPicture(sent));
          const { slug, news } = await deps.transact(async (tx) => {
            const kept = read && (await keepPicture(tx, deps.config.dataFolder, viewer, read, described));
            return launchCampaign(tx, viewer, input, kept);
          });
          publish(deps.live, news);
          return c.redirect(`/c/${slug}`, 303);
        },
        (form) => showLaunch(c, form),
      ),
    { maxBytes: LARGEST_PICTURE + 262_144, limits: [{ name: 'launch', per: 'person', times: 20, seconds: 3_600 }] },
  ),
];

/** The rows of the form, as `milestones.0.signatures`; empty ones at the end were not needed. */
function milestonesIn(fields: Record<string, unknown>): { signatures: unknown; consequence: unknown }[] {
  const rows = Array.from({ length: ROWS }, (_, i) => ({
    signatures: fields[`milestones.${i}.signatures`] ?? '',
    consequence: fields[`milestones.${i}.consequence`] ?? '',
    ...spreadIn(fields, `milestones.${i}.`),
  }));
  const last = rows.findLastIndex(({ signatures, consequence }) => signatures !== '' || consequence !== '');
  return rows.slice(0, last + 1);
}

function LaunchPage({ form: refused }: { form: FormState }) {
  const form = withoutSpread(refused);
  const { m } = usePage();
  const say = m.campaigns.launch;
  const field = (name: string) => ({ name, value: form.values[name], error: form.errors[name] });
  return (
    <AnyPage
      title={say.title}
      heading={say.title}
      place="campaigns"
      back={{ href: '/c', label: m.campaigns.title }}
      noCompose
    >
      <div class="band stack flow-5">
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        <Paper icon="megaphone" what={say.title} form={{ action: '/c/new', multipart: true }}>
          <Input {...field('title')} label={say.name} hint={say.nameHint} maxlength={120} required />
          <TextArea
            {...field('summary')}
            label={say.summary}
            hint={say.summaryHint}
            rows={3}
            maxlength={400}
            required
          />
          <Input {...field('target')} label={say.target} hint={say.targetHint} maxlength={120} required />
          <Input {...field('place')} label={say.place} maxlength={80} optional />
          <TextArea {...field('story')} label={say.story} hint={say.storyHint} rows={12} required />
          <Choices
            name="locale"
            legend={say.locale}
            value={form.values['locale']}
            error={form.errors['locale']}
            options={[
              { value: 'en', label: 'English' },
              { value: 'fr', label: 'Français' },
            ]}
          />
          <Input
            name="picture"
            type="file"
            accept="image/png,image/jpeg,image/webp,image/avif"
            label={say.picture}
            hint={say.pictureHint}
            error={form.errors['picture']}
            optional
          />
          <Input {...field('alt')} label={say.alt} hint={say.altHint} maxlength={1_500} optional />
          <fieldset class="stack">
            <legend class="label">{say.milestones}</legend>
            <p class="hint">{say.milestonesText}</p>
            {Array.from({ length: ROWS }, (_, i) => (
              <div class="stack flow-2">
                <Input
                  {...field(`milestones.${i}.signatures`)}
                  label={say.signatures(i + 1)}
                  inputmode="numeric"
                  optional={i > 0}
                />
                <Input
                  {...field(`milestones.${i}.consequence`)}
                  label={say.consequence}
                  hint={i === 0 ? say.consequenceHint : undefined}
                  maxlength={240}
                />
                <SpreadFields form={form} prefix={`milestones.${i}.`} />
              </div>
            ))}
          </fieldset>
          <AreaAskedSelect value={form.values['area'] ?? 'none'} error={form.errors['area']} />
          <Note>{say.note}</Note>
          <Button kind="primary" big full>
            {say.button}
          </Button>
        </Paper>
      </div>
    </AnyPage>
  );
}
