export type Visibility = 'public' | 'unlisted' | 'followers' | 'direct' | 'local';

export interface AuthorView {
  readonly displayName: string;
  /** `lea`, or `juno@atelier.example` for a remote account: no @ in front. */
  readonly handle: string;
  /** Page of the account: `/@lea`. */
  readonly path: string;
  readonly avatar?: string;
  readonly member?: boolean;
  readonly organisation?: boolean;
  readonly bot?: boolean;
}

export interface MediaView {
  readonly kind: 'image' | 'video' | 'audio';
  readonly url: string;
  /** A smaller picture of it. */
  readonly previewUrl?: string;
  /** Pixels of `url`. */
  readonly width?: number;
  readonly height?: number;
  /** What the picture shows, in the words of its author; empty when they gave none. */
  readonly alt: string;
  /** What stays in view when it is cropped: from -1 (left, bottom) to 1 (right, top). */
  readonly focus?: { readonly x: number; readonly y: number };
}

/** A poll as the reader sees it; figures are null while they are hidden. */
export interface PollView {
  readonly multiple: boolean;
  readonly closesAt: Date;
  readonly over: boolean;
  readonly voters: number | null;
  readonly options: readonly { readonly title: string; readonly votes: number | null; readonly mine: boolean }[];
  /** The reader may choose now. */
  readonly open: boolean;
}

/** A post inside another, as far as it is shown. */
export interface QuoteView {
  readonly state: 'pending' | 'accepted' | 'refused' | 'revoked';
  readonly post?: Pick<PostView, 'path' | 'author' | 'at' | 'html' | 'lang' | 'warning' | 'media'> & {
    readonly quotes: boolean;
  };
  /** It is the reader’s own that is quoted. */
  readonly mine: boolean;
}

export interface LinkView {
  readonly url: string;
  readonly host: string;
  readonly title: string;
  readonly description?: string;
  /** BCP 47, of its words. */
  readonly lang?: string;
  /** A file of ours. */
  readonly image?: { readonly src: string; readonly width: number; readonly height: number };
}

/** What members added to a post. */
export interface ContextView {
  /** Safe HTML. */
  readonly html: string;
  readonly lang?: string;
  readonly sources: readonly { readonly url: string; readonly host: string }[];
}

/** A post as a page shows it to one reader. */
export interface PostView {
  readonly id: string;
  /** `/@lea/112233`; its actions are posted to `<path>/like`, `<path>/boost`, `<path>/delete`. */
  readonly path: string;
  readonly author: AuthorView;
  readonly at: Date;
  readonly editedAt?: Date;
  /** Safe HTML: it has passed the sanitiser and is written as it is. */
  readonly html: string;
  /** BCP 47 language of the text. */
  readonly lang?: string;
  /** What the author does with it, as the end of a sentence: “puts to the vote”. */
  readonly did?: string;
  /** Content warning: text and media stay folded behind it. */
  readonly warning?: string;
  readonly sensitive?: boolean;
  /** Name of a filter of the reader’s that folds it. */
  readonly filtered?: string;
  /** On top of its author’s page. */
  readonly pinned?: boolean;
  readonly media: readonly MediaView[];
  readonly poll?: PollView;
  readonly quote?: QuoteView;
  readonly link?: LinkView;
  readonly context?: readonly ContextView[];
  /** Name of the place where the card of its link comes when its page has been read. */
  readonly awaitsLink?: string;
  readonly visibility: Visibility;
  readonly counts: { readonly replies: number; readonly boosts: number; readonly likes: number };
  readonly mine: { readonly liked: boolean; readonly boosted: boolean; readonly bookmarked?: boolean };
  readonly boostedBy?: { readonly displayName: string; readonly path: string };
  readonly replyTo?: { readonly handle: string; readonly path: string };
  /** Where it was first published, for a remote post. */
  readonly originalUrl?: string;
  /** What the reader may do beside replying and liking; `keepAway` its author, `keep` it for themselves. */
  readonly may: {
    readonly boost: boolean;
    readonly edit: boolean;
    readonly remove: boolean;
    readonly report: boolean;
    readonly pin?: boolean;
    readonly keep?: boolean;
    readonly keepAway?: boolean;
    readonly quote?: boolean;
    /** There may be notes under it. */
    readonly note?: boolean;
    /** Take the card of its link away, or put it back. */
    readonly card?: 'remove' | 'restore';
  };
}
