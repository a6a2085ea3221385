import {
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DirectoryWriter } from '../../src/extraction/directory-writer.ts';
import type { Extraction } from '../../src/extraction/extraction.ts';
import { byteString } from '../../src/model/byte-string.ts';
import { LayerscopeError } from '../../src/model/error.ts';
import type { LayerSpecs } from '../support/analysed.ts';
import { extractionOf } from '../support/extraction.ts';
import { sparseFile } from '../support/sparse-file.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** A new directory for an extraction, beside a file that it must not touch. */
function places(): { readonly out: string; readonly outside: string } {
  const root = temporaryDirectory();
  const outside = join(root, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'passwd'), 'untouched');
  return { out: join(root, 'out'), outside };
}

async function write(
  plan: LayerSpecs | Extraction,
  out: string,
  replace = false,
): Promise<DirectoryWriter> {
  const extraction = 'tree' in plan ? plan : await extractionOf(plan);
  const writer = new DirectoryWriter(extraction, out, replace);
  await writer.write();
  return writer;
}

const textOf = (...path: readonly string[]): string => readFileSync(join(...path), 'utf8');

test('writes files, directories and links with their modes and times', async () => {
  const { out } = places();
  const mtime = 1_000_000_000;
  const { written, failed, skipped } = await write(
    [
      [
        { path: 'bin/', type: 'directory', mode: 0o750, mtime },
        { path: 'bin/tool', content: 'tool', mode: 0o4755, mtime },
        { path: 'bin/same', type: 'hardlink', linkTarget: 'bin/tool' },
        { path: 'sealed/', type: 'directory', mode: 0o500, mtime },
        { path: 'sealed/empty', mode: 0o400, mtime: mtime + 0.5 },
        { path: 'link', type: 'symlink', linkTarget: '/etc/passwd', mtime },
        { path: 'implied/file' },
      ],
    ],
    out,
  );
  expect([written, failed, skipped]).toEqual([8, [], []]);
  expect(textOf(out, 'bin/tool')).toBe('tool');
  const modeOf = (path: string): number => lstatSync(join(out, path)).mode & 0o7777;
  expect(['bin', 'bin/tool', 'sealed', 'sealed/empty'].map(modeOf)).toEqual([
    0o750, 0o755, 0o700, 0o400,
  ]);
  const timeOf = (path: string): number => lstatSync(join(out, path)).mtimeMs / 1000;
  expect(['bin', 'bin/tool', 'sealed', 'sealed/empty', 'link'].map(timeOf)).toEqual([
    mtime,
    mtime,
    mtime,
    mtime + 0.5,
    mtime,
  ]);
  expect(statSync(join(out, 'bin/same')).ino).toBe(statSync(join(out, 'bin/tool')).ino);
  expect(readlinkSync(join(out, 'link'))).toBe('/etc/passwd');
});

test('keeps holes', async () => {
  const { out } = places();
  const size = 2 ** 40;
  await write([[sparseFile('sparse', size, [[4096, 'data']])]], out);
  const stats = statSync(join(out, 'sparse'));
  expect(stats.size).toBe(size);
  expect(stats.blocks * 512).toBeLessThan(1_000_000);
});

test('leaves devices and FIFOs out, and says so', async () => {
  const { out } = places();
  const { written, skipped } = await write(
    [[{ path: 'null', type: 'character-device' }, { path: 'pipe', type: 'fifo' }, { path: 'a' }]],
    out,
  );
  expect(written).toBe(1);
  expect(skipped.map(({ path, reason }) => `${path}: ${reason}`).sort()).toEqual([
    'null: it is a character device',
    'pipe: it is a fifo',
  ]);
  expect(readdirSync(out)).toEqual(['a']);
});

test('names are the bytes that they are', async () => {
  const { out } = places();
  const name = Buffer.of(0xff, 0x0a, 0x1b);
  await write([[{ path: name, content: 'x' }]], out);
  expect(readdirSync(out, { encoding: 'buffer' })).toEqual([name]);
});

test('writes nothing through a link of the image', async () => {
  const { out, outside } = places();
  const link = (path: string) => ({ path, type: 'symlink', linkTarget: outside }) as const;
  const images: LayerSpecs[] = [
    [[link('a'), { path: 'a/passwd', content: 'evil' }]],
    [[{ path: 'a/passwd', content: 'evil' }, link('a')]],
    [[link('a')], [{ path: 'a/passwd', content: 'evil' }]],
    [[{ path: 'a/passwd', content: 'evil' }], [link('a')]],
    [[link('a/'), { path: 'a/../../outside/passwd', content: 'evil' }]],
    [[link('a'), { path: 'b', type: 'hardlink', linkTarget: 'a/passwd' }]],
    [[{ path: '../outside/passwd', content: 'evil' }]],
    [[{ path: join(outside, 'passwd'), content: 'evil' }]],
  ];
  for (const [n, layers] of images.entries()) {
    await write(layers, join(out, String(n)));
    // The same again, over the links that are there by now.
    await write(layers, join(out, String(n)), true);
    expect(textOf(outside, 'passwd')).toBe('untouched');
    expect(readdirSync(outside)).toEqual(['passwd']);
  }
  for (const layers of images) await write(layers, join(out, 'all'), true);
  expect(textOf(outside, 'passwd')).toBe('untouched');
});

