import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut } from '../../src/tui/layout.ts';
import type { Box } from '../../src/tui/screen/geometry.ts';

const size = fc.record({
  width: fc.integer({ min: 1, max: 400 }),
  height: fc.integer({ min: 1, max: 120 }),
});
const share = fc.option(fc.double({ min: -1, max: 2, noNaN: true }), { nil: null });

test('side by side, the panes cover everything above the strips, and nothing twice', () => {
  fc.assert(
    fc.property(size, share, (terminal, leftShare) => {
      const layout = layOut(terminal, leftShare);
      const { layers, details, image, view, whole } = layout;
      const left = [layers, details, image].filter((box) => box !== null);
      expect(left.map(({ top }) => top)).toEqual(left.map((_, i) => bottomOf(left[i - 1])));
      expect(bottomOf(left.at(-1))).toBe(whole.height);
      expect(view.height).toBe(whole.height);
      expect(layout.isFolded ? view.width : view.left + view.width).toBe(whole.width);
      expect(layers.width).toBe(layout.isFolded ? whole.width : view.left);
      expect(layout.hintRow).toBe(Math.max(3, terminal.height) - 1);
    }),
  );
});

test('a narrow terminal shows one side at a time, a low one fewer panes', () => {
  expect(layOut({ width: 60, height: 15 }, null)).toMatchObject({
    isFolded: true,
    layers: { width: 60, height: 8 },
    details: { height: 5 },
    image: null,
    view: { left: 0, width: 60, height: 13 },
  });
  expect(layOut({ width: 80, height: 12 }, null)).toMatchObject({ details: null, image: null });
  expect(layOut({ width: 120, height: 40 }, null)).toMatchObject({
    isFolded: false,
    layers: { width: 48, height: 18 },
    details: { height: 10 },
    image: { height: 10 },
    view: { left: 48, width: 72 },
  });
});

test('the divider goes where it is put, but both sides keep some room', () => {
  const widthAt = (leftShare: number): number =>
    layOut({ width: 100, height: 30 }, leftShare).layers.width;
  expect([0, 0.5, 1].map(widthAt)).toEqual([26, 50, 74]);
});

function bottomOf(box: Box | undefined): number {
  return box === undefined ? 0 : box.top + box.height;
}
