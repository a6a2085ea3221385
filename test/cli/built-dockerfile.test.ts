import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtDockerfile } from '../../src/cli/built-dockerfile.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

function directoryWith(...names: readonly string[]): string {
  const directory = temporaryDirectory();
  for (const name of names) {
    mkdirSync(join(directory, name, '..'), { recursive: true });
    writeFileSync(join(directory, name), 'FROM scratch');
  }
  return directory;
}

test.each([
  ['-t app .', { dockerfile: 'Dockerfile' }],
  ['. -t app', { dockerfile: 'Dockerfile' }],
  ['-t app web', { dockerfile: 'web/Dockerfile' }],
  ['pod', { dockerfile: 'pod/Containerfile' }],
  ['-f web/other.dockerfile .', { dockerfile: 'web/other.dockerfile' }],
  [
    '--file=web/other.dockerfile --target=run .',
    { dockerfile: 'web/other.dockerfile', target: 'run' },
  ],
  ['--target build .', { dockerfile: 'Dockerfile', target: 'build' }],
  ['-fweb/other.dockerfile .', { dockerfile: 'web/other.dockerfile' }],
  ['-f=web/other.dockerfile .', { dockerfile: 'web/other.dockerfile' }],
  ['-qf web/other.dockerfile .', { dockerfile: 'web/other.dockerfile' }],
  ['-qfweb/other.dockerfile .', { dockerfile: 'web/other.dockerfile' }],
  ['. -t web', { dockerfile: 'Dockerfile' }],
  ['. -qt web --build-arg pod', { dockerfile: 'Dockerfile' }],
  ['--pull --no-cache web', { dockerfile: 'web/Dockerfile' }],
  ['-t app -- web', { dockerfile: 'web/Dockerfile' }],
  ['-t app', { dockerfile: 'Dockerfile' }],
  ['. --newest web', {}],
  ['. --newest=web', { dockerfile: 'Dockerfile' }],
  ['-x web .', {}],
  ['. web', {}],
  ['-f Dockerfile -f web/Dockerfile .', {}],
  ['-f Dockerfile https://example.com/app.git', {}],
  ['-f Dockerfile -', {}],
  ['-f - .', {}],
  ['-', {}],
  ['https://example.com/app.git', {}],
  ['empty', {}],
] as const)('of `docker build %s`', (words, expected) => {
  const cwd = directoryWith(
    'Dockerfile',
    'web/Dockerfile',
    'web/other.dockerfile',
    'pod/Containerfile',
    'empty/x',
  );
  expect(builtDockerfile(words.split(' '), cwd)).toEqual(expected);
});
