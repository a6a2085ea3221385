import { expect, test } from 'vitest';
import { ProgressLine, renderProgress } from '../../src/cli/progress.ts';
import { RecordingOutput } from '../support/fake-io.ts';

const eraseToEnd = '\u001b[K';
const erase = `\r${eraseToEnd}`;

/** A line on a terminal, with a clock that the test turns. */
function progressAt(columns = 80) {
  const output = new RecordingOutput(columns);
  const clock = { now: 1000 };
  return { output, clock, line: new ProgressLine(output, () => clock.now) };
}

test('says which layer is read, how much went by and how fast', () => {
  const state = { layers: 12, finished: 2, bytes: 1_200_000_000, expectedBytes: null };
  expect(renderProgress(state, 4)).toBe('layer 3 of 12 · 1.20 GB · 300 MB/s');
});

test('says less where less is known', () => {
  const nothing = { layers: null, finished: 0, bytes: 0, expectedBytes: null };
  expect(renderProgress(nothing, 0)).toBe('reading · 0 B · 0 B/s');
});

test('does not count past the last layer', () => {
  const done = { layers: 2, finished: 2, bytes: 10, expectedBytes: null };
  expect(renderProgress(done, 1)).toMatch(/^layer 2 of 2/);
});

test('shows nothing of work that takes less than half a second', () => {
  const { output, clock, line } = progressAt();
  line.expect(1);
  clock.now += 499;
  line.read(10);
  line.finishLayer();
  line.clear();
  expect(output.text).toBe('');
});

test('writes at most ten times a second', () => {
  const { output, clock, line } = progressAt();
  for (let i = 0; i < 1000; i++) {
    clock.now += 1.5;
    line.read(1);
  }
  expect(output.writes.length).toBeGreaterThan(5);
  expect(output.writes.length).toBeLessThanOrEqual(10);
});

test('writes over itself, and takes itself away', () => {
  const { output, clock, line } = progressAt();
  line.expect(2);
  clock.now += 1000;
  line.read(1000);
  line.clear();
  line.clear();
  expect(output.writes).toEqual(['\rlayer 1 of 2 · 1.00 kB · 1.00 kB/s\u001b[K', erase]);
});

test('stays on one line, however narrow the terminal is', () => {
  const { output, clock, line } = progressAt(12);
  line.expect(2);
  clock.now += 1000;
  line.read(1000);
  expect(output.text).toBe('\rlayer 1 of \u001b[K');
});

test('says what is waited for at once, and does not count the time as reading', () => {
  const { output, clock, line } = progressAt();
  line.waitFor('docker is preparing the image');
  expect(output.text).toBe(`\rdocker is preparing the image${eraseToEnd}`);
  line.expectBytes(40_000_000);
  clock.now += 60_000;
  line.read(1);
  clock.now += 1000;
  line.read(9_999_999);
  expect(output.writes.at(-1)).toBe(
    `\rreading · 10.0 MB of about 40.0 MB · 10.0 MB/s${eraseToEnd}`,
  );
});

test('forgets how much was expected once there is more', () => {
  const state = { layers: null, finished: 0, bytes: 1000, expectedBytes: 999 };
  expect(renderProgress(state, 1)).toBe('reading · 1.00 kB · 1.00 kB/s');
});
