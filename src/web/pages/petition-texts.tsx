import {
  type Campaign,
  type CampaignText,
  campaignTexts,
  directionOf,
  LANGUAGES,
  parseText,
  removeText,
  writeText,
} from '#campaigns';
import { type Ctx, get } from '#http';
import { viewerOf } from '../act.ts';
import { campaignOf } from '../campaign-view.ts';
import { Button, ErrorSummary, Input, Line, Lines, Note, Paper, Select, TextArea } from '../components.ts';
import { type FormState, freshForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { organising, OrganisingPage } from './organising.tsx';
import { languageName } from './petition-languages.tsx';
import { SmallForm } from './small-form.tsx';

async function showTexts(c: Ctx, campaign: Campaign, form: FormState) {
  const texts = await campaignTexts(c.var.deps.db, campaign.id);
  const language = form.values['language'] ?? c.req.query('language') ?? '';
  const saved = c.req.query('saved') !== undefined;
  return show(
    c,
    <TextsPage campaign={campaign} texts={texts} language={language} form={form} saved={saved} />,
    form.status,
  );
}

const does = organising({
  at: 'texts',
  after: () => '/texts?saved',
  again: showTexts,
  limit: { name: 'texts', times: 120 },
});

export const textRoutes = [
  get('/c/:slug/texts', 'organiser', async (c) => showTexts(c, await campaignOf(c), freshForm())),

  does('save', (c, { id, milestones }, fields) => {
    const consequences = milestones.map((_, i) => fields[`consequences.${i}`] ?? '');
    const input = parseText({ ...fields, consequences });
    return c.var.deps.transact((tx) => writeText(tx, viewerOf(c), id, input));
  }),
  does('remove', (c, { id }, { language }) =>
    c.var.deps.transact((tx) => removeText(tx, viewerOf(c), id, String(language))),
  ),
];

function TextsPage(props: {
  campaign: Campaign;
  texts: readonly CampaignText[];
  /** Whose words stand in the form; empty for one that is not there yet. */
  language: string;
  form: FormState;
  saved: boolean;
}) {
  const { campaign, texts, language, form, saved } = props;
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.texts.desk;
  const here = campaignPath(campaign, '/texts');
  const edited = texts.find((text) => text.language === language);
  return (
    <OrganisingPage campaign={campaign} title={say.title}>
      {saved && <Note icon="check">{say.saved}</Note>}
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <p>{say.lede}</p>
      <Lines>
        <Line
          icon="languages"
          title={say.own(languageName(campaign.locale, locale))}
          detail={say.ownText}
          href={campaignPath(campaign, '/lead')}
        />
        {texts.map((text) => (
          <Line
            icon="languages"
            title={languageName(text.language, locale)}
            detail={
              <>
                {say.addedOn(f.date(text.addedAt))}
                {campaign.milestones.some(({ signatures }) => !text.consequences.has(signatures)) &&
                  ` · ${say.missing}`}
              </>
            }
            href={`${here}?language=${text.language}#text`}
          />
        ))}
      </Lines>
      <TextForm campaign={campaign} edited={edited} form={form} />
      {edited && (
        <SmallForm title={say.remove} action={`${here}/remove`} button={say.remove} danger>
          <input type="hidden" name="language" value={edited.language} />
          <p>{say.removeText}</p>
        </SmallForm>
      )}
      {edited && (
        <p>
          <a href={here}>{say.add}</a>
        </p>
      )}
    </OrganisingPage>
  );
}

function TextForm({
  campaign,
  edited,
  form,
}: {
  campaign: Campaign;
  edited: CampaignText | undefined;
  form: FormState;
}) {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.texts.desk;
  const field = (name: string, kept: string | undefined) => ({
    name,
    value: form.values[name] ?? kept ?? '',
    error: form.errors[name],
  });
  const original = (words: string) => (
    <>
      {say.original} <bdi lang={campaign.locale}>{words}</bdi>
    </>
  );
  const known = LANGUAGES.filter((one) => one !== campaign.locale)
    .map((value) => ({ value, label: languageName(value, locale) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <Paper
      id="text"
      icon="languages"
      what={edited ? languageName(edited.language, locale) : say.add}
      form={{ action: campaignPath(campaign, '/texts/save') }}
    >
      {edited ? (
        <input type="hidden" name="language" value={edited.language} />
      ) : (
        <Select
          {...field('language', '')}
          label={say.language}
          options={[{ value: '', label: say.choose }, ...known]}
          required
        />
      )}
      <div class="stack" dir={edited ? directionOf(edited.language) : 'auto'}>
        <Input
          {...field('title', edited?.title)}
          label={say.title120}
          hint={original(campaign.title)}
          maxlength={120}
          required
        />
        <TextArea
          {...field('summary', edited?.summary)}
          label={say.summary}
          hint={original(campaign.summary)}
          rows={3}
          maxlength={400}
          required
        />
        <Input
          {...field('target', edited?.target)}
          label={say.target}
          hint={original(campaign.target)}
          maxlength={120}
          required
        />
        <TextArea {...field('story', edited?.story)} label={say.story} rows={14} required />
        {campaign.milestones.map(({ signatures, consequence }, i) => (
          <Input
            {...field(`consequences.${i}`, edited?.consequences.get(signatures))}
            label={say.consequence(f.number(signatures))}
            hint={original(consequence)}
            maxlength={240}
            required
          />
        ))}
      </div>
      <Button kind="primary">{say.save}</Button>
    </Paper>
  );
}
