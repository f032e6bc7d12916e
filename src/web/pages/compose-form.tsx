import type { Draft, LoadedPost, Visibility } from '#network';
import { LONGEST_POST, MOST_PICTURES, narrower, QUOTE_POLICIES, VISIBILITIES } from '#network';
import { Composer, Select, type Visibility as Choice } from '../components.ts';
import { Fold } from '../components/fold.tsx';
import { usePage } from '../page-context.ts';
import { fullHandle } from '../post-view.ts';
import { Later, Parts } from './compose-parts.tsx';
import { PollFields } from './compose-poll.tsx';
import type { FormState } from '../form-state.ts';

/** What the field `visibility` may say: the four audiences, and everyone of this server. */
export const CHOICES = [...VISIBILITIES, 'local'] as const satisfies readonly Choice[];

/** What a choice of the form means. */
export const audienceOf = (choice: Choice): { visibility: Visibility; localOnly: boolean } =>
  choice === 'local' ? { visibility: 'public', localOnly: true } : { visibility: choice, localOnly: false };

/** A reply may go to what it answers, or to fewer. */
export function choicesFor(parent: LoadedPost | undefined): readonly Choice[] {
  if (!parent) return CHOICES;
  const narrow = VISIBILITIES.filter((one) => narrower(one, parent.visibility) === one);
  if (parent.localOnly) return ['local', ...narrow.filter((one) => one !== 'public' && one !== 'unlisted')];
  return parent.visibility === 'public' ? [...narrow, 'local'] : narrow;
}

/** The names that an answer begins with: who is answered, and everyone else who was addressed. */
export function namesFor(parent: LoadedPost, own: string | undefined): string {
  const names = [parent.author, ...parent.mentions].map(fullHandle).filter((name) => name !== own);
  return [...new Set(names)].map((name) => `@${name} `).join('');
}

/** The form for a new post or an answer, with what was filled in already. */
export function PostForm({
  form,
  parent,
  quoted,
  draft,
  parts,
  next,
  autofocus,
  compact,
}: {
  form: FormState;
  parent?: LoadedPost;
  quoted?: LoadedPost;
  draft?: Draft;
  /** How many posts at once it shows; none to add unless told. */
  parts?: number;
  next?: string;
  autofocus?: boolean;
  compact?: boolean;
}) {
  const { locale, m } = usePage();
  const { values, errors } = form;
  const choices = choicesFor(parent);
  const usual = parent ? (parent.localOnly ? 'local' : parent.visibility) : 'public';
  return (
    <Composer
      action="/compose"
      most={LONGEST_POST}
      requestKey={values['key']}
      text={values['text']}
      warning={values['warning']}
      folded={values['folded'] === 'on'}
      alts={values}
      language={values['language'] || locale}
      visibility={choices.find((one) => one === values['visibility']) ?? choices.find((one) => one === usual)}
      visibilities={choices}
      replyTo={parent?.id}
      errors={errors}
      next={next}
      autofocus={autofocus}
      compact={compact}
      pictures={MOST_PICTURES - (draft?.media.length ?? 0)}
      draft={draft && `draft ${draft.id}`}
      before={
        <>
          {quoted && <input type="hidden" name="quote" value={quoted.id} />}
          {draft && <input type="hidden" name="draft" value={draft.id} />}
          {draft && draft.media.length > 0 && <p class="muted small">{m.writing.held(draft.media.length)}</p>}
          {parts !== undefined && <Parts form={form} shown={parts} />}
        </>
      }
      after={
        <>
          <PollFields form={form} />
          <Fold summary={m.posts.quote.policy} open={Boolean(values['quotePolicy'])}>
            <Select
              name="quotePolicy"
              label={m.posts.quote.policy}
              value={values['quotePolicy'] ?? ''}
              options={[
                { value: '', label: m.posts.quote.asAccount },
                ...QUOTE_POLICIES.map((value) => ({ value, label: m.people.reach.policies[value] })),
              ]}
            />
          </Fold>
          {parts !== undefined && <Later form={form} />}
        </>
      }
    />
  );
}

/** The place to answer, under the post that a page is about. */
export function ReplyBox({ to, requestKey }: { to: LoadedPost; requestKey: string }) {
  const { m, viewer, path } = usePage();
  const text = namesFor(to, viewer?.handle);
  return (
    <section class="reply-box" id="reply" aria-label={m.network.post.replyTitle(`@${fullHandle(to.author)}`)}>
      <PostForm
        form={{ values: { text, warning: to.warning, key: requestKey }, errors: {}, status: 200 }}
        parent={to}
        next={path}
        compact
      />
    </section>
  );
}
