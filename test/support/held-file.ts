import type { Grain } from '../../src/tui/viewer/grain.ts';
import { attempt, type Reading } from '../../src/tui/viewer/reading.ts';
import { Windows } from '../../src/tui/viewer/windows.ts';
import { smallGrain } from './small-grain.ts';

/** A file all of whose windows are held, however large it counts. */
export function heldFile(bytes: Uint8Array, grain: Partial<Grain> = {}): Windows {
  const windows = { ...smallGrain, ...grain };
  const held = new Map<number, Uint8Array>();
  for (let at = 0; at < bytes.length; at += windows.window) {
    held.set(at, bytes.subarray(at, at + windows.window));
  }
  return new Windows(bytes.length, windows, held);
}

/** What a reading finds in a file that is held. */
export function readAll<T>(file: Windows, reading: Reading<T>): T {
  const found = attempt(file, reading);
  if (found.kind === 'missing') throw new Error(`the window at ${found.position} is missing`);
  return found.value;
}
