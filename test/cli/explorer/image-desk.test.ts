import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allRules } from '../../../src/analysis/finding-settings.ts';
import { ImageDesk } from '../../../src/cli/explorer/image-desk.ts';
import { rootPath } from '../../../src/model/path-table.ts';
import type { Msg } from '../../../src/tui/msg.ts';
import { FakeIo } from '../../support/fake-io.ts';
import { plainChoice } from '../../support/plain-choice.ts';
import { stubLoad } from '../../support/stub-load.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

/** A desk with an image on it, and what it said. */
async function openDesk() {
  const io = new FakeIo({ cwd: temporaryDirectory() });
  const { load } = stubLoad([[{ path: 'a', content: 'content' }]]);
  const tool = { name: 'layerscope', version: '1.2.3' };
  const told: Msg[] = [];
  const desk = new ImageDesk({ io, given: {}, load, tool }, allRules, (msg) => told.push(msg));
  await desk.open(plainChoice('app.tar'));
  return { desk, io, told };
}

test('a copy that the user left is finished, and told of on standard error', async () => {
  const { desk, io } = await openDesk();
  desk.extract({ kind: 'extract', node: rootPath, layer: 0, target: 'out' });
  desk.extract({ kind: 'extract', node: rootPath, layer: 0, target: 'out 2' });
  await desk.finishCopies();
  await desk.close();
  expect(io.stderr.text).toBe(`\
still copying to out; ctrl+c stops it
still copying to out 2; ctrl+c stops it
copied 1 file to out
copied 1 file to out 2
`);
  expect(readFileSync(join(io.cwd, 'out/a'), 'utf8')).toBe('content');
});

test('what was copied before the user left is told in the explorer only', async () => {
  const { desk, io, told } = await openDesk();
  desk.extract({ kind: 'extract', node: rootPath, layer: 0, target: 'out' });
  await expect.poll(() => told.at(-1)).toEqual({ kind: 'told', text: 'copied 1 file to out' });
  await desk.finishCopies();
  expect(io.stderr.text).toBe('');
});
