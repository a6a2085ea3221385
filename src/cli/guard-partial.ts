import { rmSync } from 'node:fs';
import type { GuardPartial } from '../extraction/whole-file.ts';
import type { Io } from './io.ts';

/** Removes a partial file when a signal is about to end the program. */
export function guardPartial(io: Io): GuardPartial {
  return (partial) => io.beforeSignal(() => rmSync(partial, { force: true }));
}
