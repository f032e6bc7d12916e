import type { CaughtLink, CaughtPerson, CaughtPost, Person } from '#network';
import type { LinkPreview } from '#preview';
import { catchUpPath, type CatchUpState } from '../catch-up-view.ts';
import { Chip, Faces, More } from '../components.ts';
import type { ShownPost } from '../feed.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { authorView, fullHandle } from '../post-view.ts';

const EXCERPT = 220;

/** What somebody brought, with the post of theirs that is most talked about. */
export interface PersonGroup extends CaughtPerson {
  readonly person: Person;
  /** Undefined when it went away meanwhile. */
  readonly shown: ShownPost | undefined;
}

const faceOf = (person: Person) => {
  const { displayName, handle, avatar } = authorView(person);
  return { name: displayName, handle, ...(avatar && { src: avatar }) };
};

/** One item a person: how much they wrote, what of it is most talked about, and the way to all of it. */
export function PersonGroups({
  groups,
  pathOf,
}: {
  groups: readonly PersonGroup[];
  pathOf: (who: CaughtPost['by']) => string;
}) {
  const words = usePage().m.catchup;
  return (
    <ul class="catch-list">
      {groups.map(({ id, person, posts, shown }) => {
        const { displayName } = authorView(person);
        const count = (of: (post: CaughtPost) => boolean) => posts.filter(of).length;
        const votes = count(({ about }) => about === 'proposal');
        const campaigns = count(({ about }) => about === 'campaign');
        const pictures = count((post) => post.pictures);
        return (
          <li class="catch">
            <p class="path">
              <bdi>@{fullHandle(person)}</bdi> · {words.postsOf(posts.length)}
            </p>
            <h2>
              <a href={pathOf(id)}>
                <bdi>{displayName}</bdi>
              </a>
            </h2>
            {shown && <Excerpt shown={shown} />}
            <p class="row small">
              <Faces people={[faceOf(person)]} />
              {posts.some(({ namesReader }) => namesReader) && (
                <Chip tone="time" icon="at-sign">
                  {words.names}
                </Chip>
              )}
              {votes > 0 && (
                <Chip tone="open" icon="vote">
                  {words.votes(votes)}
                </Chip>
              )}
              {campaigns > 0 && (
                <Chip tone="time" icon="megaphone">
                  {words.campaigns(campaigns)}
                </Chip>
              )}
              {pictures > 0 && <Chip icon="image">{words.pictures(pictures)}</Chip>}
              <span class="push">
                <More href={pathOf(id)}>
                  <span aria-hidden="true">{words.readAll}</span>
                  <span class="vh">{words.readAllOf(displayName)}</span>
                </More>
              </span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** The beginning of a post, or what stands before it: a warning, or what a filter of the reader’s says. */
function Excerpt({ shown: { post, loaded } }: { shown: ShownPost }) {
  const { m } = usePage();
  const { text, warning, media, language } = loaded.boosted ?? loaded;
  const folded = post.filtered ? m.filters.filtered(post.filtered) : warning;
  const words =
    folded ||
    cut(
      text
        .replaceAll(/https?:\/\/(?:www\.)?/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    ) ||
    media.map((one) => one.alt).find(Boolean);
  if (!words) return null;
  return (
    <p lang={folded ? undefined : (language ?? undefined)} dir="auto">
      {loaded.boosted && `@${fullHandle(loaded.boosted.author)} : `}
      {words}
    </p>
  );
}

/** At a word, with the sign that more follows. */
function cut(text: string): string {
  const characters = [...text];
  if (characters.length <= EXCERPT) return text;
  return `${characters
    .slice(0, EXCERPT)
    .join('')
    .replace(/\s+\S*$/, '')}…`;
}

export interface LinkGroup extends CaughtLink {
  readonly host: string;
  readonly preview: LinkPreview | undefined;
  /** Those who shared it, newest first. */
  readonly faces: readonly Person[];
}

const NAMED = 2;

/** One item a link: what it is as far as we know, and who shared it. */
export function LinkGroups({ groups, state }: { groups: readonly LinkGroup[]; state: CatchUpState }) {
  const { m, timeZone } = usePage();
  const f = useFormats();
  const words = m.catchup;
  return (
    <ul class="catch-list">
      {groups.map(({ url, host, preview, faces, people, posts }) => {
        const known = preview?.title ? preview : undefined;
        const title = known?.title ?? url.replace(/^https?:\/\/(?:www\.)?/, '');
        const names = faces.slice(0, NAMED).map((one) => authorView(one).displayName);
        const rest = people.length - names.length;
        const path = catchUpPath(state, timeZone, { view: 'posts', link: url });
        return (
          <li class="catch">
            <p class="path">
              <bdi>{known?.site || host}</bdi> · {words.postsOf(posts.length)}
            </p>
            <h2>
              <a href={url} rel="nofollow noopener noreferrer" lang={known?.language || undefined}>
                <bdi>{title}</bdi>
              </a>
            </h2>
            {known?.description && <p lang={known.language || undefined}>{cut(known.description)}</p>}
            <p class="row small">
              <Faces people={faces.slice(0, 3).map(faceOf)} />
              <span class="muted">{words.sharedBy(f.list(rest > 0 ? [...names, words.others(rest)] : names))}</span>
              <span class="push">
                <More href={path}>
                  <span aria-hidden="true">{words.seePosts}</span>
                  <span class="vh">{words.seePostsOf(host)}</span>
                </More>
              </span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
