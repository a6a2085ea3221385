import { setImmediate as nextTurn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Behaviour, FakeRegistry } from '../../support/fake-registry.ts';
import { digestOf } from '../../support/digest.ts';
import { layersOf } from '../../support/open-image.ts';
import { openFrom, refusalOf } from '../../support/open-registry.ts';
import {
  corrupt,
  demandBasic,
  dropBlobs,
  ignoreRanges,
  redirectBlobs,
  refuseAtFirst,
  stallBlobs,
} from '../../support/registry-behaviours.ts';
import { ociTypes, storedBlob, storedImage } from '../../support/stored-image.ts';
import { runMain } from '../../support/run-main.ts';
import { buildTar } from '../../support/tar.ts';

/** Large enough to break off in, and never the same bytes twice. */
const content = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 2_654_435_761) >>> 24));
const layer = storedBlob(buildTar([{ path: 'f', content }]), ociTypes.layer);
const image = storedImage([], {
  manifest: { layers: [layer.descriptor] },
  config: { rootfs: { diff_ids: [layer.descriptor.digest] } },
});

async function start(...behaviours: readonly Behaviour[]): Promise<FakeRegistry> {
  const registry = await FakeRegistry.start(...behaviours);
  registry.push('app', '1', { ...image, layers: [layer] });
  return registry;
}

/** The digest of the layer as it came, or what kept it from coming. */
async function fetchLayer(registry: FakeRegistry, note?: (text: string) => void): Promise<unknown> {
  const opened = await openFrom(registry, 'app:1', note === undefined ? {} : { note });
  return layersOf(opened).then(
    ([digest]) => digest,
    (error: unknown) => (error instanceof Error ? error.message : error),
  );
}

const whole = layer.descriptor.digest;

test('a layer comes whole, and is fetched once', async () => {
  const registry = await start();
  expect(await fetchLayer(registry)).toBe(whole);
  expect(registry.asked('app').filter((path) => path === `blobs/${whole}`)).toHaveLength(1);
});

describe('a redirect', () => {
  test('is followed, and carries no credentials to another host', async () => {
    const elsewhere = await start();
    const registry = await start(
      demandBasic('ann', 'x'),
      redirectBlobs(`http://${elsewhere.host}`),
    );
    const login = {
      credential: { kind: 'password', username: 'ann', password: 'x' },
      from: 'here',
    } as const;
    expect(await layersOf(await openFrom(registry, 'app:1', { login }))).toEqual([whole]);
    expect(elsewhere.questions.length).toBeGreaterThan(0);
    expect(elsewhere.questions.filter(({ headers }) => headers.authorization)).toEqual([]);
  });

  test('that leads back to where it came from is given up', async () => {
    const registry = await start(({ path, response }) => {
      if (!path.includes('/blobs/')) return false;
      response.writeHead(307, { location: path }).end();
      return true;
    });
    expect(await refusalOf(openFrom(registry, 'app:1'))).toMatch(/from one address to the next/);
  });

  test('to plain http on another machine is not followed', async () => {
    const registry = await start(redirectBlobs('http://blobs.example'));
    expect(await refusalOf(openFrom(registry, 'app:1'))).toMatch(/blobs\.example: .* plain http/);
  });

  test('to what is no address of a registry is told as that', async () => {
    const registry = await start(redirectBlobs('file:///etc/passwd'));
    expect(await refusalOf(openFrom(registry, 'app:1'))).toBe(
      'could not go where the registry sends: that is no address of a registry: it begins with file:',
    );
  });
});

