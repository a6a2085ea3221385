import { expect, test } from 'vitest';
import { LoadingWatch } from '../../../src/cli/explorer/loading-watch.ts';
import type { LoadingProgress } from '../../../src/tui/msg.ts';

function watchAt() {
  const told: LoadingProgress[] = [];
  const clock = { now: 1000 };
  const watch = new LoadingWatch(
    (progress) => told.push(progress),
    () => clock.now,
  );
  return { told, clock, watch };
}

test('tells at most twenty times a second how much was read', () => {
  const { told, clock, watch } = watchAt();
  watch.expect(3);
  watch.read(10);
  clock.now += 49;
  watch.read(10);
  expect(told).toHaveLength(1);
  clock.now += 1;
  watch.finishLayer(0);
  expect(told.at(-1)).toMatchObject({ layers: 3, finished: 1, bytes: 20, seconds: 0.05 });
});

test('tells at once what is waited for, until bytes come, and does not count that time', () => {
  const { told, clock, watch } = watchAt();
  watch.expectBytes(100);
  watch.waitFor('docker is pulling app');
  expect(told.at(-1)).toMatchObject({ waitingFor: 'docker is pulling app', expectedBytes: 100 });
  clock.now += 60_000;
  watch.read(1);
  clock.now += 500;
  watch.read(1);
  expect(told.at(-1)).toMatchObject({ waitingFor: null, bytes: 2, seconds: 0.5 });
});

test('tells of each layer that is being read how much of it is', () => {
  const { told, clock, watch } = watchAt();
  watch.startLayer(2, 100);
  watch.startLayer(5, 50);
  watch.read(10, 2);
  watch.read(5, 5);
  clock.now += 50;
  watch.read(30, 2);
  expect(told.at(-1)?.underWay).toEqual([
    { layer: 2, bytes: 40, size: 100 },
    { layer: 5, bytes: 5, size: 50 },
  ]);
  clock.now += 50;
  watch.finishLayer(2);
  expect(told.at(-1)).toMatchObject({ bytes: 45, underWay: [{ layer: 5 }] });
});
