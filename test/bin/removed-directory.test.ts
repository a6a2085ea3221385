import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const program = fileURLToPath(new URL('../../bin/layerscope.js', import.meta.url));
const demo = fileURLToPath(new URL('../../fixtures/demo/demo.tar', import.meta.url));

test('a working directory that was removed keeps nobody from looking at an image', () => {
  const script = 'cd "$1" && rmdir "$1" && "$2" "$3" ls "$4" etc/passwd';
  const words = ['sh', temporaryDirectory(), process.execPath, program, demo];
  const out = execFileSync('sh', ['-c', script, ...words], { encoding: 'utf8' });
  expect(out).toContain('etc/passwd');
});
