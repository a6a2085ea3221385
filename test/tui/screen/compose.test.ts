import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../src/text/display-width.ts';
import { compose } from '../../../src/tui/screen/compose.ts';
import { type Frame, highlightOf, toneOf } from '../../../src/tui/screen/frame.ts';
import type { Box } from '../../../src/tui/screen/geometry.ts';
import { asciiGlyphs, unicodeGlyphs } from '../../../src/tui/screen/glyphs.ts';
import type { Pane, Screen } from '../../../src/tui/screen/screen.ts';
import { highlights, type Row, row, span, tones } from '../../../src/tui/screen/span.ts';
import { frameText } from '../../support/frame-text.ts';
import { hostileText } from '../../support/hostile-text.ts';

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  width,
  height,
});

const rowOf = (text: string): Row => row([span(text)]);

function pane(at: Box, rows: readonly Row[], more: Partial<Pane> = {}): Pane {
  const content = { rows, scroll: null };
  return { box: at, focused: false, title: [], note: [], content, ...more };
}

function screen(width: number, height: number, more: Partial<Screen> = {}): Screen {
  return { size: { width, height }, panes: [], strips: [], cursor: null, ...more };
}

const drawn = (shown: Screen): readonly string[] => frameText(compose(shown, unicodeGlyphs));

/** One pane over the whole screen. */
function alone(width: number, height: number, more: Partial<Pane> = {}): Screen {
  return screen(width, height, { panes: [pane(box(0, 0, width, height), [], more)] });
}

const titles = { title: [span('Layers', 'title')], note: [span('2 of 7', 'dim')] };

describe('a pane', () => {
  test('has a border with its title at the left and its note at the right', () => {
    const rows = [rowOf('one'), rowOf('two')];
    expect(drawn(screen(26, 4, { panes: [pane(box(0, 0, 26, 4), rows, titles)] }))).toEqual([
      '┌ Layers ──────── 2 of 7 ┐',
      '│one                     │',
      '│two                     │',
      '└────────────────────────┘',
    ]);
  });

  test('shows that it has the keyboard, also without colours', () => {
    const focused = alone(26, 3, { ...titles, focused: true });
    expect(drawn(focused)[0]).toBe('╒ Layers ════════ 2 of 7 ╕');
    expect(frameText(compose(focused, asciiGlyphs))).toEqual([
      '+ Layers ======== 2 of 7 +',
      '|                        |',
      '+------------------------+',
    ]);
    const frame = compose(focused, unicodeGlyphs);
    expect(toneAt(frame, 0, 1)).toBe('border-focused');
    expect(toneAt(compose(alone(26, 3, titles), unicodeGlyphs), 0, 1)).toBe('border');
  });

  test.each([
    [20, '┌ Layers ── 2 of 7 ┐'],
    [19, '┌ Layers ─ 2 of 7 ┐'],
    [18, '┌ Layers ────────┐'],
    [16, '┌ Layers ──────┐'],
    [10, '┌ Layers ┐'],
    [8, '┌ Lay… ┐'],
    [5, '┌ … ┐'],
    [4, '┌──┐'],
    [2, '┌┐'],
  ])('of %i columns leaves out its note, then cuts its title', (width, upper) => {
    expect(drawn(alone(width, 2, titles))[0]).toBe(upper);
  });

  test.each([
    [30, '┌ Layers ─ usr/lib/python3.… ┐'],
    [25, '┌ Layers ─ usr/lib/pyt… ┐'],
    [24, '┌ Layers ──────────────┐'],
  ])('of %i columns cuts a long note as long as it can be understood', (width, upper) => {
    const long = { ...titles, note: [span('usr/lib/python3.11/email')] };
    expect(drawn(alone(width, 2, long))[0]).toBe(upper);
  });

  test('cuts rows at its border, between graphemes', () => {
    const rows = ['abcdefg', 'abcd字', '字字字', 'ab👩‍💻cde'].map(rowOf);
    expect(drawn(screen(7, 6, { panes: [pane(box(0, 0, 7, 6), rows)] }))).toEqual([
      '┌─────┐',
      '│abcde│',
      '│abcd │',
      '│字字 │',
      '│ab👩c│',
      '└─────┘',
    ]);
  });

  test('gives each cell the tone of its span, and the whole row its highlight', () => {
    const shown = row([span('+', 'added'), span(' a', 'dim')], 'cursor');
    const frame = compose(screen(8, 3, { panes: [pane(box(0, 0, 8, 3), [shown])] }), unicodeGlyphs);
    const columns = [1, 2, 3, 4, 5, 6];
    expect(columns.map((column) => toneAt(frame, column, 1))).toEqual([
      'added',
      'dim',
      'dim',
      'text',
      'text',
      'text',
    ]);
    expect(columns.map((column) => highlightAt(frame, column, 1))).toEqual(
      columns.map(() => 'cursor'),
    );
    expect(highlightAt(frame, 0, 1)).toBe('none');
  });

  test.each([
    ['nothing when all is visible', 0, 4, '││││'],
    ['the start', 0, 16, '┃│││'],
    ['not the start any more', 1, 16, '│┃││'],
    ['not yet the end', 11, 16, '││┃│'],
    ['the end', 12, 16, '│││┃'],
    ['how much is visible', 4, 8, '││┃┃'],
    ['the end at most', 99, 16, '│││┃'],
  ])('tells on its border where it is scrolled to: %s', (_what, offset, total, border) => {
    const scrolled = alone(3, 6, { content: { rows: [], scroll: { offset, total } } });
    expect(
      drawn(scrolled)
        .slice(1, -1)
        .map((line) => line.at(-1))
        .join(''),
    ).toBe(border);
  });
});

