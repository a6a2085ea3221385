import { describe, expect, test } from 'vitest';
import { ExplorerDriver } from '../../support/explorer-driver.ts';
import { shop } from '../../support/shop.ts';

// What the explorer looks like, to be read as pictures: screens/*.txt.

const image = await shop();
const sizes = [
  [120, 40],
  [80, 24],
  [60, 15],
] as const;

describe.each(sizes)('at %i by %i', (width, height) => {
  const driver = (): ExplorerDriver => new ExplorerDriver(image, width, height);
  const scenes: readonly (readonly [string, () => ExplorerDriver])[] = [
    ['layers', driver],
    ['files', () => driver().press(']', ']', '2', '+', 'down')],
    ['aggregated', () => driver().press(']', ']', 'A', '2', '+')],
    ['filter', () => driver().press(']', ']', '/').type('cat')],
    ['waste', () => driver().press('3', 'down')],
    ['largest', () => driver().press('4')],
    ['duplicates', () => driver().press('5', 'right')],
    ['config', () => driver().press('6')],
    ['details', () => driver().press('0')],
    ['help', () => driver().press('2', '?')],
    ['copying', () => driver().press('X')],
  ];

  test.each(scenes)('%s', async (name, drive) => {
    const text = `${drive().screen.join('\n')}\n`;
    await expect(text).toMatchFileSnapshot(`screens/${name}-${width}x${height}.txt`);
  });

  test('loading', async () => {
    const loading = new ExplorerDriver(null, width, height);
    const progress = {
      waitingFor: null,
      layers: 5,
      finished: 2,
      bytes: 74_000_000,
      expectedBytes: null,
      underWay: [],
      seconds: 0.5,
    };
    loading.send({ kind: 'loading', progress });
    const text = `${loading.screen.join('\n')}\n`;
    await expect(text).toMatchFileSnapshot(`screens/loading-${width}x${height}.txt`);
  });
});
