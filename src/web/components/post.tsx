import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { usePage } from '../page-context.ts';
import { Avatar } from './avatar.tsx';
import { Ago } from './date.tsx';
import { Icon, type IconName } from './icon.tsx';
import { contextId, MemberNotes } from './member-notes.tsx';
import { Poll } from './poll.tsx';
import { LinkCard } from './link-card.tsx';
import { PostActions } from './post-actions.tsx';
import { PostMedia } from './post-media.tsx';
import { Quote } from './quote.tsx';
import type { PostView, Visibility } from './post-view.ts';

export type { AuthorView, MediaView, PostView, Visibility } from './post-view.ts';

const VISIBILITY_ICONS: Record<Visibility, IconName> = {
  public: 'globe',
  unlisted: 'moon',
  followers: 'users',
  direct: 'at-sign',
  local: 'house',
};

/**
 * A post, not boxed. `card` is the civic object it announces. `focus` is the one post a page is about:
 * it says its exact date and who may see it.
 */
export function Post({ post, card, focus }: { post: PostView; card?: Child; focus?: boolean }) {
  const { m } = usePage();
  const { author } = post;
  const nameId = `post-${post.id}`;
  return (
    <article class="post" id={`p-${post.id}`} aria-labelledby={nameId} data-post={post.id}>
      {post.boostedBy && (
        <p class="boosted">
          <Icon name="repeat-2" />
          <a href={post.boostedBy.path}>{m.ui.post.boostedBy(post.boostedBy.displayName)}</a>
        </p>
      )}
      <Avatar
        name={author.displayName}
        handle={author.handle}
        src={author.avatar}
        member={author.member}
        organisation={author.organisation}
      />
      <div class="by">
        <a id={nameId} href={author.path}>
          <bdi>{author.displayName}</bdi>
        </a>
        <span>
          <bdi>@{author.handle}</bdi>
          {author.member && <span class="vh">, {m.ui.post.member}</span>}
          {author.bot && ` · ${m.ui.post.bot}`}
          {' · '}
          <a class="when" href={post.path}>
            <span class="vh">{m.ui.post.open} </span>
            <Ago at={post.at} />
          </a>
          {post.editedAt && (
            <>
              {' · '}
              <a href={`${post.path}/history`}>{m.ui.post.edited}</a>
            </>
          )}
          <VisibilitySign visibility={post.visibility} always={focus} />
        </span>
        {(post.did || post.replyTo) && (
          <span class="what">
            {post.replyTo ? <a href={post.replyTo.path}>{m.ui.post.replyTo(`@${post.replyTo.handle}`)}</a> : post.did}
          </span>
        )}
      </div>
      <PostBody post={post} />
      {card && !post.filtered && <div class="attach">{card}</div>}
      {post.quote && !post.filtered && <Quote quote={post.quote} />}
      {!card && post.link && !post.filtered && !post.warning && (
        <div class="attach">
          <LinkCard link={post.link} />
        </div>
      )}
      {!card && post.awaitsLink && <div hidden data-live={post.awaitsLink} />}
      {post.context && !post.filtered ? (
        <MemberNotes id={post.id} notes={post.context} path={post.path} />
      ) : (
        focus && <div id={contextId(post.id)} />
      )}
      <PostActions post={post} />
    </article>
  );
}

/** Text and pictures; behind its warning when it has one. */
function PostBody({ post }: { post: PostView }) {
  const { m } = usePage();
  const content = (
    <>
      {post.html && (
        <div class="text" lang={post.lang} dir="auto">
          {raw(post.html)}
        </div>
      )}
      {post.poll && <Poll poll={post.poll} post={post} />}
      {post.media.length > 0 && <PostMedia media={post.media} sensitive={post.sensitive} />}
    </>
  );
  const folded = post.filtered ? m.filters.filtered(post.filtered) : post.warning;
  if (!folded) return content;
  return (
    <details class="warned">
      <summary>
        <Icon name={post.filtered ? 'eye-off' : 'triangle-alert'} />
        <span dir="auto">{folded}</span>
        <span class="more">
          {m.ui.post.showMore}
          <Icon name="chevron-down" />
        </span>
      </summary>
      {content}
    </details>
  );
}

/** Said only when the post is not for everyone, or when asked. */
function VisibilitySign({ visibility, always }: { visibility: Visibility; always?: boolean }) {
  const { m } = usePage();
  if (visibility === 'public' && !always) return null;
  return (
    <>
      {' · '}
      <span class="visibility">
        <Icon name={VISIBILITY_ICONS[visibility]} />
        {m.ui.visibility[visibility]}
      </span>
    </>
  );
}
