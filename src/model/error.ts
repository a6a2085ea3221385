/** Stable names of what can go wrong; scripts may rely on them. */
export type ErrorCode =
  | 'usage'
  | 'config'
  | 'not-found'
  | 'not-a-file'
  | 'not-readable'
  | 'not-an-image'
  | 'unsupported'
  | 'choose-image'
  | 'choose-platform'
  | 'damaged'
  | 'limit-exceeded'
  | 'not-writable'
  | 'no-engine'
  | 'engine-failed'
  | 'build-failed'
  | 'unreachable'
  | 'tls-refused'
  | 'login-needed'
  | 'rate-limited';

export interface ErrorFacts {
  readonly code: ErrorCode;
  /** What layerscope was doing, as a phrase: `open ./app.tar`. */
  readonly tried: string;
  /** What went wrong, as a sentence without a full stop. */
  readonly failed: string;
  /** What the user can do about it, as sentences. */
  readonly advice: string;
  readonly cause?: unknown;
}

/** Every failure that a user can meet and mend: what was tried, what failed, what to do next. */
export class LayerscopeError extends Error {
  readonly code: ErrorCode;
  readonly tried: string;
  readonly failed: string;
  readonly advice: string;

  constructor(facts: ErrorFacts) {
    super(`could not ${facts.tried}: ${facts.failed}`, { cause: facts.cause });
    this.name = 'LayerscopeError';
    this.code = facts.code;
    this.tried = facts.tried;
    this.failed = facts.failed;
    this.advice = facts.advice;
  }
}
