import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { DiveFigures } from '../../src/analysis/analysis.ts';
import { analysed, analysedTars, type LayerSpecs } from '../support/analysed.ts';
import { layersOfArchive } from '../support/docker-archive.ts';

const folder = new URL('../../fixtures/dive/', import.meta.url);

interface Recorded extends DiveFigures {
  readonly file: string;
  readonly sizeBytes: number;
}

const recorded: readonly Recorded[] = readFileSync(new URL('dive.jsonl', folder), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

test.each(recorded)('$file has the figures that dive computed', async (dive) => {
  const archive = gunzipSync(readFileSync(new URL(dive.file, folder)));
  const { analysis } = await analysedTars(layersOfArchive(archive));
  expect(analysis.summary.storedBytes).toBe(dive.sizeBytes);
  expect(analysis.dive.efficiency).toBeCloseTo(dive.efficiency, 9);
  expect(analysis.dive.wastedBytes).toBe(dive.wastedBytes);
  expect(analysis.dive.userWastedPercent).toBeCloseTo(dive.userWastedPercent, 9);
});

describe('worked out by hand', () => {
  const figures = async (layers: LayerSpecs): Promise<DiveFigures> =>
    (await analysed(layers)).analysis.dive;
  const bytes = (size: number): string => 'x'.repeat(size);

  test('a path seen twice counts its smaller size against both', async () => {
    const dive = await figures([
      [{ path: 'a', content: bytes(30) }],
      [{ path: 'a', content: bytes(10) }],
    ]);
    expect(dive).toEqual({ efficiency: 10 / 40, wastedBytes: 40, userWastedPercent: 4 });
  });

  test('a whiteout of a file is a sighting of nothing', async () => {
    const dive = await figures([
      [
        { path: 'a', content: bytes(30) },
        { path: 'b', content: bytes(10) },
      ],
      [{ path: '.wh.a' }, { path: 'c', content: bytes(5) }],
    ]);
    expect(dive).toEqual({ efficiency: 15 / 45, wastedBytes: 30, userWastedPercent: 6 });
  });

  test('a whiteout of a directory counts what the stack holds below it', async () => {
    const dive = await figures([
      [
        { path: 'd/', type: 'directory' },
        { path: 'd/a', content: bytes(20) },
      ],
      [
        { path: 'd/e/', type: 'directory' },
        { path: 'd/', type: 'directory' },
      ],
      [{ path: '.wh.d' }, { path: 'z', content: bytes(4) }],
    ]);
    // The whiteout alone names d as a leaf: one sighting, so that it is no waste.
    expect(dive).toEqual({ efficiency: 1, wastedBytes: 0, userWastedPercent: 0 });
  });

  test('a whiteout of a directory that was a leaf before counts as waste', async () => {
    const dive = await figures([
      [{ path: 'd/', type: 'directory' }],
      [
        { path: 'd/', type: 'directory' },
        { path: 'd/a', content: bytes(20) },
      ],
      [{ path: '.wh.d' }],
    ]);
    // d: 0 as an empty directory, then 20 as a whiteout; d/a: 20.
    expect(dive).toEqual({ efficiency: 20 / 40, wastedBytes: 20, userWastedPercent: 1 });
  });

  test('a directory that a later layer fills without listing it is none to dive', async () => {
    const dive = await figures([
      [
        { path: 'd/', type: 'directory' },
        { path: 'd/a', content: bytes(20) },
      ],
      [{ path: 'd/b', content: bytes(5) }],
      [{ path: '.wh.d' }],
    ]);
    expect(dive).toEqual({ efficiency: 1, wastedBytes: 0, userWastedPercent: 0 });
  });
});
