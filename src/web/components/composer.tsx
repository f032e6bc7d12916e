import type { Child } from 'hono/jsx';
import { POST_LANGUAGES } from '#network';
import { usePage } from '../page-context.ts';
import { Avatar } from './avatar.tsx';
import { Button } from './button.tsx';
import { Checkbox } from './choice.tsx';
import { describing, FieldError, fieldId } from './field.tsx';
import { Fold } from './fold.tsx';
import { Input, Select, TextArea } from './input.tsx';
import type { Visibility } from './post-view.ts';

const VISIBILITIES: readonly Visibility[] = ['public', 'unlisted', 'followers', 'direct', 'local'];

export interface ComposerProps {
  action: string;
  /** Characters a post may hold. */
  most: number;
  /** Goes with the form once: sending the same form twice posts once. */
  requestKey?: string;
  /** What was written already. */
  text?: string;
  warning?: string;
  /** Whether the pictures are folded. */
  folded?: boolean;
  /** Descriptions of the pictures, by field: `alt1` … `alt4`. */
  alts?: Readonly<Record<string, string>>;
  /** BCP 47 language of the text; that of the page unless told. */
  language?: string;
  visibility?: Visibility;
  /** What this post may choose from; all five unless told. */
  visibilities?: readonly Visibility[];
  /** Id of the post it answers. */
  replyTo?: string;
  /** By field: `text`, `warning`, `picture1`, `alt1` …, `visibility`, `language`. */
  errors?: Readonly<Record<string, string>>;
  /** Where to come back to. */
  next?: string;
  autofocus?: boolean;
  /** Folds everything but the text, for an answer under a post. */
  compact?: boolean;
  /** More fields or tools, before the submit button. */
  children?: Child;
  /** What stands between the text and the pictures. */
  before?: Child;
  /** What stands after the pictures and the warning. */
  after?: Child;
  /** Who may see it is settled: no choice of it. */
  fixedAudience?: boolean;
  /** How many pictures may be added: four unless told. */
  pictures?: number;
  /** What the button says; to post, or to reply, unless told. */
  submit?: string;
  /** Names the draft that a script keeps; by what is answered unless told. */
  draft?: string;
}

const PICTURES = [1, 2, 3, 4] as const;

/**
 * Writing a post, everywhere. Posts `text`, `visibility`, `language`, `warning`, `folded`, `picture1` … `picture4`
 * (files), `alt1` … `alt4`, `replyTo`, `key` and `next`; a script counts what is left (`data-count`),
 * keeps drafts (`data-draft`) and shows the pictures.
 */
