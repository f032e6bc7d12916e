/** Stands in until the guarded fetch is here. */
export type Fetch = (url: string, options?: { accept?: string; maxBytes?: number }) => Promise<Response>;
