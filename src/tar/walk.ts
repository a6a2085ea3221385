import type { RandomAccess } from '../model/bytes.ts';
import { TarDecoder } from './decoder.ts';
import type { Entry } from './entry.ts';
import type { TarEnd } from './tar-end.ts';

const smallestWindow = 1024;
const largestWindow = 64 * 1024;

/**
 * The entries of a tar that can be read at any offset: reads headers, jumps over content. Never
 * throws for what the tar holds; the value returned says how it ended. An entry whose content is
 * cut off is still given, with the size that it claims.
 */
export function* walkTar(access: RandomAccess): Generator<Entry, TarEnd, void> {
  const decoder = new TarDecoder();
  let window = Buffer.allocUnsafe(largestWindow);
  let readAhead = largestWindow;
  let start = 0;
  let end = 0;
  let taken = 0;
  while (!decoder.ended) {
    const { position, wanted } = decoder;
    if (position + wanted > access.size) return decoder.end(access.size);
    if (position < start || position + wanted > end) {
      // Among small files one read serves many headers; among large ones all but one is thrown away.
      readAhead = taken > 2 ? readAhead * 2 : readAhead / 2;
      readAhead = Math.min(Math.max(readAhead, smallestWindow), largestWindow);
      const size = Math.max(wanted, readAhead);
      if (size > window.length) window = Buffer.allocUnsafe(size);
      start = position;
      end = position + access.read(position, window.subarray(0, size), wanted);
      taken = 0;
      if (end < position + wanted) return decoder.end(end);
    }
    taken++;
    const entry = decoder.take(window, position - start);
    if (entry !== null) yield entry;
  }
  return decoder.end(access.size);
}
