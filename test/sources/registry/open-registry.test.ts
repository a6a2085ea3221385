import { readFileSync, writeFileSync } from 'node:fs';
import { createServer as createPlainServer, type IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Behaviour, FakeRegistry } from '../../support/fake-registry.ts';
import { layersOf } from '../../support/open-image.ts';
import { openFrom } from '../../support/open-registry.ts';
import { ociTypes, type StoredBlob, storedBlob, storedImage } from '../../support/stored-image.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const image = storedImage(['a']);
const arm = storedImage(['arm'], { config: { architecture: 'arm64' } });
const attestation = storedBlob({ layers: [] }, ociTypes.manifest);

const amd64 = { os: 'linux', architecture: 'amd64' };
const arm64 = { os: 'linux', architecture: 'arm64', variant: 'v8' };
const unknown = { os: 'unknown', architecture: 'unknown' };

async function start(...behaviours: readonly Behaviour[]): Promise<FakeRegistry> {
  const registry = await FakeRegistry.start(...behaviours);
  registry.push('app', '1', image);
  return registry;
}

function indexOf(...manifests: readonly object[]): StoredBlob {
  return storedBlob({ schemaVersion: 2, mediaType: ociTypes.index, manifests }, ociTypes.index);
}

/** A registry with an index for two platforms, and what is attested of one. */
async function startWithIndex(): Promise<FakeRegistry> {
  const registry = await start();
  registry.push('multi', 'amd64', image);
  registry.push('multi', 'arm64', arm);
  const index = indexOf(
    { ...image.manifest.descriptor, platform: amd64 },
    { ...arm.manifest.descriptor, platform: arm64 },
    { ...attestation.descriptor, platform: unknown },
  );
  registry.putIndex('multi', 'latest', index);
  return registry;
}

describe('an image', () => {
  test('is known by its name, its digests and where it came from', async () => {
    const registry = await start();
    const { image: opened, warnings } = await openFrom(registry, 'app:1');
    expect(opened).toMatchObject({
      source: 'registry',
      digest: image.manifest.descriptor.digest,
      tags: [`${registry.host}/app:1`],
      layers: [{ digest: image.layers[0]?.descriptor.digest, mediaType: ociTypes.layer }],
    });
    expect(warnings).toEqual([]);
  });

  test('has its layers checked by the registry client, so that nobody else needs their digests', async () => {
    const registry = await start();
    const { contents } = await openFrom(registry, 'app:1');
    expect(contents).toMatchObject([{ kind: 'blob', isChecked: true }]);
  });

  test('may be named by its digest, which counts more than a tag beside it', async () => {
    const registry = await start();
    const { digest } = image.manifest.descriptor;
    expect((await openFrom(registry, `app@${digest}`)).image.tags).toEqual([]);
    expect((await openFrom(registry, `app:other@${digest}`)).image.digest).toBe(digest);
  });

  test('of a registry that is asked for all that layerscope reads', async () => {
    const registry = await start();
    await openFrom(registry, 'app:1');
    const accept = registry.questions.find(({ path }) => path.endsWith('/1'))?.headers.accept;
    expect(accept?.split(', ')).toHaveLength(4);
  });

  test('has compressed bytes where its layers are compressed, as the manifest says', async () => {
    const registry = await start();
    const layer = storedBlob(Buffer.from('not read'), `${ociTypes.layer}+zstd`);
    const zipped = storedImage([], { manifest: { layers: [layer.descriptor] } });
    registry.push('zipped', '1', zipped);
    const { image: opened } = await openFrom(registry, 'zipped:1');
    expect(opened.layers).toMatchObject([{ compressedBytes: 8 }]);
  });

  test('whose manifest does not say how large a layer is, is refused', async () => {
    const registry = await start();
    const [layer] = image.layers;
    const unsized = { ...layer?.descriptor, size: undefined };
    registry.push('unsized', '1', storedImage([], { manifest: { layers: [unsized] } }));
    await expect(openFrom(registry, 'unsized:1')).rejects.toMatchObject({ code: 'damaged' });
  });

  describe('with a layer that may not be passed on', () => {
    const foreign = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';
    const layer = storedBlob(Buffer.from('elsewhere'), foreign);
    const descriptor = { ...layer.descriptor, urls: ['https://vendor.example/layer'] };

    /** A registry that answers so to whoever asks for that layer. */
    async function startForeign(status: number, body: string): Promise<FakeRegistry> {
      const registry = await start(({ path, response }) => {
        if (!path.endsWith(layer.descriptor.digest)) return false;
        response.writeHead(status, { 'retry-after': '0' }).end(body);
        return true;
      });
      registry.push('windows', '1', storedImage([], { manifest: { layers: [descriptor] } }));
      return registry;
    }

    test.each(['', '{}'])(
      'says where that is if it is not there, answered with "%s"',
      async (body) => {
        const { contents } = await openFrom(await startForeign(404, body), 'windows:1');
        expect(contents).toMatchObject([
          { kind: 'absent', reason: expect.stringContaining('https://vendor.example/layer') },
        ]);
      },
    );

    test('has it if it is there', async () => {
      const { contents } = await openFrom(await startForeign(200, 'elsewhere'), 'windows:1');
      expect(contents).toMatchObject([{ kind: 'blob' }]);
    });

    test.each([
      [401, 'login-needed'],
      [503, 'unreachable'],
    ])('does not go on without it where there is no telling, but %i', async (status, code) => {
      const registry = await startForeign(status, '');
      await expect(openFrom(registry, 'windows:1')).rejects.toMatchObject({ code });
    });
  });

  test('with a layer that the registry lost fails, and does not go on without it', async () => {
    const registry = await FakeRegistry.start();
    registry.push('app', '1', { ...image, layers: [] });
    await expect(layersOf(await openFrom(registry, 'app:1'))).rejects.toMatchObject({
      code: 'damaged',
      failed: 'the registry does not have it, though the manifest names it',
    });
  });
});

