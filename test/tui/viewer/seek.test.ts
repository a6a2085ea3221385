import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Match, Pattern } from '../../../src/tui/viewer/pattern.ts';
import { type Seek, seekOn, seekProgress, startSeek } from '../../../src/tui/viewer/seek.ts';
import { Windows } from '../../../src/tui/viewer/windows.ts';
import { heldFile } from '../../support/held-file.ts';
import { smallGrain } from '../../support/small-grain.ts';

type Found = { readonly match: Match; readonly hasWrapped: boolean } | null;

function seek(bytes: Uint8Array, text: string, direction: Seek['direction'], from: number): Found {
  const file = heldFile(bytes);
  const sought = seekOn(file, new Pattern(text), startSeek(file, direction, from));
  if (sought.kind === 'missing') throw new Error('everything is held');
  return sought.kind === 'found' ? { match: sought.match, hasWrapped: sought.hasWrapped } : null;
}

/** A file of dots with a word at some places. */
function wordsAt(size: number, ...places: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(size, '.');
  for (const place of places) bytes.write('word', place);
  return bytes;
}

test.each(Array.from({ length: 12 }, (_, i) => 56 + i))(
  'a match at %i, around the border of windows, is found from everywhere',
  (place) => {
    const bytes = wordsAt(200, place);
    for (let from = 0; from <= 200; from++) {
      const match = { start: place, end: place + 4 };
      const isAhead = from <= place;
      expect(seek(bytes, 'word', 'forward', from)).toEqual({ match, hasWrapped: !isAhead });
      expect(seek(bytes, 'word', 'backward', from)).toEqual({ match, hasWrapped: isAhead });
    }
  },
);

test('says that there is nothing, after having looked everywhere', () => {
  expect(seek(wordsAt(200, 10), 'ward', 'forward', 77)).toBeNull();
  expect(seek(new Uint8Array(), 'word', 'forward', 0)).toBeNull();
  expect(seek(new Uint8Array(), 'word', 'backward', 0)).toBeNull();
});

test('finds what all of the matches are, one from the other', () => {
  const bytes = fc.array(fc.constantFrom('.', '\n', 'ab', 'word', 'WORD'), { maxLength: 100 });
  fc.assert(
    fc.property(bytes, fc.constantFrom<Seek['direction']>('forward', 'backward'), (parts, way) => {
      const text = Buffer.from(parts.join(''));
      const expected = [...new Pattern('word').matches(text)].map(({ start }) => start);
      let from = way === 'forward' ? 0 : text.length;
      const starts: number[] = [];
      for (let i = 0; i < expected.length; i++) {
        const found = seek(text, 'word', way, from);
        if (found === null) break;
        starts.push(found.match.start);
        from = way === 'forward' ? found.match.end : found.match.start;
      }
      expect(starts).toEqual(way === 'forward' ? expected : expected.toReversed());
    }),
  );
});

test.each([
  ['forward', 100, [64, 128, 192, 0, 64]],
  ['backward', 100, [64, 0, 192, 128, 64]],
  ['forward', 0, [0, 64, 128, 192]],
  ['backward', 0, [192, 128, 64, 0]],
] as const)('going %s from %i, it needs the windows in order', (direction, from, order) => {
  const bytes = wordsAt(250);
  const pattern = new Pattern('w');
  let file = new Windows(250, { ...smallGrain, heldWindows: 1 });
  let at = startSeek(file, direction, from);
  const asked: number[] = [];
  for (;;) {
    const sought = seekOn(file, pattern, at);
    if (sought.kind !== 'missing') break;
    expect(seekProgress(file, sought.seek)).toBeGreaterThanOrEqual(0);
    expect(seekProgress(file, sought.seek)).toBeLessThanOrEqual(1);
    asked.push(sought.position);
    at = sought.seek;
    const { position } = sought;
    file = file.with(position, bytes.subarray(position, position + 64), position);
  }
  expect(asked).toEqual(order);
});
