import { expect, test } from 'vitest';
import { TarReader } from '../../src/tar/reader.ts';
import { concat, record, trailer } from '../support/tar-blocks.ts';

/** The calls that a handler gets, as words. */
function calls(chunks: readonly Uint8Array[]): readonly string[] {
  const log: string[] = [];
  const reader = new TarReader({
    entry: ({ path }) => log.push(`entry ${path}`),
    content: (bytes) => log.push(`content ${bytes.length}`),
    contentEnd: () => log.push('end'),
  });
  for (const chunk of chunks) reader.push(chunk);
  log.push(`finished at ${reader.finish().tarSize}`);
  return log;
}

const tar = concat([
  record({ name: 'directory', typeflag: '5' }),
  record({ name: 'empty' }),
  record({ name: 'file' }, 'x'.repeat(600)),
  trailer,
]);

test('tells of each entry, its content and the end of that', () => {
  const expected = ['entry directory', 'end', 'entry empty', 'end', 'entry file', 'content 600'];
  expect(calls([tar])).toEqual([...expected, 'end', 'finished at 3584']);
});

test('gives content in the pieces in which it comes', () => {
  const chunks = [tar.subarray(0, 1700), tar.subarray(1700, 1700), tar.subarray(1700)];
  expect(calls(chunks).slice(4, 8)).toEqual(['entry file', 'content 164', 'content 436', 'end']);
});

test('says nothing of the end of a content that is cut off', () => {
  expect(calls([tar.subarray(0, 2000)]).slice(4)).toEqual([
    'entry file',
    'content 464',
    'finished at 2000',
  ]);
});

test('takes no notice of what follows the end', () => {
  expect(calls([tar, tar, new Uint8Array(100)])).toEqual(calls([tar]));
});

test('content is a view on what was pushed', () => {
  const pieces: Uint8Array[] = [];
  const reader = new TarReader({
    entry: () => {},
    content: (bytes) => pieces.push(bytes),
    contentEnd: () => {},
  });
  reader.push(tar);
  expect(pieces.map(({ buffer, byteOffset }) => [buffer, byteOffset])).toEqual([
    [tar.buffer, tar.byteOffset + 1536],
  ]);
});

test('finds headers at any place in memory', () => {
  const memory = new Uint8Array(tar.length + 3);
  for (const shift of [0, 1, 2, 3]) {
    memory.set(tar, shift);
    expect(calls([memory.subarray(shift, shift + tar.length)])).toEqual(calls([tar]));
  }
});
