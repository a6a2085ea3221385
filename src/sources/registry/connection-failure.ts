/** No answer came of a request; `cause` is what undici or Node say. */
export class ConnectionFailure extends Error {
  /** Who did not answer: a host, or the proxy on the way there. */
  readonly host: string;

  constructor(host: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.host = host;
  }
}

/** Nothing came within the time for it, whatever was tried meanwhile. */
export class NoAnswer extends Error {
  readonly code = 'ETIMEDOUT';
}
