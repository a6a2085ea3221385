import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openContainersStorage } from '../../../src/sources/local-store/open-containers-storage.ts';
import { containersRoot } from '../../support/local-stores.ts';
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

test("an image is found in the user's store, and in those that are only read", async () => {
  const roots = [storeWith('localhost/own:1'), storeWith('localhost/shared:1')];
  const conf = join(temporaryDirectory(), 'storage.conf');
  const lines = ['[storage]', `graphroot = "${roots[0]}"`, '[storage.options]'];
  const stores = `additionalimagestores = ["/absent/store", "${roots[1]}"]`;
  writeFileSync(conf, [...lines, stores].join('\n'));
  const env = { CONTAINERS_STORAGE_CONF: conf };
  expect(await open('own:1', env)).toEqual(['containers-storage', ['localhost/own:1']]);
  expect(await open('shared:1', env)).toEqual(['containers-storage', ['localhost/shared:1']]);
  await expect(open('neither:1', env)).rejects.toThrow(
    `could not open containers-storage:neither:1: there is no such image in ${roots[0]} or /absent`,
  );
});
