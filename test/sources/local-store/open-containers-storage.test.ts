import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openContainersStorage } from '../../../src/sources/local-store/open-containers-storage.ts';
import { containersRoot, moveLowestLayer } from '../../support/local-stores.ts';
import { layersOf } from '../../support/open-image.ts';
import { storedImage } from '../../support/stored-image.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const options = { platform: null, baseLayers: null };

function storeWith(name: string): string {
  const { config, layers } = storedImage([name]);
  return containersRoot({
    config: config.content,
    layers: layers.map(({ content }) => content),
    names: [name],
  });
}

async function open(reference: string, env = {}): Promise<readonly [string, readonly string[]]> {
  const opened = await openContainersStorage(reference, env, options);
  onTestFinished(() => opened.close());
  return [opened.image.source, opened.image.tags];
}

test('an image is found in the store that the reference names', async () => {
  const root = storeWith('localhost/app:1');
  const found = ['containers-storage', ['localhost/app:1']];
  expect(await open(`[${root}]app:1`)).toEqual(found);
  expect(await open(`[overlay@${root}]localhost/app:1`)).toEqual(found);
  expect(await open(`[overlay@${root}+/run/x:overlay.opt=1]app:1`)).toEqual(found);
});

/** The environment of a user with these stores, of which all but the first are only read. */
function envWith([own = '', ...others]: readonly string[]): {
  readonly CONTAINERS_STORAGE_CONF: string;
} {
  const conf = join(temporaryDirectory(), 'storage.conf');
  const lines = ['[storage]', `graphroot = "${own}"`, '[storage.options]'];
  const stores = `additionalimagestores = ${JSON.stringify(others)}`;
  writeFileSync(conf, [...lines, stores].join('\n'));
  return { CONTAINERS_STORAGE_CONF: conf };
}

test("an image is found in the user's store, and in those that are only read", async () => {
  const roots = [storeWith('localhost/own:1'), storeWith('localhost/shared:1')] as const;
  const env = envWith([roots[0], '/absent/store', roots[1]]);
  expect(await open('own:1', env)).toEqual(['containers-storage', ['localhost/own:1']]);
  expect(await open('shared:1', env)).toEqual(['containers-storage', ['localhost/shared:1']]);
  await expect(open('neither:1', env)).rejects.toThrow(
    `could not open containers-storage:neither:1: there is no such image in ${roots[0]} or ` +
      `/absent/store (there is no such directory) or ${roots[1]}`,
  );
});

test('a layer of an image may be in another store than the image', async () => {
  const { config, layers } = storedImage(['lower', 'upper']);
  const tars = layers.map(({ content }) => content);
  const own = containersRoot({ config: config.content, layers: tars, names: ['localhost/app:1'] });
  const shared = temporaryDirectory();
  moveLowestLayer(own, shared);
  await expect(open('app:1', envWith([own]))).rejects.toMatchObject({ code: 'damaged' });
  const opened = await openContainersStorage('app:1', envWith([own, shared]), options);
  onTestFinished(() => opened.close());
  expect(await layersOf(opened)).toEqual(layers.map(({ descriptor }) => descriptor.digest));
});

test('a name is that of the first store, and an image of several stores is one', async () => {
  const roots = [storeWith('localhost/own:1'), storeWith('localhost/own:1')] as const;
  const path = join(roots[1], 'overlay-images/images.json');
  const [record] = JSON.parse(readFileSync(path, 'utf8'));
  const other = { ...record, id: '2'.repeat(64), names: ['localhost/own:1'] };
  const again = { ...record, names: ['localhost/again:1'] };
  writeFileSync(path, JSON.stringify([other, again]));
  const found = ['containers-storage', ['localhost/own:1', 'localhost/again:1']];
  expect(await open('own:1', envWith(roots))).toEqual(found);
  expect(await open('again:1', envWith(roots))).toEqual(found);
  expect(await open(record.id, envWith(roots))).toEqual(found);
});

test('a store that cannot be read is told of when an image is not found', async () => {
  const broken = storeWith('localhost/shared:1');
  writeFileSync(join(broken, 'overlay-images/images.json'), '[{');
  const env = envWith([storeWith('localhost/own:1'), broken]);
  expect(await open('own:1', env)).toEqual(['containers-storage', ['localhost/own:1']]);
  await expect(open('shared:1', env)).rejects.toMatchObject({
    code: 'no-engine',
    failed: expect.stringMatching(/ or .*images\.json: it is not valid JSON\)$/),
  });
});
