import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { hazardInLines } from './support/hostile-text.ts';
import { memoryStream } from './support/memory.ts';
import { type Outcome, runMain } from './support/run-main.ts';
import { record } from './support/tar-blocks.ts';
import { buildTar, type TarEntrySpec } from './support/tar.ts';

// The program as a whole on bad input: it ends, says what is wrong, and writes nothing unsafe.

const fixture = (path: string): Uint8Array =>
  readFileSync(new URL(`../fixtures/${path}`, import.meta.url));

const judge = (image: Uint8Array, ...options: string[]): Promise<Outcome> =>
  runMain([...options, '-'], undefined, { stdin: memoryStream(image) });

function expectHarmless({ exitCode, out, err }: Outcome): void {
  expect([0, 2]).toContain(exitCode);
  expect(err).not.toContain('bug in layerscope');
  expect(hazardInLines(out)).toBeNull();
  expect(hazardInLines(err)).toBeNull();
}

/** A `docker save` archive of these layers. */
function archiveOf(layers: readonly Uint8Array[], config: object = {}): Uint8Array {
  const names = layers.map((_, i) => `${i}/layer.tar`);
  const manifest = [{ Config: 'config.json', RepoTags: ['hostile:1'], Layers: names }];
  const rootfs = { type: 'layers', diff_ids: [] };
  return buildTar([
    ...layers.map((content, i) => ({ path: `${i}/layer.tar`, content })),
    { path: 'config.json', content: JSON.stringify({ rootfs, ...config }) },
    { path: 'manifest.json', content: JSON.stringify(manifest) },
  ]);
}

describe.each(['formats/docker28-containerd.tar', 'formats/buildx-oci-zstd.tar'])('%s', (name) => {
  const whole = fixture(name);

  test('cut off anywhere it is refused, or read with warnings', async () => {
    for (let end = 0; end < whole.length; end += 509) {
      expectHarmless(await judge(whole.subarray(0, end)));
      expectHarmless(await judge(whole.subarray(0, end), '--ignore-errors'));
    }
  });

  test('with any byte flipped it is refused, or read with warnings', async () => {
    for (let at = 0; at < whole.length; at += 211) {
      const changed = Uint8Array.from(whole);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      expectHarmless(await judge(changed, '--ignore-errors'));
    }
  });
});

test('names, targets, instructions, labels and tags cannot speak to a terminal', async () => {
  const bad = 'a\u001b[31m\u0007\u202e\u009bx\r\n{bold}';
  const layer = (content: string): Uint8Array =>
    buildTar([
      { path: `d/${bad}`, content },
      { path: `s${bad}`, type: 'symlink', linkTarget: bad },
      { path: '.wh.ghost\u001b]0;x' },
    ]);
  const image = archiveOf([layer('one'), layer('two')], {
    config: { Labels: { [bad]: bad }, Env: [bad], User: bad, Entrypoint: [bad] },
    history: [{ created_by: bad }, { created_by: `RUN ${bad}`, comment: bad }],
  });
  const formats = ['markdown', 'sarif', 'junit', 'github'];
  const reports = formats.map((format) => ['report', '--format', format]);
  for (const argv of [[], ['--json', '-'], ['ci'], ['ls'], ['ls', '--layer', '1'], ...reports]) {
    const outcome = await runMain([...argv, '-'], undefined, { stdin: memoryStream(image) });
    expect(hazardInLines(outcome.out)).toBeNull();
    expect(hazardInLines(outcome.err)).toBeNull();
    expect(outcome.exitCode).toBeLessThan(2);
  }
});

