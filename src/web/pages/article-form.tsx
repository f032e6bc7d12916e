import { type Draft, KINDS, LONGEST_BODY, LONGEST_STANDFIRST, LONGEST_TITLE, wordsIn } from '#articles';
import type { CampaignSummary } from '#campaigns';
import { Button, Checkbox, Choices, ErrorSummary, Fold, Input, Select, TextArea } from '../components.ts';
import type { FormState } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { mediaPath } from '../post-view.ts';

/** The form in which an article is written. `draft` is what was saved; nothing yet at its beginning. */
export function ArticleForm(props: {
  draft?: Draft | undefined;
  form: FormState;
  /** Those that an organiser may write for; none for others. */
  campaigns: readonly Pick<CampaignSummary, 'slug' | 'title'>[];
  saved?: boolean;
}) {
  const { draft, form, campaigns, saved } = props;
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.articles.writing;
  const { values, errors } = form;
  const field = (name: string) => ({ name, value: values[name] ?? '', error: errors[name] });
  const published = draft?.publishedAt != null;
  const detailed = ['campaign', 'translationOf', 'kind', 'language'].some((name) => errors[name]);
  return (
    <form
      class="article-form stack flow-5"
      method="post"
      action={draft ? `/articles/drafts/${draft.id}` : '/articles/new'}
      enctype="multipart/form-data"
      data-enhance="article"
      data-saving={say.saving}
      data-saved={say.savedNow}
      data-not-saved={say.notSaved}
      data-words={say.words('{n}')}
      novalidate
    >
      <ErrorSummary errors={errors} sentence={form.sentence} />
      <input type="hidden" name="revision" value={values['revision'] ?? '0'} />
      {/* The key Enter in a field saves: the first button of a form is the one it presses. */}
      <button class="vh" name="do" value="save" tabindex={-1} aria-hidden="true" />
      <Input {...field('title')} label={say.title} maxlength={LONGEST_TITLE} autofocus={!draft} />
      <TextArea
        {...field('standfirst')}
        label={say.standfirst}
        hint={say.standfirstHint}
        rows={2}
        maxlength={LONGEST_STANDFIRST}
      />
      <TextArea
        {...field('body')}
        label={say.body}
        hint={say.bodyHint}
        rows={22}
        maxlength={LONGEST_BODY}
        remaining={say.words(f.number(wordsIn(values['body'] ?? '')))}
      />
      <fieldset class="stack flow-3">
        <legend class="label">{say.cover}</legend>
        {draft?.cover && (
          <>
            <img
              class="card-cover"
              src={mediaPath(draft.cover.file)}
              alt={values['coverAlt'] ?? ''}
              width={draft.cover.width}
              height={draft.cover.height}
            />
            <Checkbox name="coverRemove" optional>
              {say.coverRemove}
            </Checkbox>
          </>
        )}
        <div data-cover>
          <Input
            name="cover"
            type="file"
            accept="image/png,image/jpeg,image/webp,image/avif"
            label={say.coverFile}
            hint={say.coverHint}
            error={errors['cover'] ?? errors['picture']}
          />
        </div>
        <Input {...field('coverAlt')} label={say.coverAlt} hint={say.coverAltHint} maxlength={1_500} />
        <Input {...field('coverCredit')} label={say.coverCredit} hint={say.coverCreditHint} maxlength={160} optional />
      </fieldset>
      {published ? (
        <p class="small muted">{say.fixed}</p>
      ) : (
        <Fold summary={say.details} open={!draft || detailed}>
          <div class="stack">
            <Choices
              name="language"
              legend={say.language}
              value={values['language']}
              error={errors['language']}
              options={[
                { value: 'en', label: 'English' },
                { value: 'fr', label: 'Français' },
              ]}
            />
            <Choices
              name="kind"
              legend={say.kind}
              value={values['kind'] ?? 'essay'}
              error={errors['kind']}
              options={KINDS.map((value) => ({ value, label: m.articles.kinds[value] }))}
            />
            {campaigns.length > 0 && (
              <Select
                {...field('campaign')}
                label={say.campaign}
                options={[
                  { value: '', label: say.noCampaign },
                  ...campaigns.map(({ slug, title }) => ({ value: slug, label: title })),
                ]}
              />
            )}
          </div>
        </Fold>
      )}
      {published && (
        <>
          <input type="hidden" name="language" value={values['language']} />
          <input type="hidden" name="kind" value={values['kind']} />
        </>
      )}
      <Input
        {...field('translationOf')}
        label={say.translationOf}
        hint={say.translationOfHint}
        maxlength={300}
        optional
      />
      <div class="article-bar">
        <p class="small muted" role="status" data-state>
          {saved ? say.savedNow : draft?.savedAt ? say.saved(f.ago(draft.savedAt, now)) : say.notPublished}
        </p>
        <div class="row">
          <Button name="do" value="save">
            {say.save}
          </Button>
          <Button name="do" value="preview" icon="eye">
            {say.preview}
          </Button>
          <Button kind="primary" name="do" value="publish">
            {say.toPublish}
          </Button>
        </div>
      </div>
    </form>
  );
}
