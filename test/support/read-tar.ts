import type { Entry } from '../../src/tar/entry.ts';
import { TarReader } from '../../src/tar/reader.ts';
import type { TarEnd } from '../../src/tar/tar-end.ts';
import { walkTar } from '../../src/tar/walk.ts';
import { memoryAccess } from './memory.ts';

/** What a reading of a tar gave. */
export interface TarReading {
  readonly entries: readonly Entry[];
  readonly end: TarEnd;
}

export interface TarContents extends TarReading {
  /** Of each entry, as far as it came. */
  readonly contents: readonly Buffer[];
  /** Of how many entries the reader said that the content is whole. */
  readonly whole: number;
}

export function walked(tar: Uint8Array): TarReading {
  const entries: Entry[] = [];
  const walk = walkTar(memoryAccess(tar));
  for (let step = walk.next(); ; step = walk.next()) {
    if (step.done === true) return { entries, end: step.value };
    entries.push(step.value);
  }
}

/** Pushed in pieces of `size`. */
export function pushed(tar: Uint8Array, size: number): TarReading {
  const { entries, end } = pushedContents(tar, size);
  return { entries, end };
}

export function pushedContents(tar: Uint8Array, size: number): TarContents {
  const entries: Entry[] = [];
  const pieces: Uint8Array[][] = [];
  let whole = 0;
  const reader = new TarReader({
    entry(entry) {
      entries.push(entry);
      pieces.push([]);
    },
    content: (bytes) => pieces.at(-1)?.push(bytes),
    contentEnd() {
      whole++;
    },
  });
  for (let at = 0; at < tar.length; at += size) reader.push(tar.subarray(at, at + size));
  const end = reader.finish();
  return { entries, end, contents: pieces.map((of) => Buffer.concat(of)), whole };
}
