import type { Id } from '#ids';

/** An account as it stands beside what it wrote. */
export interface Author {
  readonly id: Id<'account'>;
  readonly handle: string;
  /** null: lives here. */
  readonly domain: string | null;
  readonly displayName: string;
  /** Name of a file of the media folder. */
  readonly avatarFile: string | null;
}
