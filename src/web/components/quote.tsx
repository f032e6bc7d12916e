import { raw } from 'hono/html';
import { usePage } from '../page-context.ts';
import { Avatar } from './avatar.tsx';
import { Ago } from './date.tsx';
import { Icon } from './icon.tsx';
import { PostMedia } from './post-media.tsx';
import type { QuoteView } from './post-view.ts';

/** The post that another shows inside; a sentence where it is not shown. */
export function Quote({ quote }: { quote: QuoteView }) {
  const { m } = usePage();
  const words = m.posts.quote;
  const { post } = quote;
  if (!post) {
    return <p class="attach quote-gone muted small">{quote.state === 'accepted' ? words.gone : words[quote.state]}</p>;
  }
  return (
    <blockquote class="attach quote" cite={post.path} aria-label={words.quoted(post.author.displayName)}>
      <p class="quote-by">
        <Avatar name={post.author.displayName} handle={post.author.handle} src={post.author.avatar} size="s" />
        <a href={post.path}>
          <bdi>{post.author.displayName}</bdi>
        </a>
        <span class="muted small">
          <bdi>@{post.author.handle}</bdi> · <Ago at={post.at} />
        </span>
      </p>
      {post.warning ? (
        <p class="quote-warning small">
          <Icon name="triangle-alert" />
          <span dir="auto">{post.warning}</span>
        </p>
      ) : (
        <>
          {post.html && (
            <div class="text" lang={post.lang} dir="auto">
              {raw(post.html)}
            </div>
          )}
          {post.media.length > 0 && <PostMedia media={post.media.slice(0, 2)} />}
        </>
      )}
      {post.quotes && <p class="muted small">{words.within}</p>}
    </blockquote>
  );
}