describe('a connection that drops', () => {
  test('is taken up where it broke off', async () => {
    const registry = await start(dropBlobs(100_000, 2));
    const notes: string[] = [];
    expect(await fetchLayer(registry, (text) => notes.push(text))).toBe(whole);
    const ranges = registry.questions.flatMap(({ headers }) => headers.range ?? []);
    expect(ranges).toHaveLength(2);
    expect(notes.filter((text) => text.includes('is asked again'))).toHaveLength(2);
  });

  test('is taken up by a registry that ignores ranges, too', async () => {
    const registry = await start(ignoreRanges, dropBlobs(100_000, 1));
    expect(await fetchLayer(registry)).toBe(whole);
  });

  test('is given up when nothing more comes', async () => {
    const registry = await start(dropBlobs(0, Infinity));
    expect(await fetchLayer(registry)).toMatch(/broke the connection off/);
  });

  test('is found out when it stalls', async () => {
    const registry = await start(stallBlobs(100_000));
    expect(await fetchLayer(registry)).toMatch(/could not be reached: it stopped sending/);
  });
});

describe('a registry that is asked too much', () => {
  test('is given the time that it asks for', async () => {
    const registry = await start(refuseAtFirst(2, 429, { 'retry-after': '0' }));
    expect(await fetchLayer(registry)).toBe(whole);
  });

  test('is asked again when it does not say how much', async () => {
    const registry = await start(refuseAtFirst(3, 503));
    expect(await fetchLayer(registry)).toBe(whole);
  });

  test('and for too long is not waited for, which is told', async () => {
    const limits = { 'retry-after': '7200', 'ratelimit-limit': '100;w=21600' };
    const registry = await start(refuseAtFirst(Infinity, 429, limits));
    await expect(openFrom(registry, 'app:1')).rejects.toMatchObject({
      code: 'rate-limited',
      failed: `${registry.host} has had too many requests from here: 100 are allowed in 6 hours`,
      advice: 'Try again in 2 hours. Those who log in may often ask more.',
    });
    expect(registry.asked('app')).toHaveLength(1);
  });

  test('and stays in trouble is given up', async () => {
    const registry = await start(refuseAtFirst(Infinity, 500));
    await expect(openFrom(registry, 'app:1')).rejects.toMatchObject({
      code: 'unreachable',
      failed: `${registry.host} answers with status 500 (TOOMANYREQUESTS slow down)`,
    });
  });
});

describe('other bytes than a digest names', () => {
  test('in a layer fail it, also where nothing else is wrong with it', async () => {
    const registry = await start(corrupt('blobs', (size) => size > 100_000));
    expect(await fetchLayer(registry)).toMatch(/the registry sends other bytes: they have the dig/);
  });

  test('fail a layer that cannot be inflated for them, and --ignore-errors does not help', async () => {
    const zipped = storedBlob(gzipSync(layer.content), `${ociTypes.layer}+gzip`);
    const registry = await FakeRegistry.start(corrupt('blobs', (size) => size > 5_000));
    const packed = storedImage([], { manifest: { layers: [zipped.descriptor] } });
    registry.push('zipped', '1', { ...packed, layers: [zipped] });
    const argv = ['--ignore-errors', `registry://${registry.host}/zipped:1`];
    const { exitCode, out, err } = await runMain(argv);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err.replaceAll(/\s+/g, ' ')).toContain(
      'the registry sends other bytes: they have the digest',
    );
  });

  test('fail a layer whose reader stops before its end', async () => {
    const registry = await start(corrupt('blobs', (size) => size > 100_000));
    const { contents } = await openFrom(registry, 'app:1');
    const [first] = contents;
    if (first?.kind !== 'blob') throw new Error('there is no layer');
    const readSome = async (): Promise<void> => {
      for await (const piece of first.blob.stream()) if (piece.length > 0) break;
    };
    await expect(readSome()).rejects.toThrow('the registry sends other bytes');
  });

  test.each([
    ['a config', 'blobs'],
    ['a manifest', 'manifests'],
  ] as const)('fail %s', async (_, part) => {
    const registry = await start(corrupt(part, (size) => size < 100_000));
    const name = `app@${image.manifest.descriptor.digest}`;
    await expect(openFrom(registry, name)).rejects.toMatchObject({
      code: 'damaged',
      failed: expect.stringContaining('the registry sends another document'),
    });
  });

  test('fail a manifest whose digest the registry says itself', async () => {
    const registry = await start(({ path, response }) => {
      if (path.includes('/manifests/')) response.setHeader('docker-content-digest', digestOf('a'));
      return false;
    });
    registry.behave(corrupt('manifests', () => true));
    await expect(openFrom(registry, 'app:1')).rejects.toMatchObject({ code: 'damaged' });
  });

  test.each([
    ['more', (stored: Uint8Array) => Buffer.concat([stored, Buffer.alloc(512)]), 'they are more'],
    ['fewer', (stored: Uint8Array) => stored.subarray(0, -512), 'of 301568'],
  ])('fail a layer that has %s of them', async (_, change, reason) => {
    const registry = await start(({ path, response, stored }) => {
      if (!path.includes('/blobs/') || stored === null || stored.length < 100_000) return false;
      response.end(change(stored));
      return true;
    });
    expect(await fetchLayer(registry)).toContain(`the registry sends other bytes: they are`);
    expect(await fetchLayer(registry)).toContain(reason);
  });
});

