import type { Windows } from './windows.ts';

interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Something that is found out from a file's bytes: it says which it needs next, gets them, and goes
 * on. Ranges may reach beyond the end of the file, where there are no bytes.
 */
export type Reading<T> = Generator<ByteRange, T, Uint8Array>;

export type Attempt<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** The window that begins at `position` must be read first. */
  | { readonly kind: 'missing'; readonly position: number };

/** Goes through with a reading, if all that it needs is held. */
export function attempt<T>(windows: Windows, reading: Reading<T>): Attempt<T> {
  let step = reading.next();
  while (step.done !== true) {
    const { start, end } = step.value;
    const position = windows.missing(start, end);
    if (position !== null) return { kind: 'missing', position };
    step = reading.next(windows.bytes(start, end));
  }
  return { kind: 'done', value: step.value };
}