describe('of an index', () => {
  test("the host's platform is meant, and nothing of the others is fetched", async () => {
    const registry = await startWithIndex();
    const { image: opened } = await openFrom(registry, 'multi');
    expect(opened.digest).toBe(image.manifest.descriptor.digest);
    const others = [arm.manifest, arm.config, attestation].map(
      ({ descriptor }) => descriptor.digest,
    );
    const asked = registry.asked('multi').join(' ');
    expect(others.filter((digest) => asked.includes(digest))).toEqual([]);
  });

  test('the platform that is asked for is meant', async () => {
    const platform = { os: 'linux', architecture: 'aarch64', variant: null };
    const { image: opened } = await openFrom(await startWithIndex(), 'multi', { platform });
    expect(opened.platform).toEqual(arm64);
  });

  test('a platform that is not there is refused with those that are', async () => {
    const registry = await startWithIndex();
    const platform = { os: 'linux', architecture: 's390x', variant: null };
    await expect(openFrom(registry, 'multi', { platform })).rejects.toMatchObject({
      code: 'choose-platform',
      tried: `find linux/s390x in ${registry.host}/multi:latest`,
      failed: 'the image is there for linux/amd64, linux/arm64/v8',
    });
    await expect(openFrom(registry, 'app:1', { platform })).rejects.toMatchObject({
      code: 'choose-platform',
      failed: 'the image is there for linux/amd64',
    });
  });

  test('that is part of another, or does not say its platforms, the images are looked at', async () => {
    const registry = await startWithIndex();
    const inner = indexOf(arm.manifest.descriptor, image.manifest.descriptor);
    registry.putManifest('multi', null, inner.content, ociTypes.index);
    registry.putIndex('multi', 'outer', indexOf(inner.descriptor));
    const { image: opened } = await openFrom(registry, 'multi:outer');
    expect(opened.digest).toBe(image.manifest.descriptor.digest);
  });

  test('nothing but attestations is no image', async () => {
    const registry = await start();
    registry.putIndex('odd', '1', indexOf({ ...attestation.descriptor, platform: unknown }));
    await expect(openFrom(registry, 'odd:1')).rejects.toMatchObject({ code: 'not-an-image' });
  });

  test('too much that says nothing of itself is not looked at for ever', async () => {
    const registry = await start();
    const all = Array.from({ length: 100 }, (_, i) =>
      storedBlob({ manifests: [], i }, ociTypes.index),
    );
    for (const { content } of all) registry.putManifest('odd', null, content, ociTypes.index);
    registry.putIndex('odd', '1', indexOf(...all.map(({ descriptor }) => descriptor)));
    await expect(openFrom(registry, 'odd:1')).rejects.toMatchObject({ code: 'limit-exceeded' });
    expect(registry.questions.length).toBeLessThan(80);
  });
});

