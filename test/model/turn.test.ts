import { expect, onTestFinished, test, vi } from 'vitest';
import { indexWalk } from '../../src/index/index-walk.ts';
import { Turn } from '../../src/model/turn.ts';
import type { RandomAccess } from '../../src/model/bytes.ts';
import { concat, headerBlock, trailer } from '../support/tar-blocks.ts';
import { turnsDuring } from '../support/turns.ts';

/** A clock that stands still unless it is told to go on. */
function stoppedClock(): { now: number } {
  const clock = { now: 1_000 };
  const spy = vi.spyOn(performance, 'now').mockImplementation(() => clock.now);
  onTestFinished(() => spy.mockRestore());
  return clock;
}

test('a turn is over after some milliseconds, and a new one begins when others had theirs', async () => {
  const clock = stoppedClock();
  const turn = new Turn();
  expect(turn.hasLasted).toBe(false);
  clock.now += 100;
  expect(turn.hasLasted).toBe(true);
  const heard: string[] = [];
  setImmediate(() => heard.push('another'));
  await turn.pass();
  heard.push('this');
  expect(heard).toEqual(['another', 'this']);
  expect(turn.hasLasted).toBe(false);
});

test('between short steps the clock is looked at now and then', () => {
  const clock = stoppedClock();
  const turn = new Turn();
  clock.now += 100;
  const over = Array.from({ length: 640 }, () => turn.step()).filter(Boolean);
  expect(over.length).toBe(10);
});

test('who waits is heard while a slow disk is walked', async () => {
  const clock = stoppedClock();
  const headers = Array.from({ length: 2_000 }, (_, i) => headerBlock({ name: `file-${i}` }));
  const tar = concat([...headers, trailer]);
  const slow: RandomAccess = {
    size: tar.length,
    read: (position, target) => {
      clock.now += 100;
      target.set(tar.subarray(position, position + target.length));
      return Math.min(target.length, tar.length - position);
    },
  };
  const { turns, result } = await turnsDuring(indexWalk(slow));
  expect(result.count).toBe(2_000);
  expect(turns).toBeGreaterThan(5);
});
