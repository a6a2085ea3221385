import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guardPartial } from '../../src/cli/guard-partial.ts';
import type { Io } from '../../src/cli/io.ts';
import { FakeIo } from '../support/fake-io.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

test('a signal takes a partial file away, unless it is whole by then', () => {
  const acts = new Set<() => void>();
  const beforeSignal: Io['beforeSignal'] = (act) => {
    const taken = (): void => act('SIGTERM');
    acts.add(taken);
    return () => void acts.delete(taken);
  };
  const guard = guardPartial(Object.assign(new FakeIo(), { beforeSignal }));
  const partial = join(temporaryDirectory(), '.a.part');
  const whole = join(temporaryDirectory(), 'b');
  for (const path of [partial, whole]) writeFileSync(path, 'x');
  guard(partial);
  guard(whole)();
  for (const act of acts) act();
  expect([existsSync(partial), existsSync(whole)]).toEqual([false, true]);
});