describe('refused by name is', () => {
  test.each([
    ["Docker's schema 1", { schemaVersion: 1, name: 'app', fsLayers: [] }, "Docker's schema 1"],
    [
      'a Helm chart',
      {
        config: storedBlob({}, 'application/vnd.cncf.helm.config.v1+json').descriptor,
        layers: [storedBlob({}, 'application/vnd.cncf.helm.chart.content.v1.tar+gzip').descriptor],
      },
      'it is a Helm chart, not a container image',
    ],
  ])('%s', async (_, manifest, words) => {
    const registry = await start();
    registry.putManifest('odd', '1', Buffer.from(JSON.stringify(manifest)), ociTypes.manifest);
    await expect(openFrom(registry, 'odd:1')).rejects.toMatchObject({
      code: 'unsupported',
      failed: expect.stringContaining(words),
    });
  });

  test('a manifest of more than 4 MiB, before it is in memory', async () => {
    const registry = await start(({ path, response }) => {
      if (!path.includes('/manifests/')) return false;
      const piece = Buffer.alloc(1 << 20, 0x20);
      const send = (failure?: Error | null): void => {
        if (failure === undefined || failure === null) response.write(piece, send);
      };
      send();
      return true;
    });
    await expect(openFrom(registry, 'app:1')).rejects.toMatchObject({
      code: 'limit-exceeded',
      failed: 'it is larger than the 4194304 bytes accepted',
    });
  });
});

describe('what is not there', () => {
  test('a tag: the nearest of those that are there are listed', async () => {
    const registry = await start();
    for (const tag of ['1.26', '1.27', '1.27-alpine', 'latest', 'stable', 'edge']) {
      registry.push('app', tag, image);
    }
    await expect(openFrom(registry, 'app:1.28')).rejects.toMatchObject({
      code: 'not-found',
      failed: 'app is there and has not the tag 1.28',
      advice: expect.stringMatching(/^It has 1\.26, 1\.27, .* and others\.$/),
    });
  });

  test('a repository', async () => {
    const registry = await start();
    await expect(openFrom(registry, 'nothing')).rejects.toMatchObject({
      code: 'not-found',
      failed: `${registry.host} has no repository nothing, or shows none of its tags`,
    });
  });

  test('a registry, where something else answers', async () => {
    const website: Behaviour = ({ response }) => {
      response.removeHeader('docker-distribution-api-version');
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Hello</h1>');
      return true;
    };
    const portal: Behaviour = ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Hello</h1>');
      return true;
    };
    for (const behaviour of [website, portal]) {
      await expect(openFrom(await start(behaviour), 'app:1')).rejects.toMatchObject({
        code: 'not-found',
        failed: 'it answers, but not as a registry does',
      });
    }
  });

  test('anybody at that port, or a host of that name', async () => {
    await expect(openFrom({ host: 'localhost:1' }, 'app')).rejects.toMatchObject({
      code: 'unreachable',
      failed: 'localhost:1 could not be reached: nothing listens there (ECONNREFUSED)',
    });
    await expect(openFrom({ host: 'nowhere.invalid' }, 'app')).rejects.toMatchObject({
      code: 'unreachable',
      failed: expect.stringContaining('nowhere.invalid could not be reached'),
    });
  });
});

