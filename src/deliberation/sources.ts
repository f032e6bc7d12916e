import { type Id, parseId } from '#ids';

// Addresses as people paste them: a path, or a whole address; what ends a sentence is not part of it.
const PATHS = /(?:https?:\/\/[^\s<>()[\]"']+|(?<![\w/])\/(?:@|coop\/documents\/)[^\s<>()[\]"']+)/g;
const POST = /^\/@[^/?#]+\/([0-9]+)$/;
const DOCUMENT = /^\/coop\/documents\/([a-z0-9][a-z0-9-]*)(?:\/([1-9][0-9]{0,5}))?$/;

/** What stands on this server at an address. */
export type Source =
  | { readonly kind: 'post'; readonly id: Id<'post'>; readonly path: string }
  | { readonly kind: 'document'; readonly slug: string; readonly version: number | undefined; readonly path: string };

/** @param address a path of this server or a whole address. @returns undefined for anything else. */
export function sourceAt(address: string, origin: string): Source | undefined {
  if (!URL.canParse(address, origin)) return undefined;
  const url = new URL(address, origin);
  if (url.origin !== new URL(origin).origin) return undefined;
  const path = url.pathname;
  const post = parseId<'post'>(POST.exec(path)?.[1] ?? '');
  if (post) return { kind: 'post', id: post, path };
  const [, slug, version] = DOCUMENT.exec(path) ?? [];
  if (slug === undefined) return undefined;
  return { kind: 'document', slug, version: version === undefined ? undefined : Number(version), path };
}

/** Everything of this server that a text leads to, each once, in the order of the text. */
export function sourcesIn(text: string, origin: string): readonly Source[] {
  const found = new Map<string, Source>();
  for (const [address] of text.matchAll(PATHS)) {
    const source = sourceAt(address.replace(/[.,;:!?…»”*_]+$/, ''), origin);
    if (source && !found.has(source.path)) found.set(source.path, source);
  }
  return [...found.values()];
}

/** The posts among them. */
export const postsIn = (text: string, origin: string): readonly Id<'post'>[] => [
  ...new Set(sourcesIn(text, origin).flatMap((source) => (source.kind === 'post' ? source.id : []))),
];
