import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  type LocalStore,
  openFromStore,
  openLocalStore,
} from '../../../src/sources/local-store/open-local-store.ts';
import { layersOf } from '../../support/open-image.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { unpackTar } from '../../support/unpack-tar.ts';

/** The content store of a containerd that has an OCI layout's blobs. */
function containerdRoot(fixture: string): string {
  const layout = temporaryDirectory();
  unpackTar(readFileSync(`fixtures/formats/${fixture}`), layout);
  const root = temporaryDirectory();
  mkdirSync(join(root, 'io.containerd.content.v1.content'));
  renameSync(join(layout, 'blobs'), join(root, 'io.containerd.content.v1.content', 'blobs'));
  return root;
}

const bxm = 'sha256:be872feb4a059f340187359be2ee6d08db8c04f178381bab95672609e4702609';

function place(image = bxm): LocalStore {
  const root = containerdRoot('docker28-containerd-multi-attest.tar');
  return { kind: 'containerd', root, image, tags: ['h5/bxm:1'] };
}

const options = { source: 'docker', platform: null, baseLayers: null } as const;

test('an image is opened by the digest of its index, for the platform that is wanted', async () => {
  const platform = { os: 'linux', architecture: 'arm64', variant: null };
  const opened = await openFromStore(place(), { ...options, platform });
  onTestFinished(() => opened.close());
  const { image } = opened;
  expect(image).toMatchObject({
    source: 'docker',
    tags: ['h5/bxm:1'],
    platform: { architecture: 'arm64' },
  });
  expect(await layersOf(opened)).toEqual(image.layers.map(({ diffId }) => diffId));
});

test('a blob that containerd threw away makes the image unavailable', async () => {
  const whole = place();
  if (whole.kind !== 'containerd') throw new Error('this is the store of another engine');
  const opened = await openFromStore(whole, options);
  const digest = opened.image.layers[0]?.digest ?? '';
  await opened.close();
  rmSync(join(whole.root, 'io.containerd.content.v1.content/blobs/sha256', digest.slice(7)));
  expect(await openLocalStore(whole, options)).toMatchObject({
    kind: 'unavailable',
    reason: expect.stringContaining('layer 0 is not there'),
  });
});

test.each([['app:1'], [`sha256:${'0'.repeat(64)}`]])('%s is not there', async (image) => {
  expect(await openLocalStore(place(image), options)).toMatchObject({ kind: 'unavailable' });
});