describe('a registry that speaks TLS', () => {
  const pem = (name: string): Buffer => readFileSync(`fixtures/tls/${name}`);

  /** It has nothing, which is enough to be talked to. */
  async function startSecure(): Promise<{ readonly host: string }> {
    const options = { key: pem('server.key'), cert: pem('server.pem') };
    const server = createServer(options, (_, response) => {
      response.setHeader('docker-distribution-api-version', 'registry/2.0');
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"errors":[]}');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('it does not listen');
    return { host: `localhost:${address.port}` };
  }

  test('for which nobody vouches is refused, with what may be done about it', async () => {
    const registry = await startSecure();
    await expect(openFrom(registry, 'app')).rejects.toMatchObject({
      code: 'tls-refused',
      failed: expect.stringMatching(/cannot be trusted: its certificate is signed by an authority/),
      advice: expect.stringMatching(/--ca-file FILE.*--insecure/),
    });
  });

  test.each([{ caFile: 'fixtures/tls/ca.pem' }, { insecure: true }])(
    'is asked with %j',
    async (wish) => {
      await expect(openFrom(await startSecure(), 'app', wish)).rejects.toMatchObject({
        code: 'not-found',
        failed: expect.stringContaining('has no repository app'),
      });
    },
  );

  test('is not asked with a file that has no certificates in it', async () => {
    const caFile = join(temporaryDirectory(), 'ca.pem');
    await expect(openFrom(await start(), 'app:1', { caFile })).rejects.toMatchObject({
      code: 'not-readable',
    });
    writeFileSync(caFile, 'none');
    await expect(openFrom(await start(), 'app:1', { caFile })).rejects.toMatchObject({
      code: 'usage',
      failed: 'there are none in it',
    });
  });
});

describe('a proxy of the environment', () => {
  test('is not asked for what is on this machine, nor even looked at', async () => {
    const registry = await start();
    for (const proxy of ['http://127.0.0.1:1', 'ftp://x']) {
      const env = { http_proxy: proxy, https_proxy: proxy };
      expect((await openFrom(registry, 'app:1', { env })).contents).toHaveLength(1);
    }
  });

  test('is asked for what is elsewhere, unless NO_PROXY names it', async () => {
    const asked: string[] = [];
    const host = await startProxy(({ url = '' }, socket) => {
      asked.push(url);
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
    });
    const env = { HTTPS_PROXY: host, no_proxy: 'b.invalid' };
    await expect(openFrom({ host: 'a.invalid' }, 'app', { env })).rejects.toMatchObject({
      code: 'unreachable',
      tried: 'ask a.invalid:443',
      failed: `the proxy ${host} of HTTPS_PROXY does not lead there: it answers with status 403`,
    });
    await expect(openFrom({ host: 'b.invalid' }, 'app', { env })).rejects.toMatchObject({
      failed: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/),
    });
    expect(asked).toEqual(['a.invalid:443']);
  });

  test('leads to a registry, and is told its login and the name of the registry', async () => {
    const registry = await start();
    const asked: (string | undefined)[] = [];
    const host = await startProxy((request, socket) => {
      asked.push(request.url, request.headers['proxy-authorization']);
      const [hostname, port] = registry.host.split(':');
      const there = connect(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(there).pipe(socket);
      });
    });
    const env = { HTTP_PROXY: `ann:p%40ss@${host}` };
    const opened = openFrom({ host: 'a.invalid' }, 'app:1', { env, insecure: true });
    expect((await opened).contents).toHaveLength(1);
    expect(asked.slice(0, 2)).toEqual([
      'a.invalid:80',
      `Basic ${Buffer.from('ann:p@ss').toString('base64')}`,
    ]);
  });

  test.each([
    ['', 'asks for a login'],
    ['ann:pw@', 'refuses its login'],
  ])('that wants a login, with "%s", %s', async (login, failed) => {
    const host = await startProxy((_, socket) => {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
    });
    const env = { https_proxy: `http://${login}${host}` };
    await expect(openFrom({ host: 'a.invalid' }, 'app', { env })).rejects.toMatchObject({
      code: 'login-needed',
      failed: `the proxy ${host} of https_proxy ${failed}`,
    });
  });

  test('that nobody is at is told as such', async () => {
    const env = { HTTPS_PROXY: '127.0.0.1:1' };
    await expect(openFrom({ host: 'a.invalid' }, 'app', { env })).rejects.toMatchObject({
      code: 'unreachable',
      failed:
        'the proxy 127.0.0.1:1 of HTTPS_PROXY could not be reached: nothing listens there (ECONNREFUSED)',
    });
  });

  test('that hangs up, or says nothing, is given up', async () => {
    const env = { https_proxy: await startProxy((_, socket) => socket.destroy()) };
    await expect(openFrom({ host: 'a.invalid' }, 'app', { env })).rejects.toMatchObject({
      failed: expect.stringMatching(/^the proxy .* it broke the connection off \(ECONNRESET\)$/),
    });
    const silent = { https_proxy: await startProxy(() => {}) };
    await expect(openFrom({ host: 'a.invalid' }, 'app', { env: silent })).rejects.toMatchObject({
      failed: expect.stringMatching(/^the proxy .* it does not answer \(ETIMEDOUT\)$/),
    });
  });

  /** `127.0.0.1:40123`, where CONNECT is answered so. */
  async function startProxy(
    answer: (request: IncomingMessage, socket: Duplex) => void,
  ): Promise<string> {
    const sockets: Duplex[] = [];
    const server = createPlainServer().on('connect', (request, socket) => {
      sockets.push(socket);
      answer(request, socket);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('it does not listen');
    return `127.0.0.1:${address.port}`;
  }
});
