import { useFormats, usePage } from '../page-context.ts';
import { Icon, type IconName } from './icon.tsx';
import { Menu } from './menu.tsx';
import type { PostView } from './post-view.ts';

/**
 * Reply, boost, like, bookmark, and the rest in a menu. Boost and like are forms that work by themselves: they post `on`
 * to `<path>/like` or `<path>/boost`, with `next` to come back to; a script replaces this part (`data-part`). Signed out, they lead to the sign-in page,
 * which the route decides.
 */
export function PostActions({ post }: { post: PostView }) {
  const { m, path, origin, stage, viewer } = usePage();
  const words = m.ui.post;
  return (
    <div class="acts" data-part>
      <a class="act" href={`${post.path}#reply`} aria-label={said(words.reply, post.counts.replies, words.replies)}>
        <Icon name="reply" />
        <Few n={post.counts.replies} />
      </a>
      {post.may.boost && (
        <Toggle
          action={`${post.path}/boost`}
          icon="repeat-2"
          on={post.mine.boosted}
          label={said(words.boost, post.counts.boosts, words.boosts)}
          n={post.counts.boosts}
        />
      )}
      <Toggle
        action={`${post.path}/like`}
        icon="star"
        on={post.mine.liked}
        label={said(words.like, post.counts.likes, words.likes)}
        n={post.counts.likes}
      />
      {post.may.keep && (
        <Toggle
          action={`${post.path}/bookmark`}
          icon="bookmark"
          on={post.mine.bookmarked ?? false}
          label={post.mine.bookmarked ? m.posts.bookmarks.remove : m.posts.bookmarks.add}
          n={0}
        />
      )}
      <Menu label={m.ui.more}>
        <a href={post.path} data-copy={origin + post.path} data-copied={m.ui.copied}>
          <Icon name="link" />
          {words.copyLink}
        </a>
        {post.originalUrl && (
          <a href={post.originalUrl} rel="nofollow noopener noreferrer">
            <Icon name="external-link" />
            {words.original}
          </a>
        )}
        {post.may.edit && (
          <a href={`${post.path}/edit`}>
            <Icon name="pencil" />
            {words.edit}
          </a>
        )}
        {post.may.quote && (
          <a href={`/compose?quote=${post.id}`}>
            <Icon name="message-circle" />
            {m.posts.quote.quote}
          </a>
        )}
        {post.quote?.mine && post.quote.state === 'accepted' && (
          <form method="post" action={`${post.path}/quote`}>
            <input type="hidden" name="next" value={path} />
            <button class="danger" name="answer" value="revoked">
              <Icon name="undo-2" />
              {m.posts.quote.revoke}
            </button>
          </form>
        )}
        {post.may.card && (
          <form method="post" action={`${post.path}/link`}>
            <input type="hidden" name="next" value={path} />
            <button name="on" value={post.may.card === 'restore' ? 'true' : 'false'}>
              <Icon name="link" />
              {post.may.card === 'restore' ? m.posts.link.restore : m.posts.link.remove}
            </button>
          </form>
        )}
        {post.may.pin && (
          <form method="post" action={`${post.path}/pin`}>
            <input type="hidden" name="next" value={path} />
            <button name="on" value={post.pinned ? 'false' : 'true'}>
              <Icon name="pin" />
              {post.pinned ? m.posts.pins.remove : m.posts.pins.add}
            </button>
          </form>
        )}
        {post.may.keep && (
          <a href={`${post.path}/mute`}>
            <Icon name="bell-off" />
            {m.people.thread.mute}
          </a>
        )}
        {post.may.note && stage === 'co-op' && (
          <a href={`${post.path}/notes`}>
            <Icon name="users" />
            {post.may.edit ? m.notes.title : m.notes.write}
          </a>
        )}
        {post.may.keepAway && (
          <>
            <a href={`${post.author.path}/mute?next=${encodeURIComponent(path)}`}>
              <Icon name="volume-x" />
              {m.people.menu.muteName(`@${post.author.handle}`)}
            </a>
            <a href={`${post.author.path}/block?next=${encodeURIComponent(path)}`}>
              <Icon name="ban" />
              {m.people.menu.blockName(`@${post.author.handle}`)}
            </a>
          </>
        )}
        {viewer && post.may.report && (
          <a href={`${post.path}/report`}>
            <Icon name="flag" />
            {words.report}
          </a>
        )}
        {post.may.remove && (
          <a class="danger" href={`${post.path}/delete?next=${encodeURIComponent(path)}`}>
            <Icon name="trash-2" />
            {words.remove}
          </a>
        )}
      </Menu>
    </div>
  );
}

function Toggle({
  action,
  icon,
  on,
  label,
  n,
}: {
  action: string;
  icon: IconName;
  on: boolean;
  label: string;
  n: number;
}) {
  const { path } = usePage();
  return (
    <form method="post" action={action} data-enhance="toggle">
      <input type="hidden" name="next" value={path} />
      <button
        class="act"
        name="on"
        value={on ? 'false' : 'true'}
        aria-pressed={on ? 'true' : 'false'}
        aria-label={label}
        data-icon={icon}
      >
        <Icon name={icon} />
        <Few n={n} />
      </button>
    </form>
  );
}

/** “Like, 38 likes”; only the verb when there is none. */
const said = (verb: string, n: number, counted: (n: number) => string) => (n > 0 ? `${verb}, ${counted(n)}` : verb);

/** A count beside an icon; nothing for none. */
function Few({ n }: { n: number }) {
  const f = useFormats();
  return <span data-n={n}>{n > 0 ? f.compact(n) : ''}</span>;
}
