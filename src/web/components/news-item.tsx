import type { Messages } from '#i18n';
import { usePage } from '../page-context.ts';
import { Faces } from './avatar.tsx';
import { Ago } from './date.tsx';
import { Icon, type IconName } from './icon.tsx';
import type { AuthorView } from './post-view.ts';

/** What the server tells of votes, decisions and one’s own place, whoever it comes from. */
export type CivicNews =
  | 'vote-opened'
  | 'vote-closing'
  | 'decided'
  | 'effect'
  | 'duty'
  | 'membership'
  | 'named'
  | 'drive-date'
  | 'byline'
  | 'comment'
  | 'moderation'
  | 'report'
  | 'case'
  | 'jury';

/** What people did with what one wrote, or with oneself. */
export type SocialNews =
  | 'favourite'
  | 'boost'
  | 'follow'
  | 'follow-request'
  | 'edit'
  | 'post'
  | 'poll'
  | 'quote-request'
  | 'pack'
  | 'note';

export interface NewsView {
  readonly kind: SocialNews | CivicNews;
  /** Newest first; the first is named, the others counted. */
  readonly from: readonly AuthorView[];
  readonly at: Date;
  readonly href: string;
  /** The beginning of the post it is about, or the title of what is voted on. */
  readonly excerpt?: string;
  /** Where a vote or decision stands by now, in two words. */
  readonly word?: string;
  readonly id: string;
}

const ICONS: Record<NewsView['kind'], IconName> = {
  favourite: 'star',
  boost: 'repeat-2',
  follow: 'user-plus',
  'follow-request': 'user-plus',
  edit: 'pencil',
  post: 'bell',
  poll: 'chart-column',
  'quote-request': 'message-circle',
  pack: 'users',
  note: 'users',
  'vote-opened': 'vote',
  'vote-closing': 'hourglass',
  decided: 'scale',
  effect: 'scroll-text',
  duty: 'circle-dashed',
  membership: 'user-check',
  named: 'users',
  'drive-date': 'calendar',
  byline: 'pencil',
  comment: 'messages-square',
  moderation: 'scale',
  report: 'flag',
  case: 'flag',
  jury: 'users',
};

const SOCIAL: ReadonlySet<NewsView['kind']> = new Set<SocialNews>([
  'favourite',
  'boost',
  'follow',
  'follow-request',
  'edit',
  'post',
  'poll',
  'quote-request',
  'pack',
]);

/** What happened, in a sentence. */
export function newsTitle(m: Messages, { kind, from }: Pick<NewsView, 'kind' | 'from'>): string {
  const others: Partial<Record<NewsView['kind'], (name: string, others: number) => string>> = {
    favourite: m.network.inbox.likes,
    boost: m.network.inbox.boosts,
    follow: m.network.inbox.follows,
    'follow-request': m.people.inbox.followRequest,
    edit: m.posts.inbox.edit,
    post: m.relations.telling.inbox,
    poll: m.posts.inbox.poll,
    'quote-request': m.posts.inbox.quoteRequest,
    pack: m.packs.inbox,
    note: () => m.notes.inbox,
  };
  const social = others[kind];
  return social ? social(from[0]?.displayName ?? '', from.length - 1) : civic(m, kind);
}

/** Something others did with what one wrote, in a line of the inbox. */
export function NewsItem({ item }: { item: NewsView }) {
  const { m } = usePage();
  const social = SOCIAL.has(item.kind);
  return (
    <a class="news" href={item.href} id={`n-${item.id}`} data-kind={item.kind}>
      <Icon name={ICONS[item.kind]} />
      {social && (
        <Faces
          people={item.from
            .slice(0, 5)
            .map((one) => ({ name: one.displayName, handle: one.handle, ...(one.avatar && { src: one.avatar }) }))}
        />
      )}
      <span class="when">
        <Ago at={item.at} />
      </span>
      <b>
        <bdi>{newsTitle(m, item)}</bdi>
        {item.word && <span class="muted">, {item.word}</span>}
      </b>
      {item.excerpt && (
        <span class="sub" dir="auto">
          {item.excerpt}
        </span>
      )}
    </a>
  );
}

const civic = (m: Messages, kind: NewsView['kind']): string => {
  const words: Partial<Record<NewsView['kind'], string>> = { ...m.decide.inbox, ...m.moderation.inbox };
  return words[kind] ?? '';
};
