import type { BookRule } from '#deliberation';
import { type JudgedPost, LAW } from '#moderation';
import type { SelectOption } from '../components/input.tsx';
import { PostMedia } from '../components/post-media.tsx';
import { Ago, Chip, Icon } from '../components.ts';
import { usePage } from '../page-context.ts';
import { mediaPath, textToHtml } from '../post-view.ts';
import { rulePath, ruleWords } from '../rule-book.ts';
import { raw } from 'hono/html';

const LONGEST = 110;

/** A rule in one line of a list. */
const short = (words: string): string => {
  const flat = words.replaceAll(/\s+/g, ' ');
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST - 1).trimEnd()}…` : flat;
};

/** The rules to choose from, where they stand. */
export const ruleOptions = (rules: readonly BookRule[], first: string, law?: string): readonly SelectOption[] => [
  { value: '', label: first },
  ...rules.map(({ key, words, group }) => ({ value: key, label: short(words), group })),
  ...(law ? [{ value: LAW, label: law }] : []),
];

/** A rule as it is cited, leading to where it stands. */
export function Cited(cited: { ruleKey: string | null; ruleWords: string }) {
  const { m } = usePage();
  const href = rulePath(cited.ruleKey);
  const words = <span dir="auto">{ruleWords(m, cited)}</span>;
  return href ? <a href={href}>{words}</a> : words;
}

/** What somebody wrote, as those see it who judge it: pictures stay folded until asked for. */
export function Judged({ post, path }: { post: JudgedPost; path?: string }) {
  const { m } = usePage();
  const say = m.moderation.desk;
  return (
    <blockquote class="attach quote">
      <p class="quote-by">
        <span class="muted small">
          {path ? <a href={path}>{<Ago at={post.createdAt} />}</a> : <Ago at={post.createdAt} />}
          {' · '}
          {m.ui.visibility[post.visibility]}
        </span>
        {post.deleted && <Chip>{say.postDeleted}</Chip>}
        {post.hidden && <Chip tone="stop">{say.postHidden}</Chip>}
        {post.sensitive && <Chip>{say.postSensitive}</Chip>}
      </p>
      {post.warning && (
        <p class="quote-warning small">
          <Icon name="triangle-alert" />
          <span dir="auto">{post.warning}</span>
        </p>
      )}
      {post.text && (
        <div class="text" lang={post.language ?? undefined} dir="auto">
          {raw(textToHtml(post.text, []))}
        </div>
      )}
      {post.media.length > 0 && (
        <PostMedia
          sensitive
          media={post.media.map(({ file, preview, alt }) => ({
            kind: 'image',
            url: mediaPath(file),
            previewUrl: mediaPath(preview),
            alt,
          }))}
        />
      )}
    </blockquote>
  );
}
