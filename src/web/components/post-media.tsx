import { usePage } from '../page-context.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { MediaView } from './post-view.ts';

/** Up to four pictures in a grid that keeps their order; sensitive ones stay folded. */
export function PostMedia({ media, sensitive }: { media: readonly MediaView[]; sensitive?: boolean }) {
  const { m } = usePage();
  const grid = (
    <div class={classNames('media', `of-${Math.min(media.length, 4)}`)}>
      {media.map((item) => (
        <Medium item={item} />
      ))}
    </div>
  );
  if (!sensitive) return <div class="attach">{grid}</div>;
  return (
    <details class="attach warned">
      <summary>
        <Icon name="eye-off" />
        <span>{m.ui.post.sensitive}</span>
        <span class="more">
          {m.ui.post.showMore}
          <Icon name="chevron-down" />
        </span>
      </summary>
      {grid}
    </details>
  );
}

function Medium({ item }: { item: MediaView }) {
  const { m } = usePage();
  const alt = item.alt || m.ui.post.pictureWithoutText;
  if (item.kind === 'video') {
    return (
      <video
        src={item.url}
        poster={item.previewUrl}
        controls
        preload="none"
        width={item.width}
        height={item.height}
        aria-label={alt}
      />
    );
  }
  if (item.kind === 'audio') return <audio src={item.url} controls preload="none" aria-label={alt} />;
  return (
    <a href={item.url}>
      <img
        src={item.previewUrl ?? item.url}
        alt={alt}
        width={item.width}
        height={item.height}
        class={item.focus && focusClass(item.focus)}
        loading="lazy"
        decoding="async"
      />
    </a>
  );
}

/** The policy forbids styles in a page: of five places in each direction, the nearest one has a class. */
const focusClass = ({ x, y }: NonNullable<MediaView['focus']>): string =>
  `focus-x${Math.round((x + 1) * 2)} focus-y${Math.round((1 - y) * 2)}`;
