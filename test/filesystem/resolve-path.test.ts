import { expect, test } from 'vitest';
import type { ImageTree } from '../../src/filesystem/image-tree.ts';
import { resolvePath } from '../../src/filesystem/resolve-path.ts';
import { encodeText } from '../../src/model/byte-string.ts';
import { analysed } from '../support/analysed.ts';

const link = (path: string, linkTarget: string) => ({ path, type: 'symlink', linkTarget }) as const;

const { tree } = await analysed([
  [
    { path: 'usr/bin/sh', content: 'sh' },
    link('bin', 'usr/bin'),
    link('absolute', '/usr/bin/sh'),
    link('out', '../../../usr/./bin//sh'),
    link('usr/up', '..'),
    link('a', 'b'),
    link('b', 'a'),
    link('dangling', 'nowhere'),
    link('chain', 'dangling'),
    link('through', 'bin/nothing'),
    link('deeper', 'usr/bin/sh/more'),
    link('moving', 'usr/bin/sh'),
  ],
  [{ path: 'usr/.wh.bin' }, { path: 'new', content: 'new' }, link('moving', 'new')],
]);

/** The path that another leads to, or why it leads nowhere. */
function target(path: string, layer: number, of: ImageTree = tree): string {
  const found = resolvePath(of, encodeText(path), layer);
  return found.kind === 'found' ? `/${of.pathOf(of.versions.node.at(found.version))}` : found.kind;
}

test.each([
  ['', '/'],
  ['/', '/'],
  ['.', '/'],
  ['usr/bin/sh', '/usr/bin/sh'],
  ['//usr/./bin/sh/', '/usr/bin/sh'],
  ['bin', '/usr/bin'],
  ['bin/sh', '/usr/bin/sh'],
  ['absolute', '/usr/bin/sh'],
  ['out', '/usr/bin/sh'],
  ['../../usr', '/usr'],
  ['usr/up/usr/up/bin/sh', '/usr/bin/sh'],
  ['bin/..', '/usr'],
  ['a', 'loop'],
  ['b/c', 'loop'],
  ['dangling', 'absent'],
  ['usr/bin/sh/more', 'absent'],
  ['usr/bin/sh/..', 'absent'],
  ['nothing', 'absent'],
  ['new', 'absent'],
])('%j leads to %s', (path, expected) => {
  expect(target(path, 0)).toBe(expected);
});

test.each([
  ['dangling', 'dangling'],
  ['chain', 'dangling'],
  ['dangling/more', 'dangling'],
  ['deeper', 'deeper'],
  ['through', 'through'],
  ['bin/nothing', null],
  ['nothing', null],
])('%s leads nowhere because of the link %s', async (path, culprit) => {
  const found = resolvePath(tree, encodeText(path), 0);
  const version = found.kind === 'absent' ? found.link : null;
  expect(version === null ? null : tree.pathOf(tree.versions.node.at(version))).toBe(culprit);
});

test('goes by the state at the layer', () => {
  expect(['moving', 'new', 'bin/sh'].map((path) => target(path, 0))).toEqual([
    '/usr/bin/sh',
    'absent',
    '/usr/bin/sh',
  ]);
  expect(['moving', 'new', 'bin/sh'].map((path) => target(path, 1))).toEqual([
    '/new',
    '/new',
    'absent',
  ]);
});

test('links that say more than any path can are not followed', async () => {
  const around = link('around', `${'usr/../'.repeat(1000)}usr`);
  const layer = [{ path: 'usr/x' }, around, link('twice', 'around/../around')];
  const { tree: image } = await analysed([layer]);
  expect(target('around', 0, image)).toBe('/usr');
  expect(target('twice', 0, image)).toBe('loop');
});

test('an image without layers has nothing', async () => {
  expect(target('/', -1, (await analysed([])).tree)).toBe('absent');
});
