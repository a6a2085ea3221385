/** How long to wait for what; milliseconds. */
export interface Patience {
  readonly connect: number;
  readonly headers: number;
  /** Between two pieces of a body. */
  readonly body: number;
  /** Before the first repetition; each further one waits twice as long. */
  readonly backoff: number;
  /** The longest that a registry may ask to wait. */
  readonly longestWait: number;
  /** Repetitions without any progress. */
  readonly repetitions: number;
}

export const usualPatience: Patience = {
  connect: 10_000,
  headers: 60_000,
  body: 30_000,
  backoff: 500,
  longestWait: 60_000,
  repetitions: 4,
};