test('a header that claims 8 EB is damage that names layer and offset', async () => {
  const layer = Buffer.from(buildTar([{ path: 'a' }, { path: 'b' }]));
  layer.set([0x80, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 512 + 124);
  layer.fill(0x20, 512 + 148, 512 + 156);
  const sum = layer.subarray(512, 1024).reduce((total, byte) => total + byte, 0);
  layer.write(`${sum.toString(8).padStart(6, '0')}\0 `, 512 + 148, 'latin1');
  const { exitCode, err } = await judge(archiveOf([layer]));
  expect(exitCode).toBe(2);
  expect(err.replaceAll('\n', ' ')).toMatch(/layer 0, offset \d+/);
});

test('an extended header that claims 1 GB is damage that names layer and offset', async () => {
  const claim = record({ name: 'pax', typeflag: 'x', size: 2 ** 30 }, 'path=');
  const image = archiveOf([buildTar([{ path: 'a' }]), claim]);
  const { exitCode, err } = await judge(image);
  expect(exitCode).toBe(2);
  expect(err.replaceAll(/\s+/g, ' ')).toContain('larger than layerscope reads (layer 1, offset 0)');
  expectHarmless(await judge(image, '--ignore-errors'));
});

test.each([
  ['a name of 1 MB', 'x'.repeat(2 ** 20)],
  ['a path of 30,000 levels', 'd/'.repeat(30_000)],
])('%s is more than layerscope takes', async (_, path) => {
  const image = archiveOf([buildTar([{ path: 'a', content: 'b' }, { path }])]);
  const { exitCode, err } = await judge(image);
  expect(exitCode).toBe(2);
  expect(err).toContain('Check where the image comes from');
  const { out } = await judge(image, '--ignore-errors', '--json', '-');
  expect(JSON.parse(out).summary).toMatchObject({ storedBytes: 1 });
});

test('a manifest that names a blob ten thousand times is refused', async () => {
  const Layers = Array.from({ length: 10_000 }, () => 'l.tar');
  const outcome = await judge(
    buildTar([
      { path: 'l.tar', content: buildTar([{ path: 'a' }]) },
      { path: 'config.json', content: '{}' },
      { path: 'manifest.json', content: JSON.stringify([{ Config: 'config.json', Layers }]) },
    ]),
  );
  expectHarmless(outcome);
  expect(outcome.err).toContain('10000 layers');
});

test('a bomb of gzip in gzip is refused before it fills anything', async () => {
  const bomb = gzipSync(gzipSync(Buffer.alloc(1 << 28)));
  expectHarmless(await judge(bomb));
  expectHarmless(await judge(archiveOf([bomb]), '--ignore-errors'));
});

test('JSON nested 100,000 deep is refused', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  for (const path of ['manifest.json', 'index.json']) {
    const outcome = await judge(buildTar([{ path, content: deep }]));
    expectHarmless(outcome);
    expect(outcome.exitCode).toBe(2);
  }
});

test('links that lead in circles end', async () => {
  const link = (path: string, linkTarget: string): TarEntrySpec => ({
    path,
    type: 'symlink',
    linkTarget,
  });
  const layer = buildTar([link('a', 'b'), link('b', 'a/c'), { path: 'a/x' }]);
  expectHarmless(await judge(archiveOf([layer])));
  const manifest = [{ Config: 'config.json', RepoTags: null, Layers: ['1/layer.tar'] }];
  const outer = buildTar([
    link('1/layer.tar', '../2/layer.tar'),
    link('2/layer.tar', '../1/layer.tar'),
    { path: 'config.json', content: '{}' },
    { path: 'manifest.json', content: JSON.stringify(manifest) },
  ]);
  expectHarmless(await judge(outer));
  expect((await judge(outer)).exitCode).toBe(2);
});

test('one blob named ten times is ten layers, nine of which rewrite the first', async () => {
  const manifest = [
    { Config: 'config.json', RepoTags: null, Layers: Array.from({ length: 10 }, () => 'l.tar') },
  ];
  const image = buildTar([
    { path: 'l.tar', content: buildTar([{ path: 'a', content: 'x'.repeat(100) }]) },
    { path: 'config.json', content: '{}' },
    { path: 'manifest.json', content: JSON.stringify(manifest) },
  ]);
  const { out } = await judge(image, '--json', '-');
  const { summary } = JSON.parse(out);
  expect(summary).toMatchObject({ layers: 10, storedBytes: 1000, reclaimableBytes: 900 });
});
