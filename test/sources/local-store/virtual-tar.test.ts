import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { indexBlob } from '../../../src/index/index-blob.ts';
import { LayerscopeError } from '../../../src/model/error.ts';
import { tarOffsets } from '../../../src/model/layer-index.ts';
import { openSplitLayer } from '../../../src/sources/local-store/split-layer.ts';
import type { VirtualTar } from '../../../src/sources/local-store/virtual-tar.ts';
import { arbitraryImage } from '../../support/arbitrary-image.ts';
import { unpackLayer } from '../../support/diff-directory.ts';
import { memoryBlob } from '../../support/memory.ts';
import { buildTar, type TarEntrySpec } from '../../support/tar.ts';
import { packTarSplit, tarSplitLines } from '../../support/tar-split.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

interface SplitFiles {
  readonly directory: string;
  readonly open: () => Promise<VirtualTar>;
}

/** The two parts of a layer, as an engine has them. */
function splitFiles(tar: Uint8Array): SplitFiles {
  const root = temporaryDirectory();
  const headers = join(root, 'tar-split.json.gz');
  const contents = join(root, 'diff');
  writeFileSync(headers, packTarSplit(tarSplitLines(tar)));
  unpackLayer(tar, contents);
  return {
    directory: contents,
    open: async () => {
      const opened = await openSplitLayer({ headers, contents });
      onTestFinished(() => opened.close());
      return opened;
    },
  };
}

async function bytesOf(tar: VirtualTar): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of tar.stream()) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A layer that has no name twice, which engines refuse, and no file that is a directory as well. */
function unpackable(specs: readonly TarEntrySpec[]): readonly TarEntrySpec[] {
  const taken: string[] = [];
  return specs.filter((spec) => {
    const path = String(spec.path).replace(/\/$/, '');
    const isFree = !taken.some(
      (other) => path === other || path.startsWith(`${other}/`) || other.startsWith(`${path}/`),
    );
    if (isFree) taken.push(path);
    return isFree;
  });
}

test('it has the bytes of the layer, wherever they are read, and gives the same index', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryImage,
      fc.array(fc.tuple(fc.nat(), fc.nat(5000))),
      async (image, reads) => {
        const tar = Buffer.from(buildTar(unpackable(image[0] ?? [])));
        const virtual = await splitFiles(tar).open();
        expect(await bytesOf(virtual)).toEqual(tar);
        for (const [at, size] of reads) {
          const target = Buffer.alloc(size);
          const count = virtual.read(at % tar.length, target);
          expect(target.subarray(0, count)).toEqual(
            tar.subarray(at % tar.length).subarray(0, size),
          );
        }
        for (const verify of [false, true]) {
          const { index } = await indexBlob(virtual, { verify, toc: null });
          expect(index).toEqual((await indexBlob(memoryBlob(tar), { verify, toc: null })).index);
        }
        virtual.close();
      },
    ),
    { numRuns: 40 },
  );
});

test('headers are read without opening a file', async () => {
  const tar = buildTar([
    { path: 'a', content: 'a' },
    { path: 'b', content: 'b'.repeat(9000) },
  ]);
  const { directory, open } = splitFiles(tar);
  rmSync(directory, { recursive: true });
  mkdirSync(directory);
  const { index } = await indexBlob(await open(), { verify: false, toc: null });
  expect(index).toEqual((await indexBlob(memoryBlob(tar), { verify: false, toc: null })).index);
});

test('names and links that are not UTF-8 lead to their files', async () => {
  const tar = buildTar([
    { path: Buffer.from([0x64, 0xff, 0x2f]), type: 'directory' },
    { path: Buffer.from([0x64, 0xff, 0x2f, 0xfe]), content: 'one' },
    { path: Buffer.from([0x64, 0xff, 0x2f, 0xfd]), content: 'two' },
    { path: 'link', type: 'symlink', linkTarget: Buffer.from([0x64, 0xff]) },
    { path: 'link/three', content: 'three' },
  ]);
  expect(await bytesOf(await splitFiles(tar).open())).toEqual(Buffer.from(tar));
});

