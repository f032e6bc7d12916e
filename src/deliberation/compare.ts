/** A stretch of words that both texts share, or that one of them has alone. */
export interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

/** A paragraph beside what it became. Indexes are those of the texts that were compared, from 0. */
export type Compared =
  | { readonly kind: 'same'; readonly text: string; readonly from: number; readonly to: number }
  | { readonly kind: 'removed'; readonly before: readonly Piece[]; readonly from: number }
  | { readonly kind: 'added'; readonly after: readonly Piece[]; readonly to: number }
  | {
      readonly kind: 'changed';
      readonly before: readonly Piece[];
      readonly after: readonly Piece[];
      readonly from: number;
      readonly to: number;
    };

/**
 * Compares two texts paragraph by paragraph, and the words within a paragraph that changed.
 * @returns what gives the old text when its `before` is read, and the new one when its `after` is.
 */
export function compareVersions(before: string, after: string): readonly Compared[] {
  throw new Error(`not there yet: ${before.length} ${after.length}`);
}