describe('a screen', () => {
  test('lets later panes cover earlier ones, and halves no wide grapheme', () => {
    const below = pane(box(0, 0, 12, 5), ['字字字字字', 'a字字字字', '字字字字字'].map(rowOf));
    const above = pane(box(4, 1, 5, 3), [rowOf('abc')]);
    expect(drawn(screen(12, 5, { panes: [below, above] }))).toEqual([
      '┌──────────┐',
      '│字 ┌───┐字│',
      '│a字│abc│  │',
      '│字 └───┘字│',
      '└──────────┘',
    ]);
  });

  test('has strips outside its panes', () => {
    const strips = [{ left: 1, top: 1, width: 4, row: row([span('a/b/c', 'dim')], 'marked') }];
    const frame = compose(screen(6, 2, { strips }), unicodeGlyphs);
    expect(frameText(frame)).toEqual(['', ' a/b/']);
    expect(highlightAt(frame, 0, 1)).toBe('none');
    expect(highlightAt(frame, 4, 1)).toBe('marked');
    expect(highlightAt(frame, 5, 1)).toBe('none');
  });

  test.each([
    [
      { column: 3, row: 1 },
      { column: 3, row: 1 },
    ],
    [{ column: 4, row: 1 }, null],
    [{ column: 0, row: 2 }, null],
    [{ column: -1, row: 0 }, null],
    [null, null],
  ])('keeps the cursor inside: %o', (cursor, kept) => {
    expect(compose(screen(4, 2, { cursor }), unicodeGlyphs).cursor).toEqual(kept);
  });

  test('cuts what stands outside of it', () => {
    const panes = [
      pane(box(-2, -1, 6, 4), ['abcd', '字bcd'].map(rowOf)),
      pane(box(5, 1, 9, 9), []),
    ];
    expect(drawn(screen(8, 4, { panes }))).toEqual(['bcd│', ' bc│ ┌──', '───┘ │', '     │']);
  });

  test('is whole whatever is on it, of whatever size', () => {
    fc.assert(
      fc.property(anyScreen, ({ shown, isAscii }) => {
        const frame = compose(shown, isAscii ? asciiGlyphs : unicodeGlyphs);
        const { width, height } = shown.size;
        expect(frame.cells.length).toBe(width * height);
        expect(frame.styles.length).toBe(width * height);
        for (let at = 0; at < height; at++) {
          const line = frame.cells.slice(at * width, (at + 1) * width);
          expect(line.join('')).not.toMatch(/\p{Cc}/u);
          expect(displayWidth(line.join(''))).toBe(width);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const toneAt = (frame: Frame, column: number, at: number): string =>
  toneOf(frame.styles[at * frame.width + column] ?? 0);
const highlightAt = (frame: Frame, column: number, at: number): string =>
  highlightOf(frame.styles[at * frame.width + column] ?? 0);

const anySpan = fc.record({ text: hostileText, tone: fc.constantFrom(...tones) });
const anyRow = fc.record({
  spans: fc.array(anySpan, { maxLength: 4 }),
  highlight: fc.constantFrom(...highlights),
});
const side = fc.integer({ min: -3, max: 30 });
const extent = fc.integer({ min: 0, max: 30 });
const anyBox = fc.record({ left: side, top: side, width: extent, height: extent });
const anyPane: fc.Arbitrary<Pane> = fc.record({
  box: anyBox,
  focused: fc.boolean(),
  title: fc.array(anySpan, { maxLength: 2 }),
  note: fc.array(anySpan, { maxLength: 2 }),
  content: fc.record({
    rows: fc.array(anyRow, { maxLength: 30 }),
    scroll: fc.option(fc.record({ offset: fc.nat(99), total: fc.nat(99) })),
  }),
});
const anyScreen = fc.record({
  shown: fc.record({
    size: fc.record({ width: extent, height: extent }),
    panes: fc.array(anyPane, { maxLength: 4 }),
    strips: fc.array(fc.record({ left: side, top: side, width: extent, row: anyRow }), {
      maxLength: 3,
    }),
    cursor: fc.option(fc.record({ column: side, row: side })),
  }),
  isAscii: fc.boolean(),
});
