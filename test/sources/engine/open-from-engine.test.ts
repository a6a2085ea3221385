import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { OpenOptions } from '../../../src/sources/open-options.ts';
import type { OpenedImage } from '../../../src/sources/opened-image.ts';
import { anyEngine } from '../../support/any-engine.ts';
import { homeWith } from '../../support/context-store.ts';
import {
  type FakeBehaviour,
  type FakeImage,
  refuse,
  type RunningEngine,
  startEngine,
} from '../../support/fake-engine.ts';
import { containersRoot, dockerRoot } from '../../support/local-stores.ts';
import { layersOf, open } from '../../support/open-image.ts';
import { archiveOf, dockerEntry, named, storedImage } from '../../support/stored-image.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const stored = storedImage(['lower', 'upper']);
const legacy = archiveOf({ ...stored.files, 'manifest.json': [dockerEntry(stored, null)] });
const modern = archiveOf({
  'index.json': { manifests: [named(stored, 'docker.io/library/app:1')] },
  ...stored.files,
});
const digests = stored.layers.map(({ descriptor }) => descriptor.digest);
const app: FakeImage = { name: 'app:1', archive: legacy, tags: ['app:1', 'docker.io/library/a:2'] };

interface Opening {
  readonly engine: RunningEngine;
  readonly opened: Promise<OpenedImage>;
  readonly waits: readonly string[];
  readonly notes: readonly string[];
}

async function openApp(
  behaviour: FakeBehaviour,
  options: Partial<OpenOptions> = {},
  reference = 'docker://app:1',
): Promise<Opening> {
  const engine = await startEngine({ images: [app], ...behaviour });
  const waits: string[] = [];
  const notes: string[] = [];
  const opened = open(reference, {
    env: { DOCKER_HOST: engine.host },
    arrival: {
      waitFor: (what) => waits.push(what),
      expectBytes: (bytes) => waits.push(`${bytes} bytes`),
    },
    note: (text) => notes.push(text),
    ...options,
  });
  // Whoever looks at it later is told.
  opened.catch(() => null);
  return { engine, opened, waits, notes };
}

const arm = { os: 'linux', architecture: 'arm64', variant: null };

describe('an image that an engine has', () => {
  test.each<readonly [string, FakeBehaviour, string]>([
    ['Docker 20.10', { version: '1.41' }, 'docker'],
    ['Docker 29', { version: '1.52', images: [{ ...app, archive: modern }] }, 'docker'],
    ['podman', { version: '1.41', podman: true }, 'podman'],
  ])('comes out of %s with its layers and all its tags', async (_, behaviour, source) => {
    const { opened } = await openApp(behaviour);
    const image = await opened;
    expect(image.image).toMatchObject({ source, tags: ['app:1', 'a:2'] });
    expect(await layersOf(image)).toEqual(digests);
  });

  test('is exported by its ID, of one platform where the API can do that', async () => {
    const old = await openApp({ version: '1.41' });
    await old.opened;
    const id = `sha256:${'1'.repeat(64)}`;
    expect(old.engine.questions).toEqual([
      'GET /_ping',
      'GET /images/app:1/json',
      'GET /info',
      `GET /images/get?names=${id}`,
    ]);
    const current = await openApp({ version: '1.48' });
    await current.opened;
    expect(current.engine.questions.at(-1)).toMatch(
      `GET /images/get?names=${id}&platform={"os":"linux","architecture":"`,
    );
  });

  test('is awaited with the reason, and its size is told', async () => {
    const { opened, waits, notes, engine } = await openApp({});
    await opened;
    expect(waits).toEqual(['docker is preparing the image', `${legacy.length} bytes`]);
    expect(notes).toEqual([
      `docker at ${engine.host} answers (API 1.41)`,
      `docker at ${engine.host} exports it, about ${legacy.length} bytes`,
    ]);
  });

  test('for another platform than the host alone is opened nevertheless', async () => {
    const image = { ...app, platforms: ['linux/s390x'] };
    const { opened, engine } = await openApp({ version: '1.48', images: [image] });
    await expect(opened).resolves.toBeDefined();
    expect(engine.questions.filter((question) => question.includes('/images/get'))).toHaveLength(2);
  });
});

