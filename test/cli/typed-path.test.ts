import { expect, test } from 'vitest';
import { typedPath } from '../../src/cli/typed-path.ts';
import { byteString, encodeText } from '../../src/model/byte-string.ts';
import { escapeBytes } from '../../src/text/escape.ts';
import { buildTree } from '../support/build-tree.ts';
import { indexWalk } from '../../src/index/index-walk.ts';
import { memoryAccess } from '../support/memory.ts';
import { buildTar } from '../support/tar.ts';

const latin1 = Buffer.from('d/caf\xe9', 'latin1');
const tar = buildTar([{ path: latin1 }, { path: 'd/\\xe9' }, { path: 'd/\x1b' }]);
const { tree } = buildTree([await indexWalk(memoryAccess(tar))]);

const typed = (text: string) => typedPath(text, (path) => tree.find(path) !== null);

test.each([latin1, Buffer.from('d/\\xe9'), Buffer.from('d/\x1b')])(
  'a name can be typed as it is shown: %s',
  (bytes) => {
    const name = byteString(bytes);
    expect(typed(escapeBytes(name))).toBe(name);
    expect(typed(`/./${escapeBytes(name)}/`)).toBe(name);
  },
);

test('the very name goes first, and a name that nobody has stays what it is', () => {
  expect(typed('d/\\xe9')).toBe(encodeText('d/\\xe9'));
  expect(typed('d/é')).toBe(encodeText('d/é'));
  expect(typed('/')).toBe('');
});
