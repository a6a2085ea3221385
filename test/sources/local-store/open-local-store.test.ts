import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { OpenedImage } from '../../../src/sources/opened-image.ts';
import {
  type LocalStore,
  openLocalStore,
} from '../../../src/sources/local-store/open-local-store.ts';
import { containersRoot, dockerRoot, type EngineImage } from '../../support/local-stores.ts';
import { layersOf } from '../../support/open-image.ts';
import { storedImage } from '../../support/stored-image.ts';

const options = { source: 'docker', platform: null, baseLayers: null } as const;

/** What became of it: the tags of the image that was opened, or the reason. */
async function outcomeOf(place: LocalStore): Promise<OpenedImage | string> {
  const found = await openLocalStore(place, options);
  if (found.kind === 'unavailable') return found.reason;
  onTestFinished(() => found.opened.close());
  return found.opened;
}

async function tagsOf(place: LocalStore): Promise<readonly string[] | string> {
  const outcome = await outcomeOf(place);
  return typeof outcome === 'string' ? outcome : outcome.image.tags;
}

const { config, layers } = storedImage(['first', 'second']);
const image: EngineImage = {
  config: config.content,
  layers: layers.map(({ content }) => content),
  names: ['localhost/team/app:1', 'docker.io/library/other:latest'],
};
const tags = ['localhost/team/app:1', 'other:latest'];
const id = config.descriptor.digest;

const stores = {
  docker: (name: string, root = dockerRoot(image)): LocalStore => ({
    kind: 'docker',
    dataRoot: root,
    image: name,
  }),
  'containers-storage': (name: string, root = containersRoot(image)): LocalStore => ({
    kind: 'containers-storage',
    graphRoot: root,
    image: name,
  }),
};

describe.each(Object.entries(stores))('a store of %s', (_, storeOf) => {
  test.each([
    ['a name', 'localhost/team/app:1'],
    ["a name without Docker's registry", 'other'],
    ['a name without its host', 'team/app:1'],
    ['an ID', id],
    ['an ID without its algorithm', id.slice(7)],
    ['a short ID', id.slice(7, 19)],
  ])('has an image by %s', async (_what, name) => {
    expect(await tagsOf(storeOf(name))).toEqual(tags);
  });

  test('has layers of the right bytes, from the lowest', async () => {
    const opened = await outcomeOf(storeOf(id));
    if (typeof opened === 'string') throw new Error(opened);
    expect(await layersOf(opened)).toEqual(layers.map(({ descriptor }) => descriptor.digest));
    expect(opened.image.source).toBe('docker');
  });

  test('does not have an image that it does not have', async () => {
    expect(await tagsOf(storeOf('nothing:1'))).toContain('there is no such image');
  });

  test('is unavailable when it is not there', async () => {
    expect(await tagsOf(storeOf(id, '/nowhere/at/all'))).toContain('there is no such directory');
  });

  test.each([
    ['a tar-split file is gone', /tar-split[^/]*gz$/, null],
    ['a tar-split file is empty', /tar-split[^/]*gz$/, ''],
    ['a tar-split file is no gzip', /tar-split[^/]*gz$/, '{"type":1'],
    ['the config is gone', new RegExp(`${id.slice(7)}$|=`), null],
    ['the config is no JSON', new RegExp(`${id.slice(7)}$|=`), '{'],
    ['a list is no JSON', /\.json$/, '[{'],
    ['a list is too deep', /\.json$/, '['.repeat(1000)],
  ])('is unavailable when %s', async (_what, files, text) => {
    const place = storeOf(id);
    const root =
      place.kind === 'docker' ? place.dataRoot : 'graphRoot' in place ? place.graphRoot : '';
    let changed = 0;
    for (const file of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const path = join(file.parentPath, file.name);
      if (!file.isFile() || !files.test(path)) continue;
      if (text === null) rmSync(path);
      else writeFileSync(path, text);
      changed++;
    }
    expect(changed).toBeGreaterThan(0);
    expect(typeof (await outcomeOf(place))).toBe('string');
  });
});

test('a data root of a driver without files is unavailable', async () => {
  const root = dockerRoot(image);
  rmSync(join(root, 'image/overlay2'), { recursive: true });
  mkdirSync(join(root, 'image/zfs/imagedb'), { recursive: true });
  expect(await tagsOf(stores.docker(id, root))).toContain('none are kept there by a driver');
});

test("Docker's layers whose IDs lead out of the store are unavailable", async () => {
  const root = dockerRoot(image);
  const layerDb = join(root, 'image/overlay2/layerdb/sha256');
  for (const chain of readdirSync(layerDb))
    writeFileSync(join(layerDb, chain, 'cache-id'), '../../etc');
  expect(await tagsOf(stores.docker(id, root))).toContain('layer 0 is not there');
});

test('several images that a name fits are unavailable, and named', async () => {
  const root = dockerRoot(image);
  const other = storedImage(['third']).config;
  const directory = join(root, 'image/overlay2');
  writeFileSync(
    join(directory, 'imagedb/content/sha256', other.descriptor.digest.slice(7)),
    other.content,
  );
  writeFileSync(
    join(directory, 'repositories.json'),
    JSON.stringify({
      Repositories: { a: { 'x.io/a:1': id }, b: { 'y.io/a:1': other.descriptor.digest } },
    }),
  );
  const reason = await tagsOf(stores.docker('a:1', root));
  expect(reason).toContain('the name fits 2 images: ');
  expect(reason).toContain('x.io/a:1');
  expect(reason).toContain('y.io/a:1');
});

test("Docker's images are found by the digest of the manifest that they were pulled by", async () => {
  const root = dockerRoot(image);
  const digest = `sha256:${'d'.repeat(64)}`;
  writeFileSync(
    join(root, 'image/overlay2/repositories.json'),
    JSON.stringify({ Repositories: { app: { 'app:1': id, [`app@${digest}`]: id } } }),
  );
  expect(await tagsOf(stores.docker(`app@${digest}`, root))).toEqual(['app:1']);
});
