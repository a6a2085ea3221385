import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../bin/layerscope.js', import.meta.url));

test.each([
  ['it is no image', ['-']],
  ['it is not wanted', ['--no-such-option', '-']],
])('standard input that stays open does not keep the program when %s', async (_, argv) => {
  const child = spawn(process.execPath, [program, ...argv], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.write('no image '.repeat(1000));
  expect(await once(child, 'exit')).toEqual([2, null]);
  child.stdin.destroy();
});