describe('an image whose engine keeps it on this machine', () => {
  const kept = {
    config: stored.config.content,
    layers: stored.layers.map(({ content }) => content),
    names: ['app:1'],
  };
  const id = stored.config.descriptor.digest;
  const onDocker = (root: string): FakeBehaviour => ({
    images: [{ ...app, id }],
    info: { DockerRootDir: root, Driver: 'overlay2' },
  });
  const isExported = (engine: RunningEngine): boolean => engine.questions.join().includes('/get');

  test('is read in place, from Docker and from podman', async () => {
    const onPodman = {
      images: [{ ...app, id: id.replace('sha256:', '') }],
      info: { DockerRootDir: containersRoot(kept), Driver: 'overlay' },
      podman: true,
    };
    for (const behaviour of [onDocker(dockerRoot(kept)), onPodman]) {
      const { opened, engine, notes } = await openApp(behaviour);
      const image = await opened;
      expect(image.image).toMatchObject({
        source: behaviour === onPodman ? 'podman' : 'docker',
        tags: ['app:1', 'a:2'],
      });
      expect(await layersOf(image)).toEqual(digests);
      expect(isExported(engine)).toBe(false);
      expect(notes.at(-1)).toMatch(/ keeps it in .*, which is read in place$/);
    }
  });

  test('is exported with --no-local-store', async () => {
    const engine = { ...anyEngine, localStore: false };
    const { opened, engine: fake } = await openApp(onDocker(dockerRoot(kept)), { engine });
    await opened;
    expect(fake.questions).not.toContain('GET /info');
    expect(isExported(fake)).toBe(true);
  });

  test.each([
    ['elsewhere', () => '/nowhere'],
    ['in a place that it does not tell', () => ''],
    ['in a relative place', () => '../docker'],
    ['where something else is', temporaryDirectory],
    ['without its last layer', () => dockerRoot({ ...kept, layers: kept.layers.slice(0, 1) })],
  ])('is exported without a word when it is kept %s', async (_, root) => {
    const { opened, engine } = await openApp(onDocker(root()));
    expect(await layersOf(await opened)).toEqual(digests);
    expect(isExported(engine)).toBe(true);
  });

  test('is looked for where containerd is, if Docker uses that', async () => {
    const { opened, notes } = await openApp({
      images: [{ ...app, id }],
      info: {
        DockerRootDir: '/nowhere',
        DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1'], 'odd', null],
      },
    });
    await opened;
    expect(notes).toContainEqual(
      expect.stringMatching(/^not read from \/nowhere\/containerd\/daemon: /),
    );
  });
});

describe('podman', () => {
  test.each<readonly [string, (host: string) => Partial<OpenOptions>]>([
    ['--host', (host) => ({ engine: { ...anyEngine, host } })],
    ['CONTAINER_HOST', (host) => ({ env: { CONTAINER_HOST: host } })],
  ])('is not what answers as Docker at the address of %s', async (from, optionsFor) => {
    const { host, questions } = await startEngine({ images: [app] });
    await expect(open('podman://app:1', optionsFor(host))).rejects.toMatchObject({
      code: 'usage',
      failed:
        `what answers is docker at ${host} (${from}), ` +
        'and podman:// or --engine podman asks for podman',
    });
    expect(questions).toEqual(['GET /_ping']);
  });

  test('is asked where --host says', async () => {
    const { host } = await startEngine({ images: [app], podman: true });
    const { image } = await open('podman://app:1', { engine: { ...anyEngine, host } });
    expect(image.source).toBe('podman');
  });
});

describe('the platform that is wanted', () => {
  test.each(['1.41', '1.48'])('must be there (API %s)', async (version) => {
    const { opened, engine } = await openApp({ version }, { platform: arm });
    await expect(opened).rejects.toMatchObject({
      code: 'choose-platform',
      tried: 'find app:1 for linux/arm64',
      failed: `docker at ${engine.host} has it for linux/amd64`,
    });
    expect(engine.questions.filter((question) => question.includes('/get'))).toEqual([]);
  });

  test('is asked for of an engine that keeps several', async () => {
    const image = { ...app, platforms: ['linux/amd64', 'linux/arm64/v8'] };
    const { opened, engine } = await openApp(
      { version: '1.48', images: [image] },
      { platform: arm },
    );
    // The engine sends what was asked for, or it is noticed.
    await expect(opened).rejects.toMatchObject({
      code: 'choose-platform',
      failed: 'the image is there for linux/amd64',
    });
    expect(engine.questions.at(-1)).toContain('platform={"os":"linux","architecture":"arm64"}');
  });
});

