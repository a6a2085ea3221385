import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFromStore } from '../../../src/sources/local-store/open-local-store.ts';
import { containersRoot } from '../../support/local-stores.ts';
import { layersOf } from '../../support/open-image.ts';
import { ociTypes, storedBlob, storedImage } from '../../support/stored-image.ts';

const { config, layers } = storedImage(['first', 'second']);
const options = { source: 'podman', platform: null, baseLayers: null } as const;

function store(): string {
  return containersRoot({
    config: config.content,
    layers: layers.map(({ content }) => content),
    names: ['localhost/app:1'],
  });
}

interface LayerLine {
  readonly id: string;
  readonly parent?: string;
}

function editLayers(root: string, change: (layers: readonly LayerLine[]) => unknown): void {
  const path = join(root, 'overlay-layers/layers.json');
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')))));
}

test('a manifest list leads to the image of the platform that is wanted', async () => {
  const root = store();
  const images = join(root, 'overlay-images');
  const manifest = readFileSync(join(images, config.descriptor.digest.slice(7), 'manifest'));
  const platform = { os: 'linux', architecture: 'arm64', variant: null };
  const held = { ...storedBlob(manifest, ociTypes.manifest).descriptor, platform };
  const absent = {
    ...held,
    digest: `sha256:${'0'.repeat(64)}`,
    platform: { os: 'linux', architecture: 's390x' },
  };
  const list = storedBlob({ mediaType: ociTypes.index, manifests: [absent, held] }, ociTypes.index);
  const { digest } = list.descriptor;
  mkdirSync(join(images, digest.slice(7)));
  writeFileSync(join(images, digest.slice(7), 'manifest'), list.content);
  const path = join(images, 'images.json');
  const records: readonly unknown[] = JSON.parse(readFileSync(path, 'utf8'));
  const record = {
    id: digest.slice(7),
    names: ['localhost/list:1'],
    'big-data-digests': { manifest: digest },
  };
  writeFileSync(path, JSON.stringify([...records, record]));
  const opened = await openFromStore(
    { kind: 'containers-storage', graphRoot: root, image: 'list:1' },
    { ...options, platform },
  );
  onTestFinished(() => opened.close());
  expect(await layersOf(opened)).toEqual(layers.map(({ descriptor }) => descriptor.digest));
  expect(opened.warnings.map(({ code }) => code)).toEqual(['absent-manifest']);
});

test.each<[string, (layers: readonly LayerLine[]) => unknown]>([
  ['a layer is not listed', ([, top]) => [top]],
  ['layers are their own parents', (all) => all.map((layer) => ({ ...layer, parent: layer.id }))],
  [
    'a layer is known by its table of contents only',
    (all) => all.map(({ id, parent }) => ({ id, parent })),
  ],
  ["the layers are another image's", ([first]) => [{ ...first, parent: undefined }]],
])('an image is refused when %s', async (_, change) => {
  const root = store();
  editLayers(root, change);
  const place = { kind: 'containers-storage', graphRoot: root, image: 'app:1' } as const;
  await expect(openFromStore(place, options)).rejects.toThrow('not those of its config');
});

test('a layer that is kept as a composefs image is refused', async () => {
  const root = store();
  for (const layer of readdirSync(join(root, 'overlay'))) {
    mkdirSync(join(root, 'overlay', layer, 'composefs-data'));
  }
  const place = { kind: 'containers-storage', graphRoot: root, image: 'app:1' } as const;
  await expect(openFromStore(place, options)).rejects.toThrow('composefs');
});

test('layers that will not outlast the next boot are listed apart', async () => {
  const root = store();
  const path = join(root, 'overlay-layers/layers.json');
  renameSync(path, join(root, 'overlay-layers/volatile-layers.json'));
  const place = { kind: 'containers-storage', graphRoot: root, image: 'app:1' } as const;
  const opened = await openFromStore(place, options);
  onTestFinished(() => opened.close());
  expect(opened.image.layers.length).toBe(2);
});
