import { describe, expect, test } from 'vitest';
import { indexStream } from '../../src/index/index-stream.ts';
import { fileOf, layersOf, open, openBothWays, openStream } from '../support/open-image.ts';
import {
  archiveOf,
  dockerEntry,
  type Files,
  ociTypes,
  storedImage,
} from '../support/stored-image.ts';
import { buildTar, type TarEntrySpec } from '../support/tar.ts';

const image = storedImage(['a', 'b']);
const digests = image.layers.map(({ descriptor }) => descriptor.digest);
const files: Files = { ...image.files, 'index.json': { manifests: [image.manifest.descriptor] } };

describe('layers of an archive', () => {
  test('come in the order of the manifest, whatever that of the archive', async () => {
    const backwards = Object.fromEntries(Object.entries(files).toReversed());
    for (const opened of await openBothWays(archiveOf(backwards))) {
      expect(await layersOf(opened)).toEqual(digests);
    }
  });

  test('are to be checked where the manifest names their digests', async () => {
    const named = await open(fileOf(archiveOf(files)));
    expect(named.contents).toMatchObject([{ isChecked: false }, { isChecked: false }]);
    const entries: TarEntrySpec[] = [
      { path: 'layer.tar', content: image.layers[0]?.content ?? '' },
      { path: 'c.json', content: image.config.content },
      { path: 'manifest.json', content: listing(['layer.tar']) },
    ];
    const unnamed = await open(fileOf(buildTar(entries)));
    expect(unnamed.contents[0]).toMatchObject({ isChecked: true });
  });

  test('may be named by hardlinks and by chains of symlinks', async () => {
    const entries: TarEntrySpec[] = [
      { path: 'first/layer.tar', type: 'symlink', linkTarget: '../second/layer.tar' },
      { path: 'second/layer.tar', type: 'symlink', linkTarget: './/third.tar' },
      { path: 'second/third.tar', type: 'hardlink', linkTarget: 'blob' },
      { path: 'blob', content: image.layers[0]?.content ?? '' },
      { path: 'c.json', content: image.config.content },
      { path: 'manifest.json', content: listing(['first/layer.tar', 'second/third.tar']) },
    ];
    for (const opened of await openBothWays(buildTar(entries))) {
      expect(await layersOf(opened)).toEqual([digests[0], digests[0]]);
      expect(new Set(opened.contents.map(({ key }) => key))).toEqual(new Set(['blob']));
    }
  });

  test('are absent where links go in circles or lead out of the archive', async () => {
    const entries: TarEntrySpec[] = [
      { path: 'a', type: 'symlink', linkTarget: 'b' },
      { path: 'b', type: 'hardlink', linkTarget: 'a' },
      { path: 'c', type: 'symlink', linkTarget: '../../etc/passwd' },
      { path: 'c.json', content: image.config.content },
      { path: 'manifest.json', content: listing(['a', 'c', '../../etc/passwd']) },
    ];
    for (const opened of await openBothWays(buildTar(entries))) {
      expect(await layersOf(opened)).toEqual([
        'a is not in the archive',
        'c is not in the archive',
        '../../etc/passwd is not in the archive',
      ]);
    }
  });

  test('are the last file of a name that stands twice', async () => {
    const [first, second] = image.layers.map(({ content }) => content);
    const entries: TarEntrySpec[] = [
      { path: './x', content: first ?? '' },
      { path: 'x', content: second ?? '' },
      { path: 'c.json', content: image.config.content },
      { path: '/manifest.json', content: listing(['x', './x']) },
    ];
    for (const opened of await openBothWays(buildTar(entries))) {
      expect(await layersOf(opened)).toEqual([digests[1], digests[1]]);
    }
  });

  test('are indexed once, however often a manifest names them', async () => {
    let indexed = 0;
    const ten = Array.from({ length: 10 }, () => 'x');
    const archive = archiveOf({
      x: image.layers[0]?.content ?? {},
      'c.json': { rootfs: { diff_ids: ten.map(() => digests[0]) } },
      'manifest.json': [{ Config: 'c.json', Layers: ten }],
    });
    const opened = await openStream(archive, {
      indexStream: (stored) => {
        indexed++;
        return indexStream(stored, { verify: true });
      },
    });
    expect(await layersOf(opened)).toEqual(ten.map(() => digests[0]));
    expect(indexed).toBe(1);
  });

  test('are absent, with the reason, where the archive does not hold them', async () => {
    const { name, descriptor } = image.layers[1] ?? image.config;
    const { [name]: _, ...rest } = files;
    for (const opened of await openBothWays(archiveOf(rest))) {
      expect(await layersOf(opened)).toEqual([
        digests[0],
        `${descriptor.digest} is not in the archive`,
      ]);
      expect(opened.warnings).toEqual([]);
    }
  });

  test('explain themselves when they are foreign or encrypted', async () => {
    const [first, second] = image.layers.map(({ descriptor }) => descriptor);
    const layers = [
      {
        ...first,
        mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
        digest: `sha256:${'0'.repeat(64)}`,
        urls: ['https://example.com/layer'],
      },
      { ...second, mediaType: `${ociTypes.layer}+gzip+encrypted` },
    ];
    const { files: odd, manifest } = storedImage(['a', 'b'], { manifest: { layers } });
    const archive = archiveOf({ ...odd, 'index.json': { manifests: [manifest.descriptor] } });
    for (const opened of await openBothWays(archive)) {
      expect(await layersOf(opened)).toEqual([
        expect.stringContaining('https://example.com/layer'),
        expect.stringContaining('it is encrypted'),
      ]);
      expect(opened.image.layers[1]?.mediaType).toBe(`${ociTypes.layer}+gzip+encrypted`);
    }
  });

  test('may have no bytes at all, or no files', async () => {
    const empty = { Config: 'c.json', Layers: ['zero', 'zeros'] };
    const archive = archiveOf({
      zero: new Uint8Array(0),
      zeros: new Uint8Array(1024),
      'c.json': { rootfs: { diff_ids: [digests[0], digests[1]] } },
      'manifest.json': [empty],
    });
    for (const opened of await openBothWays(archive)) {
      expect(opened.contents.map(({ kind }) => kind)).not.toContain('absent');
      expect(opened.image.layers.map(({ compressedBytes }) => compressedBytes)).toEqual([
        null,
        null,
      ]);
    }
  });

  test('are told from documents by more than their first character', async () => {
    const odd = storedImage(['{"name"}', '[brackets]']);
    const archive = archiveOf({
      ...odd.files,
      'index.json': { manifests: [odd.manifest.descriptor] },
    });
    const expected = odd.layers.map(({ descriptor }) => descriptor.digest);
    for (const opened of await openBothWays(archive)) {
      expect(await layersOf(opened)).toEqual(expected);
    }
  });

  test('come from the list that agrees with the config', async () => {
    const emptied = storedImage(['a', 'b'], { manifest: { layers: [] } });
    const asDocker25 = archiveOf({
      ...emptied.files,
      'index.json': { manifests: [emptied.manifest.descriptor] },
      'manifest.json': [dockerEntry(emptied, ['a:1'])],
    });
    for (const opened of await openBothWays(asDocker25)) {
      expect(await layersOf(opened)).toEqual(digests);
      expect(opened.image.digest).toBe(emptied.manifest.descriptor.digest);
      expect(opened.warnings).toEqual([]);
    }
  });

  test('are looked for by their diffIDs where no list has them', async () => {
    const emptied = storedImage(['a', 'b'], { manifest: { layers: [] } });
    const { [emptied.layers[1]?.name ?? '']: _, ...rest } = emptied.files;
    const archive = archiveOf({
      ...rest,
      'index.json': { manifests: [emptied.manifest.descriptor] },
    });
    for (const opened of await openBothWays(archive)) {
      expect(await layersOf(opened)).toEqual([digests[0], expect.stringContaining('is not in')]);
      expect(opened.warnings).toMatchObject([{ code: 'unreadable-metadata' }]);
    }
  });
});

/** A `manifest.json` of one image, as text. */
function listing(layers: readonly string[]): string {
  return JSON.stringify([{ Config: 'c.json', RepoTags: null, Layers: layers }]);
}