test('leaves a directory alone that is not empty', async () => {
  const { outside } = places();
  await expect(write([[{ path: 'new' }]], outside)).rejects.toMatchObject({
    code: 'not-writable',
    failed: 'the directory is not empty',
  });
  expect(readdirSync(outside)).toEqual(['passwd']);
});

test('replaces what is in the way, itself and not what it links to', async () => {
  const { out, outside } = places();
  mkdirSync(join(out, 'kept'), { recursive: true });
  writeFileSync(join(out, 'kept/own'), 'own');
  symlinkSync(outside, join(out, 'directory'));
  symlinkSync(join(outside, 'passwd'), join(out, 'file'));
  linkSync(join(outside, 'passwd'), join(out, 'shared'));
  mkdirSync(join(out, 'blocked'));
  const { failed } = await write(
    [
      [
        { path: 'kept/new', content: 'new' },
        { path: 'directory/passwd', content: 'evil' },
        { path: 'file', content: 'evil' },
        { path: 'shared', content: 'evil' },
        { path: 'blocked', content: 'a directory stands here' },
      ],
    ],
    out,
    true,
  );
  expect(textOf(outside, 'passwd')).toBe('untouched');
  expect(readdirSync(join(out, 'kept')).sort()).toEqual(['new', 'own']);
  expect(['directory/passwd', 'file', 'shared'].map((path) => textOf(out, path))).toEqual([
    'evil',
    'evil',
    'evil',
  ]);
  expect(failed.map(({ path }) => path)).toEqual(['blocked']);
});

test('one path that cannot be written keeps only what needs it from being written', async () => {
  const { out } = places();
  const long = 'x'.repeat(300);
  const { written, failed, planned } = await write(
    [
      [
        { path: `${long}/below`, content: 'lost' },
        { path: `${long}/link`, type: 'symlink', linkTarget: 'x' },
        { path: 'a', content: 'a' },
        { path: 'nowhere', type: 'symlink', linkTarget: '' },
      ],
    ],
    out,
  );
  expect([written, planned]).toEqual([1, 5]);
  expect(Object.fromEntries(failed.map(({ path, reason }) => [path, reason]))).toEqual({
    [long]: 'name too long (ENAMETOOLONG)',
    [`${long}/below`]: 'its directory was not written',
    [`${long}/link`]: 'its directory was not written',
    nowhere: 'it links to what is no path',
  });
  expect(textOf(out, 'a')).toBe('a');
});

test('refuses a name that leads elsewhere, should a plan ever have one', async () => {
  const { out, outside } = places();
  const plan = await extractionOf([[{ path: 'a', content: 'evil' }]]);
  const path = byteString(Buffer.from('../outside/passwd'));
  const files = plan.files.map((item) => ({ ...item, path }));
  const { failed } = await write({ ...plan, files }, out, true);
  expect(failed).toEqual([{ path, reason: 'no file can have that name here' }]);
  expect(textOf(outside, 'passwd')).toBe('untouched');
});

/** Three files, of which the second cannot be read to its end. */
async function withFailure(error: Error): Promise<Extraction> {
  const plan = await extractionOf([
    [
      { path: 'first', content: 'first' },
      { path: 'second', content: 'second' },
      { path: 'third', content: 'third' },
    ],
  ]);
  const second = plan.files[1]?.version;
  return {
    ...plan,
    contentOf: (version) => ({
      ...plan.contentOf(version),
      async *pieces() {
        yield* plan.contentOf(version).pieces();
        if (version === second) throw error;
      },
    }),
  };
}

test('stops where contents cannot be read any more, and keeps nothing half written', async () => {
  const { out } = places();
  const writer = new DirectoryWriter(await withFailure(new Error('gone')), out, false);
  await expect(writer.write()).rejects.toThrow('gone');
  expect(writer.written).toBe(1);
  expect(readdirSync(out)).toEqual(['first']);
});

test('writes the others where one content is damaged', async () => {
  const { out } = places();
  const tried = 'read second in layer 0';
  const failed = 'the content does not have its digest';
  const damage = new LayerscopeError({ code: 'damaged', tried, failed, advice: '' });
  const { failed: paths, written } = await write(await withFailure(damage), out, false);
  expect(paths).toEqual([{ path: 'second', reason: failed }]);
  expect(written).toBe(2);
  expect(readdirSync(out)).toEqual(['first', 'third']);
});
