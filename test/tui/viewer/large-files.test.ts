import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Action } from '../../../src/tui/keys/action.ts';
import { looksBinary } from '../../../src/tui/viewer/binary.ts';
import { smallGrain } from '../../support/small-grain.ts';
import { Viewing } from '../../support/viewing.ts';

const text = Array.from({ length: 100 }, (_, i) => `line ${i + 1}\n`).join('');
const file = [[{ path: 'f', content: text }]];
const open = (content = file): Promise<Viewing> =>
  Viewing.open(content, 'f', { grain: smallGrain, height: 5 });

/** Which windows were read since `from` reads ago, in order. */
function positions({ reads }: Viewing, from = 0): readonly number[] {
  return reads.slice(from).map(({ position }) => position);
}

describe('a large file', () => {
  test('is read by windows: those of the screen, and the next', async () => {
    const viewing = await open();
    expect(positions(viewing)).toEqual([0, 64]);
    expect(viewing.reads.every(({ length }) => length === 64)).toBe(true);
    expect(viewing.rows.slice(0, 2)).toEqual(['00000000  line 1', '00000007  line 2']);
  });

  test('goes on window by window, each one read once', async () => {
    const viewing = await open();
    await viewing.act(...Array<Action>(60).fill('down'));
    const read = positions(viewing);
    expect(read).toEqual([...new Set(read)].sort((a, b) => a - b));
    expect(viewing.rows[0]).toMatch(/line 61$/);
  });

  test('goes to its end without reading what is before', async () => {
    const viewing = await open();
    await viewing.act('last');
    expect(viewing.rows.at(-1)).toMatch(/line 100$/);
    expect(viewing.rows).toHaveLength(5);
    expect(Math.min(...positions(viewing, 2))).toBeGreaterThan(text.length - 6 * 64);
    const { offset, total } = viewing.scroll ?? { offset: 0, total: 0 };
    expect(offset + 5).toBe(total);
  });

  test('reads some windows in order on the way back', async () => {
    const viewing = await open();
    await viewing.act('last');
    const before = viewing.reads.length;
    await viewing.act(...Array<Action>(40).fill('up'));
    const read = positions(viewing, before);
    const steps = read.slice(1).map((position, i) => position - (read[i] ?? 0));
    expect(steps.filter((step) => step < 0).length).toBeLessThanOrEqual(read.length / 4);
  });

  test('never holds more than its share', async () => {
    const viewing = await open();
    await viewing.act('last', 'first', 'last', ...Array<Action>(100).fill('up'));
    const content = viewing.state.content?.file;
    const held = Array.from({ length: Math.ceil(text.length / 64) }, (_, i) => i * 64).filter(
      (at) => content?.missing(at, at + 1) === null,
    );
    expect(held.length).toBeLessThanOrEqual(smallGrain.heldWindows);
    expect(viewing.rows[0]).toBe('00000000  line 1');
  });

  test('is shown as bytes at exact offsets', async () => {
    const viewing = await open([[{ path: 'f', content: `\0${'x'.repeat(999)}` }]]);
    await viewing.act('last');
    expect(viewing.rows[0]).toMatch(/^000003c0 {2}78 78/);
    expect(positions(viewing, 2)).toEqual([960]);
  });

  test('is searched through window by window, and round', async () => {
    const viewing = await open();
    await viewing.search('line 77');
    expect(viewing.rows.find((row) => row.startsWith('>'))).toMatch(/line 77$/);
    expect(viewing.said).toEqual([]);
    await viewing.act('next-match');
    expect(viewing.said).toEqual(['the search went on from the start']);
    await viewing.search('LINE 3');
    expect(viewing.said.at(-1)).toBe('nothing here matches LINE 3');
    expect(viewing.rows.some((row) => row.endsWith('line 77'))).toBe(true);
  });

  test('a movement gives a search up', async () => {
    const viewing = await open();
    viewing.isAnswered = false;
    await viewing.search('nothing');
    expect(viewing.note).toMatch(/^searching 8\.1% · /);
    await viewing.act('down');
    expect(viewing.note).not.toContain('searching');
  });

  test('asks for another window when somebody goes elsewhere meanwhile', async () => {
    const viewing = await open();
    viewing.isAnswered = false;
    await viewing.act('last', 'last');
    await viewing.search('line 40');
    expect(positions(viewing, 2)).toEqual([768, 128]);
    expect(viewing.rows[0]).toBe('00000000  line 1');
    viewing.isAnswered = true;
    await viewing.act('last');
    expect(viewing.rows.at(-1)).toMatch(/line 100$/);
  });
});

const piece = fc.oneof(
  fc.constantFrom('\n', '\n', 'word', 'Word', '\t', '字', '😀', 'e\u0301', '\r\n', '\u001b[31m'),
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.nat(60).map((length) => 'long '.repeat(length)),
);
const content = fc
  .array(piece, { minLength: 1, maxLength: 40 })
  .map((parts) => Buffer.from(`x${parts.join('').replaceAll('\0', '')}`))
  // Bytes have no lines.
  .filter((bytes) => !looksBinary(bytes.subarray(0, smallGrain.sniff)));
const step = fc.constantFrom<Action | '/word'>(
  ...(['up', 'down', 'page-up', 'page-down', 'first', 'last', 'left', 'right', 'wrap'] as const),
  ...(['next-match', 'previous-match', '/word'] as const),
);

/** What is shown, without the column at its left. */
function shownText({ rows }: Viewing, columns: number): readonly string[] {
  return rows.map((row) => row.replace(/^> /, '').slice(columns));
}

test('a file shows the same lines, whether it is held as a whole or by windows', async () => {
  await fc.assert(
    fc.asyncProperty(content, fc.array(step, { maxLength: 12 }), async (bytes, steps) => {
      const layers = [[{ path: 'f', content: bytes }]];
      const grain = { ...smallGrain, heldWindows: 16 };
      const whole = { ...grain, whole: 100_000 };
      const small = await Viewing.open(layers, 'f', { width: 35, height: 6, grain: whole });
      const large = await Viewing.open(layers, 'f', { width: 40, height: 6, grain });
      for (const each of ['first', ...steps] as const) {
        for (const viewing of [small, large]) {
          await (each === '/word' ? viewing.search('word') : viewing.act(each));
        }
        expect(shownText(large, 10)).toEqual(shownText(small, 5));
      }
    }),
    { numRuns: 60 },
  );
});