describe('parts of a layer', () => {
  async function ranges(registry: FakeRegistry) {
    const [first] = (await openFrom(registry, 'app:1')).contents;
    if (first?.kind !== 'blob' || first.blob.ranges === null) throw new Error('no ranges');
    return first.blob.ranges;
  }

  test('are given as they are', async () => {
    const reader = await ranges(await start());
    const part = await reader.read(1_000, 70_000);
    expect(Buffer.compare(part, layer.content.subarray(1_000, 71_000))).toBe(0);
    expect(await reader.read(5, 0)).toHaveLength(0);
  });

  test('are not had beyond its end, nor of a registry that gives all or something else', async () => {
    const good = await ranges(await start());
    await expect(good.read(layer.content.length - 1, 2)).rejects.toThrow('it ends before byte');
    const ignoring = await ranges(await start(ignoreRanges));
    await expect(ignoring.read(0, 10)).rejects.toThrow('the registry answers with status 200');
    const wrong = await ranges(
      await start(({ path, headers, response }) => {
        if (!path.includes('/blobs/') || headers.range === undefined) return false;
        response.writeHead(206, { 'content-range': 'bytes 0-9/300' }).end('0123456789');
        return true;
      }),
    );
    await expect(wrong.read(5, 10)).rejects.toThrow('status 206');
  });

  test.each([200, 404, 416])(
    'are not had of a registry that answers %i and no more',
    async (status) => {
      const reader = await ranges(
        await start(({ headers, response }) => {
          if (headers.range === undefined) return false;
          response.writeHead(status, { 'content-length': 0 }).end();
          return true;
        }),
      );
      await expect(reader.read(5, 10)).rejects.toThrow(
        `the registry answers with status ${status}`,
      );
      // A body that is not thrown away as it should ends the process a turn later.
      await nextTurn();
    },
  );
});

test('what was read is kept, where contents will be asked for', async () => {
  const registry = await start();
  const opened = await openFrom(registry, 'app:1', { keepContents: true });
  expect(await layersOf(opened)).toEqual([whole]);
  expect(await layersOf(opened)).toEqual([whole]);
  const [first] = opened.contents;
  expect(first?.kind === 'blob' && first.blob.access !== null).toBe(true);
  expect(registry.asked('app').filter((path) => path === `blobs/${whole}`)).toHaveLength(1);
});

test('when it is closed, whatever is under way breaks off', async () => {
  const registry = await start(stallBlobs(100_000));
  const opened = await openFrom(registry, 'app:1');
  const layers = refusalOf(layersOf(opened));
  await new Promise((resolve) => setTimeout(resolve, 50));
  await opened.close();
  expect(await layers).not.toBe('nothing');
});