describe('an image that an engine lacks', () => {
  const empty = { images: [], registry: [app, { ...app, name: 'app:latest' }] };

  test.each(['missing', 'always', null] as const)('is pulled (--pull %s)', async (pull) => {
    const engine = { ...anyEngine, pull };
    const { opened, engine: fake, waits } = await openApp(empty, { engine });
    await opened;
    expect(fake.questions).toContain('POST /images/create?fromImage=app:1');
    expect(waits.slice(0, 3)).toEqual([
      'docker is pulling app:1',
      'docker is pulling app:1, 25%',
      'docker is pulling app:1, 62%',
    ]);
  });

  test('is pulled by the tag latest if none is named, not by all tags', async () => {
    const { opened, engine } = await openApp(empty, {}, 'docker://app');
    await opened;
    expect(engine.questions).toContain('POST /images/create?fromImage=app:latest');
  });

  test('is pulled for the platform that is wanted', async () => {
    const { opened, engine } = await openApp(
      { images: [app], registry: [{ ...app, platforms: ['linux/arm64'] }] },
      { platform: arm, engine: { ...anyEngine, pull: 'always' } },
    );
    opened.catch(() => null);
    await expect(opened).rejects.toMatchObject({ code: 'choose-platform' });
    const pull = 'POST /images/create?fromImage=app:1&platform=linux/arm64';
    expect(engine.questions).toContain(pull);
  });

  test('is pulled afresh with --pull always only', async () => {
    const never = await openApp({ registry: [app] });
    await never.opened;
    expect(never.engine.questions.join()).not.toContain('create');
    const always = await openApp({ registry: [app] }, { engine: { ...anyEngine, pull: 'always' } });
    await always.opened;
    expect(always.engine.questions[1]).toBe('POST /images/create?fromImage=app:1');
  });

  test('is pulled with the login that docker or podman keeps for its registry', async () => {
    const HOME = homeWith({
      '.docker/config.json': {
        auths: { 'https://index.docker.io/v1/': { auth: btoa('me:secret') } },
      },
    });
    const engine = await startEngine(empty);
    await open('docker://app:1', { env: { HOME, DOCKER_HOST: engine.host } });
    expect(engine.logins).toEqual([
      { username: 'me', password: 'secret', serveraddress: 'https://index.docker.io/v1/' },
    ]);
    const { opened, engine: other } = await openApp(empty);
    await opened;
    expect(other.logins).toEqual([]);
  });

  test('is refused with --pull never, and told where it was looked for', async () => {
    const options = { engine: { ...anyEngine, pull: 'never' } } as const;
    const { opened, engine } = await openApp(empty, options);
    await expect(opened).rejects.toMatchObject({
      code: 'not-found',
      failed: `docker at ${engine.host} has no such image`,
      advice: '`docker images` lists what there is. `--pull missing` has the engine fetch it.',
    });
  });

  test.each([
    'f00ba47',
    '0123456789ab',
    'sha256:0123456789ab',
    'a'.repeat(64),
    `sha256:${'b'.repeat(64)}`,
  ])('is not pulled by the ID %s', async (id) => {
    const { opened, engine } = await openApp(empty, {}, `docker://${id}`);
    await expect(opened).rejects.toMatchObject({ code: 'not-found' });
    expect(engine.questions.join()).not.toContain('create');
  });

  test('is not pulled when the registry refuses, which is told', async () => {
    const { opened } = await openApp({ images: [] });
    await expect(opened).rejects.toMatchObject({
      code: 'engine-failed',
      tried: 'pull app:1',
      failed: expect.stringContaining('says: pull access denied for app:1'),
      advice: expect.stringContaining('docker login'),
    });
  });
});

