export { canonicalAddress } from './address.ts';
export { askForPreview, type LinkPreview, readPreviews } from './ask.ts';
export { linksBack } from './links-back.ts';
export { PREVIEWS, readLink } from './read-jobs.ts';
export type { PageKind } from './schema.ts';
