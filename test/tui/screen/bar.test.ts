import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bar, gauge, shadedBar } from '../../../src/tui/screen/bar.ts';
import { spansWidth } from '../../../src/tui/screen/columns.ts';
import { asciiGlyphs, unicodeGlyphs } from '../../../src/tui/screen/glyphs.ts';
import type { Span } from '../../../src/tui/screen/span.ts';

const textOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('');

test.each([
  [0, ''],
  [1e-9, '▏'],
  [0.25, '█'],
  [0.3, '█▎'],
  [0.5, '██'],
  [0.99, '████'],
  [1, '████'],
  [7, '████'],
])('%d of four cells', (share, drawn) => {
  expect(bar(share, 4, unicodeGlyphs)).toBe(drawn);
});

test.each([
  [0, ''],
  [1e-9, '|'],
  [0.1, '|'],
  [0.12, '#'],
  [0.25, '#'],
  [0.37, '##'],
  [1, '####'],
])('%d of four cells in ASCII', (share, drawn) => {
  expect(bar(share, 4, asciiGlyphs)).toBe(drawn);
});

test('shades what is wasted, by whole cells', () => {
  const shaded = (share: number, wasted: number): readonly Span[] =>
    shadedBar(share, wasted, 8, unicodeGlyphs, 'bar');
  expect(shaded(1, 0.25)).toEqual([
    { text: '██████', tone: 'bar' },
    { text: '░░', tone: 'waste' },
  ]);
  expect(textOf(shaded(0.5, 1))).toBe('░░░░');
  expect(shaded(0.5, 0.01)).toEqual([{ text: '████', tone: 'bar' }]);
  expect(shaded(1e-9, 1)).toEqual([{ text: '▏', tone: 'waste' }]);
  expect(textOf(shaded(0, 0))).toBe('');
});

test('a gauge is full only for all, and never without what is there', () => {
  const drawn = (share: number): string => textOf(gauge(share, 6, unicodeGlyphs, 'good'));
  expect(drawn(1)).toBe('██████');
  expect(drawn(0.9999)).toBe('█████░');
  expect(drawn(0.5)).toBe('███░░░');
  expect(drawn(0.0001)).toBe('▏░░░░░');
  expect(drawn(0)).toBe('░░░░░░');
});

test('bars take no more cells than they may, and gauges all of them', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const glyphs = fc.constantFrom(unicodeGlyphs, asciiGlyphs);
  fc.assert(
    fc.property(share, share, fc.nat(40), glyphs, (part, wasted, width, drawnWith) => {
      expect(bar(part, width, drawnWith).length).toBeLessThanOrEqual(width);
      const shaded = shadedBar(part, wasted, width, drawnWith, 'bar');
      expect(spansWidth(shaded)).toBeLessThanOrEqual(width);
      expect(spansWidth(gauge(part, width, drawnWith, 'good'))).toBe(width);
    }),
  );
});
