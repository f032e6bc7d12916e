/** The address of a file of `src/web/assets`, by its path there. */
export const asset = (path: string): string => `/assets/${path}`;