export function Composer(props: ComposerProps) {
  const { action, most, requestKey, text = '', warning, visibility = 'public', visibilities = VISIBILITIES } = props;
  const { replyTo, errors = {}, next, autofocus, compact, children } = props;
  const { m, viewer, locale } = usePage();
  const language = props.language && POST_LANGUAGES.includes(props.language) ? props.language : locale;
  const words = m.ui.composer;
  const id = fieldId('text');
  const left = most - [...text].length;
  const slots = PICTURES.slice(0, props.pictures ?? PICTURES.length);
  const choices = (
    <>
      {!props.fixedAudience && (
        <Select
          name="visibility"
          label={words.visibility}
          value={visibility}
          error={errors['visibility']}
          options={visibilities.map((value) => ({ value, label: m.ui.visibility[value] }))}
        />
      )}
      <Select
        name="language"
        label={words.language}
        value={language}
        error={errors['language']}
        options={languagesFor(locale)}
      />
    </>
  );
  return (
    <form
      class="composer"
      method="post"
      action={action}
      enctype="multipart/form-data"
      data-enhance="compose"
      data-draft={`${viewer?.handle ?? ''} ${props.draft ?? replyTo ?? 'new'}`}
      data-draft-back={words.draftBack}
      data-discard={words.discard}
      data-alt-missing={words.altMissing}
      data-remove-picture={words.removePicture}
      novalidate
    >
      {requestKey && <input type="hidden" name="key" value={requestKey} />}
      {replyTo && <input type="hidden" name="replyTo" value={replyTo} />}
      {next && <input type="hidden" name="next" value={next} />}
      <div class="composer-text">
        {viewer && (
          <Avatar
            name={viewer.displayName}
            handle={viewer.handle}
            src={viewer.avatar}
            member={viewer.memberNumber !== undefined}
          />
        )}
        <div class="grow">
          <label class="vh" for={id}>
            {replyTo ? words.reply : words.text}
          </label>
          <FieldError id={id} error={errors['text']} />
          <textarea
            class="writing"
            {...describing({ name: 'text', error: errors['text'] })}
            rows={4}
            placeholder={replyTo ? words.replyHint : words.textHint}
            autofocus={autofocus}
            data-most={most}
            dir="auto"
          >
            {text}
          </textarea>
        </div>
      </div>
      {props.before}
      {compact ? (
        <Fold summary={words.options} open={Object.keys(errors).some((name) => name !== 'text')}>
          <Pictures slots={slots} alts={props.alts ?? {}} errors={errors} />
          <Warning value={warning} folded={props.folded ?? false} error={errors['warning']} />
          {props.after}
          <div class="composer-foot">{choices}</div>
        </Fold>
      ) : (
        <>
          <Pictures slots={slots} alts={props.alts ?? {}} errors={errors} />
          <Warning value={warning} folded={props.folded ?? false} error={errors['warning']} />
          {props.after}
        </>
      )}
      <div class="composer-foot">
        {!compact && choices}
        {children}
        <span
          class="left num"
          data-count={id}
          data-one={words.left(1).replace('1', '{n}')}
          data-other={words.left(7).replace('7', '{n}')}
          data-over={words.left(-7).replace('7', '{n}')}
        >
          {words.left(left)}
        </span>
        <Button kind="primary">{props.submit ?? (replyTo ? m.ui.post.reply : m.ui.publish)}</Button>
      </div>
    </form>
  );
}

function Warning({ value, folded, error }: { value?: string; folded: boolean; error?: string }) {
  const { m } = usePage();
  const words = m.ui.composer;
  return (
    <Fold summary={words.warning} open={Boolean(value || folded || error)}>
      <Input name="warning" label={words.warningText} hint={words.warningHint} value={value} error={error} />
      <Checkbox name="folded" checked={folded} note={words.foldedNote}>
        {words.folded}
      </Checkbox>
    </Fold>
  );
}

function Pictures({
  slots,
  alts,
  errors,
}: {
  slots: readonly number[];
  alts: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
}) {
  const { m } = usePage();
  const words = m.ui.composer;
  const touched = slots.some((n) => alts[`alt${n}`] || errors[`alt${n}`] || errors[`picture${n}`]);
  if (slots.length === 0) return null;
  return (
    <Fold summary={words.picture} open={touched}>
      <div class="stack flow-3" data-pictures>
        {slots.map((n) => (
          <fieldset class="picture-field stack flow-2" data-picture={n}>
            <legend class="vh">{words.pictureFile(n)}</legend>
            <Input
              name={`picture${n}`}
              type="file"
              accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
              label={words.pictureFile(n)}
              error={errors[`picture${n}`]}
            />
            <TextArea
              name={`alt${n}`}
              label={words.alt}
              hint={n === 1 ? words.altHint : undefined}
              rows={2}
              value={alts[`alt${n}`]}
              error={errors[`alt${n}`]}
            />
          </fieldset>
        ))}
      </div>
    </Fold>
  );
}

/** Languages by their name in the reader's, those of this server first. */
export function languagesFor(locale: string) {
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const named = (code: string) => ({ value: code, label: capital(names.of(code) ?? code) });
  const [first = 'en', second = 'fr', ...others] = POST_LANGUAGES;
  const rest = others.map(named).toSorted((a, b) => a.label.localeCompare(b.label, locale));
  return [named(first), named(second), ...rest];
}

const capital = (word: string) => word.charAt(0).toLocaleUpperCase() + word.slice(1);
