export interface FetchOptions {
  /** Default GET. Only GET and HEAD follow redirects. */
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** Media types wanted; the Accept header. */
  accept?: string;
  /** One word for what the answer is wanted for, said beside the name of the server in the User-Agent header. */
  purpose?: string;
  /** Never passed on to another origin. */
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** Most bytes of the answer, also after unpacking; default 1 MB. */
  maxBytes?: number;
  /** For everything together, from the name's look-up to the last byte; default 10 s. */
  timeoutMs?: number;
}

/**
 * The only way out to other servers.
 * @returns the whole answer, whatever its status, with `url` as the last address of the redirects.
 * @throws FetchRefused.
 */
export type Fetch = (url: string, options?: FetchOptions) => Promise<Response>;

export type RefusedBecause =
  | 'url'
  | 'address'
  | 'port'
  | 'redirect'
  | 'too large'
  | 'too slow'
  | 'encoding'
  | 'unreachable';

/** Why another server was not asked, or why its answer was not taken. The message names no more than its host. */
export class FetchRefused extends Error {
  override readonly name = 'FetchRefused';
  readonly because: RefusedBecause;
  constructor(because: RefusedBecause, message: string, options?: ErrorOptions) {
    super(message, options);
    this.because = because;
  }
}
