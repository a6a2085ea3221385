import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { writeResult } from '../../src/cli/write-result.ts';
import { FakeIo } from '../support/fake-io.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

test('- is standard output', async () => {
  const io = new FakeIo();
  await writeResult(io, '-', ['a', 'b']);
  await writeResult(io, '-', 'c');
  expect(io.stdout.text).toBe('abc');
});

test('what standard output does not take yet is not made yet, and not at all if nobody reads', async () => {
  const io = new FakeIo();
  let made = 0;
  const pieces = function* (): Generator<string> {
    for (; made < 10; made++) yield 'piece';
  };
  const answers: ((isRead: boolean) => void)[] = [];
  io.stdout.send = () => new Promise((resolve) => answers.push(resolve));
  const written = writeResult(io, '-', pieces());
  expect(made).toBe(0);
  answers[0]?.(true);
  await setImmediate();
  expect(made).toBe(1);
  answers[1]?.(false);
  await written;
  expect(made).toBe(1);
});

test('a file is written below the working directory, and nothing is left beside it', async () => {
  const cwd = temporaryDirectory();
  await writeResult(new FakeIo({ cwd }), 'out.json', ['{', '}']);
  expect(readFileSync(join(cwd, 'out.json'), 'utf8')).toBe('{}');
  expect(readdirSync(cwd)).toEqual(['out.json']);
});

test('a file that is there is replaced as a whole and keeps its mode', async () => {
  const path = join(temporaryDirectory(), 'out');
  writeFileSync(path, 'something much longer');
  chmodSync(path, 0o640);
  await writeResult(new FakeIo(), path, 'short');
  expect(readFileSync(path, 'utf8')).toBe('short');
  expect(statSync(path).mode & 0o7777).toBe(0o640);
});

test('a symlink stays one, and its target is written', async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, 'elsewhere'));
  writeFileSync(join(directory, 'elsewhere', 'target'), 'old');
  symlinkSync('elsewhere/target', join(directory, 'link'));
  await writeResult(new FakeIo(), join(directory, 'link'), 'new');
  expect(lstatSync(join(directory, 'link')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(directory, 'elsewhere', 'target'), 'utf8')).toBe('new');
});

test('what is no file is written to, not replaced', async () => {
  await writeResult(new FakeIo(), '/dev/null', 'gone');
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

function* failing(): Generator<string> {
  yield 'half';
  throw new Error('no more');
}

test('a text that fails half way leaves the old file and nothing beside it', async () => {
  const directory = temporaryDirectory();
  const path = join(directory, 'out');
  writeFileSync(path, 'old');
  await expect(writeResult(new FakeIo(), path, failing())).rejects.toThrow('no more');
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(directory)).toEqual(['out']);
});

test('a place that cannot be written is an error that names it', async () => {
  const directory = temporaryDirectory();
  for (const path of [join(directory, 'no', 'folder'), directory]) {
    await expect(writeResult(new FakeIo(), path, 'x')).rejects.toMatchObject({
      code: 'not-writable',
      tried: `write ${path}`,
    });
  }
});