test('a link on the way to a file stays inside of the layer', async () => {
  const tar = buildTar([
    { path: 'real/', type: 'directory' },
    { path: 'up', type: 'symlink', linkTarget: '../../../../real' },
    { path: 'up/a', content: 'a' },
    { path: 'absolute', type: 'symlink', linkTarget: '/real' },
    { path: 'absolute/b', content: 'b' },
  ]);
  expect(await bytesOf(await splitFiles(tar).open())).toEqual(Buffer.from(tar));
});

test('a link that leads out of the layer to a file of the same bytes is not followed', async () => {
  const tar = buildTar([
    { path: 'dir/', type: 'directory' },
    { path: 'dir/a', content: 'secret' },
  ]);
  const { directory, open } = splitFiles(tar);
  const outside = temporaryDirectory();
  writeFileSync(join(outside, 'a'), 'secret');
  rmSync(join(directory, 'dir'), { recursive: true });
  symlinkSync(outside, join(directory, 'dir'));
  await expect(bytesOf(await open())).rejects.toThrow('dir/a');
});

test('links that go round in a circle end', async () => {
  const { directory, open } = splitFiles(buildTar([{ path: 'dir/a', content: 'a' }]));
  rmSync(join(directory, 'dir'), { recursive: true });
  symlinkSync('other', join(directory, 'dir'));
  symlinkSync('dir', join(directory, 'other'));
  await expect(bytesOf(await open())).rejects.toThrow('too many symbolic links');
});

test('a layer whose contents are gone altogether is refused', async () => {
  const { directory, open } = splitFiles(buildTar([{ path: 'a', content: 'a' }]));
  rmSync(directory, { recursive: true });
  await expect(open()).rejects.toThrow(directory);
});

const content = 'x'.repeat(3000);
const damages: Readonly<Record<string, (path: string) => void>> = {
  'is gone': (path) => rmSync(path),
  'is shorter': (path) => writeFileSync(path, content.slice(1)),
  'is longer': (path) => writeFileSync(path, `${content}x`),
  'has other bytes': (path) => writeFileSync(path, content.replace(/x$/, 'y')),
  'is a directory': (path) => {
    rmSync(path);
    mkdirSync(path);
  },
  'is a link to the same bytes': (path) => {
    rmSync(path);
    writeFileSync(`${path}-2`, content);
    symlinkSync(`${path}-2`, path);
  },
  'is a FIFO': (path) => {
    rmSync(path);
    execFileSync('mkfifo', [path]);
  },
};

test.each(Object.entries(damages))(
  'a file that %s is refused, and none of it given',
  async (_, damage) => {
    const { directory, open } = splitFiles(buildTar([{ path: 'etc/file', content }]));
    damage(join(directory, 'etc/file'));
    const tar = await open();
    const { index } = await indexBlob(tar, { verify: false, toc: null });
    const target = Buffer.alloc(content.length);
    const read = (): number => tar.read(tarOffsets(index)[0] ?? 0, target);
    expect(read).toThrow(LayerscopeError);
    expect(read).toThrow('etc/file');
  },
);

test('a layer whose headers do not fit its contents is refused', async () => {
  const lines = tarSplitLines(
    buildTar([
      { path: 'a', content: 'a' },
      { path: 'b', content: 'bb' },
    ]),
  );
  const root = temporaryDirectory();
  const headers = join(root, 'tar-split.json.gz');
  const broken = [
    lines.map((line) => (line.name === 'b' ? { ...line, size: 3 } : line)),
    lines.filter(({ name }) => name !== 'b').map((line, position) => ({ ...line, position })),
    [...lines, { type: 1, name: 'c', size: 1, payload: 'AAAAAAAAAAE=', position: lines.length }],
    lines.slice(0, -2),
  ];
  for (const records of broken) {
    writeFileSync(headers, packTarSplit(records));
    await expect(openSplitLayer({ headers, contents: root })).rejects.toThrow(LayerscopeError);
  }
});
