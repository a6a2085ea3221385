import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { memoryStream } from '../../support/memory.ts';
import { runMain } from '../../support/run-main.ts';
import { stubLoad } from '../../support/stub-load.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { unpackTar } from '../../support/unpack-tar.ts';

const link = (path: string, linkTarget: string) => ({ path, type: 'symlink', linkTarget }) as const;

const { load, choices } = stubLoad([
  [
    { path: 'app/.env', content: 'SECRET=1' },
    { path: 'app/run', content: 'run' },
    { path: 'app/walk', type: 'hardlink', linkTarget: 'app/run' },
    { path: 'empty' },
    { path: 'dev/null', type: 'character-device' },
    link('bin', 'app'),
    link('loop', 'loop'),
    link('host', '/etc/passwd'),
  ],
  [{ path: 'app/run', content: 'changed' }],
  [{ path: 'app/.wh..env' }, { path: 'late', content: 'late' }],
]);

const cat = (...argv: readonly string[]) => runMain(['cat', 'app.tar', ...argv], load);

test.each([
  [['app/run'], 'changed'],
  [['/app//run'], 'changed'],
  [['bin/run'], 'changed'],
  [['app/walk'], 'run'],
  [['empty'], ''],
  [['app/run', '--layer', '0'], 'run'],
  [['app/.env', '--layer', '1'], 'SECRET=1'],
])('%j prints %j', async (argv, content) => {
  expect(await cat(...argv)).toEqual({ exitCode: 0, out: content, err: '' });
});

test('asks for contents to be kept', async () => {
  await cat('empty');
  expect(choices.at(-1)).toMatchObject({ keepContents: true });
});

test.each([
  [['app/.env'], 'layer 2 deleted it', 'Layer 1 still has it: use --layer 1.'],
  [['bin/.env'], 'layer 2 deleted it', 'use --layer 1.'],
  [['late', '--layer', '0'], 'it comes with layer 2', 'Use --layer 2.'],
  [['nothing'], 'no layer has anything of that name', '`layerscope ls`'],
  [['app/run/more'], 'no layer has anything of that name', '`layerscope ls`'],
  [['host'], '/host is a symbolic link that leads to nothing', 'shows where links lead'],
  [['bin/nothing'], 'no layer has anything of that name', '`layerscope ls`'],
  [['loop'], 'a loop of symbolic links', '`layerscope ls`'],
  [['app'], 'it is a directory', '`layerscope extract`'],
  [['/'], 'it is a directory', '`layerscope extract`'],
  [['dev/null'], 'it is a character device', 'Only files'],
  [['app/run', '--layer', '3'], 'the image has 3 layers', 'Choose one from 0 to 2.'],
  [[], 'no path is named', '`layerscope ls`'],
])('%j is an error: %s', async (argv, failed, advice) => {
  const { exitCode, out, err } = await cat(...argv);
  expect([exitCode, out]).toEqual([2, '']);
  expect(err.replaceAll(/\s+/g, ' ')).toContain(failed);
  expect(err.replaceAll(/\s+/g, ' ')).toContain(advice);
});

/** What every source says of the demo image must be the same. */
describe('the demo image', () => {
  const demo = 'fixtures/demo/demo.tar';
  const bytes = readFileSync(demo);

  function put(content: Uint8Array): string {
    const path = join(temporaryDirectory(), 'archive');
    writeFileSync(path, content);
    return path;
  }
  function unpacked(): string {
    const directory = temporaryDirectory();
    unpackTar(bytes, directory);
    return directory;
  }

  test.each([
    ['a file', () => demo],
    ['a file compressed as a whole', () => put(gzipSync(bytes))],
    ['a directory', unpacked],
    ['standard input', () => '-', bytes],
    ['standard input, compressed', () => '-', gzipSync(bytes)],
  ])('as %s', async (_, reference, stdin = Buffer.alloc(0)) => {
    const image = reference();
    const read = async (...argv: readonly string[]): Promise<string> => {
      const { exitCode, out, err } = await runMain(['cat', image, ...argv], undefined, {
        stdin: memoryStream(stdin),
      });
      expect([exitCode, err]).toEqual([0, '']);
      return out;
    };
    expect(await read('--layer', '5', 'app/.env')).toContain('SECRET_KEY=this-is-not-a-real');
    expect(await read('srv/www/catalog-latest.csv')).toBe(await read('app/data/catalog.csv'));
    const context = 'fixtures/demo/context/shop/catalog.py';
    expect(await read('app/shop/catalog.py')).toBe(readFileSync(context, 'utf8'));
  });
});