describe('what an engine does wrong becomes one message:', () => {
  const at = (path: string, act: NonNullable<FakeBehaviour['instead']>): FakeBehaviour => ({
    instead: (url, response) => url.pathname.startsWith(path) && act(url, response),
  });
  const piece = legacy.subarray(0, 2000);

  test.each<readonly [string, FakeBehaviour, string]>([
    [
      'an error of its own',
      at('/images/get', (_, response) => {
        refuse(response, 500, 'open /var/lib/docker: no space left');
        return true;
      }),
      'says: open /var/lib/docker: no space left',
    ],
    [
      'an error after half of the image',
      at('/images/get', (_, response) => {
        response.write(piece);
        response.end('{"errorDetail":{"message":"disk is full"},"error":"disk is full"}\r\n');
        return true;
      }),
      'gave up on the way: disk is full',
    ],
    [
      'an end in the middle',
      at('/images/get', (_, response) => {
        response.write(piece, () => response.destroy());
        return true;
      }),
      'broke off (ECONNRESET)',
    ],
    [
      'an API that is too new for it',
      at('/images/app', (_, response) => {
        refuse(
          response,
          400,
          'client version 1.24 is too old. Minimum supported API version is 1.44',
        );
        return true;
      }),
      'is too old. Minimum supported API version is 1.44 (its API has version 1.41)',
    ],
    [
      'an answer that is no JSON',
      at('/images/app', (_, response) => {
        response.end('<html>');
        return true;
      }),
      'says: <html>',
    ],
    [
      'an answer without an ID',
      at('/images/app', (_, response) => {
        response.end('{"Id":"../../containers/json","Size":-1}');
        return true;
      }),
      'says: {"Id":',
    ],
    [
      'an error that never ends',
      at('/images/get', (_, response) => {
        response.statusCode = 500;
        for (let i = 0; i < 200; i++) response.write('x'.repeat(1 << 16));
        return true;
      }),
      'its answer is far too long',
    ],
  ])('%s', async (_, behaviour, failed) => {
    const { opened } = await openApp(behaviour);
    await expect(opened).rejects.toMatchObject({
      code: 'engine-failed',
      failed: expect.stringContaining(failed),
    });
  });

  test('no engine at all', async () => {
    const { opened } = await openApp(
      at('/_ping', (_, response) => {
        response.removeHeader('Api-Version');
        refuse(response, 404, 'nginx');
        return true;
      }),
    );
    await expect(opened).rejects.toMatchObject({
      code: 'no-engine',
      advice: expect.stringContaining('what answers there is no engine (HTTP status 404)'),
    });
  });

  test('an image cut off without a word', async () => {
    const { opened } = await openApp(
      at('/images/get', (_, response) => {
        response.end(piece);
        return true;
      }),
    );
    await expect(opened).rejects.toMatchObject({ code: 'damaged' });
  });
});

describe('where no engine answers', () => {
  const nowhere = (): string => `unix://${temporaryDirectory()}/engine.sock`;

  test('each place is told with the reason, and what to do', async () => {
    const host = nowhere();
    await expect(open('docker://app', { env: { DOCKER_HOST: host } })).rejects.toMatchObject({
      code: 'no-engine',
      tried: 'find app',
      failed: 'no engine answers',
      advice:
        `${host} (DOCKER_HOST): there is no such socket (ENOENT).\n` +
        'Start Docker, or podman with `systemctl --user start podman.socket`; ' +
        'or name the engine with --host.',
    });
  });

  test('places with one reason are told together', async () => {
    const env = { DOCKER_HOST: nowhere(), CONTAINER_HOST: nowhere() };
    await expect(open('app:1', { env })).rejects.toMatchObject({
      advice: expect.stringContaining(
        `${env.DOCKER_HOST} (DOCKER_HOST), ${env.CONTAINER_HOST} (CONTAINER_HOST): there`,
      ),
    });
  });

  test('an environment that dockerode cannot read is told by its name', async () => {
    vi.stubEnv('DOCKER_HOST', 'tcp://[');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { host } = await startEngine();
    const engine = { ...anyEngine, host };
    await expect(open('docker://app', { engine })).rejects.toMatchObject({
      code: 'no-engine',
      advice: expect.stringContaining('DOCKER_HOST or DOCKER_CERT_PATH is wrong: '),
    });
  });

  test('broken settings are a reason', async () => {
    await expect(open('docker://app', { env: { DOCKER_HOST: 'fd://3' } })).rejects.toMatchObject({
      code: 'no-engine',
      advice: expect.stringContaining('no engine is reached by fd://'),
    });
  });
});

test('of two engines, the one that has the image is taken', async () => {
  const without = await startEngine({ images: [] });
  const podman = await startEngine({ images: [app], podman: true });
  const env = { DOCKER_HOST: without.host, CONTAINER_HOST: podman.host };
  const { image } = await open('app:1', { env });
  expect(image.source).toBe('podman');
  expect(without.questions).toEqual(['GET /_ping', 'GET /images/app:1/json']);
});

test('a name that is none is never sent', async () => {
  for (const name of ['../secrets', 'a b', 'app?x=1', 'A', '']) {
    const { opened, engine } = await openApp({}, {}, `docker://${name}`);
    await expect(opened).rejects.toMatchObject({ code: 'usage' });
    expect(engine.questions).toEqual([]);
  }
});
