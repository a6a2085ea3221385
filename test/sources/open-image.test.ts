import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ByteStream } from '../../src/model/bytes.ts';
import { anyEngine } from '../support/any-engine.ts';
import { refuse, startEngine } from '../support/fake-engine.ts';
import { FakeRegistry } from '../support/fake-registry.ts';
import { containersRoot, moveLowestLayer } from '../support/local-stores.ts';
import { memoryStream } from '../support/memory.ts';
import { fileOf, layersOf, open, openStream } from '../support/open-image.ts';
import { pushArchive } from '../support/pushed-archive.ts';
import { archiveOf, type Files, ociTypes, storedImage } from '../support/stored-image.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { unpackTar } from '../support/unpack-tar.ts';
import { zstdFrame } from '../support/zstd-frame.ts';

const image = storedImage(['a', 'b']);
const digests = image.layers.map(({ descriptor }) => descriptor.digest);
const files: Files = { ...image.files, 'index.json': { manifests: [image.manifest.descriptor] } };
const archive = archiveOf(files);

const deepJson = Buffer.from('['.repeat(100_000));
const longJson = Buffer.from(JSON.stringify('x'.repeat(5_000_000)).padStart(5_000_100));

async function* failingInput(): ByteStream {
  yield archive.subarray(0, 100);
  throw Object.assign(new Error('EISDIR: illegal operation'), { code: 'EISDIR' });
}

/** A directory with these files that is gone after the test. */
function directoryOf(content: Files): string {
  const directory = temporaryDirectory();
  unpackTar(archiveOf(content), directory);
  return directory;
}

/** The files of a `dir:` directory, where manifests have a suffix and the topmost a fixed name. */
function dirFiles(top: object): Files {
  const names = Object.entries(image.files).map(([name, content]) => {
    const isManifest = name === image.manifest.name;
    return [isManifest ? `${basename(name)}.manifest.json` : basename(name), content];
  });
  return { ...Object.fromEntries(names), 'manifest.json': top, version: Buffer.from('1.1') };
}

describe('a reference', () => {
  test('may promise what is there', async () => {
    for (const reference of [`oci-archive:${fileOf(archive)}`, `oci:${directoryOf(files)}`]) {
      expect(await layersOf(await open(reference))).toEqual(digests);
    }
  });

  test('may not promise anything else', async () => {
    const path = fileOf(archive);
    for (const prefix of ['docker-archive', 'oci', 'dir']) {
      await expect(open(`${prefix}:${path}`)).rejects.toMatchObject({
        code: 'not-an-image',
        advice: expect.stringContaining(`Leave out ${prefix}:`),
      });
    }
  });

  test('may name an image behind the path, and a path with a colon', async () => {
    const path = join(temporaryDirectory(), 'a:b');
    writeFileSync(path, archive);
    expect(await layersOf(await open(`oci-archive:${path}`))).toEqual(digests);
    await expect(open(`oci-archive:${path}:v1`)).rejects.toMatchObject({ code: 'choose-image' });
  });

  test('may name a pipe', async () => {
    const path = join(temporaryDirectory(), 'pipe');
    execFileSync('mkfifo', [path]);
    execFile('cp', [fileOf(archive), path]);
    expect(await layersOf(await open(path))).toEqual(digests);
  });

  test('may name a symbolic link', async () => {
    const path = join(temporaryDirectory(), 'link');
    symlinkSync(fileOf(archive), path);
    expect(await layersOf(await open(path))).toEqual(digests);
  });

  test('that looks like a path and names nothing is told so, and nobody is asked for it', async () => {
    const { host, questions } = await startEngine();
    for (const path of [
      './nothing',
      '../nothing',
      '/nothing',
      '~/nothing',
      'nothing.tar',
      'a.TGZ',
    ]) {
      await expect(open(path, { env: { DOCKER_HOST: host } })).rejects.toMatchObject({
        code: 'not-found',
        failed: 'there is no such file or directory',
      });
    }
    expect(questions).toEqual([]);
  });

  test('that can be neither a path nor a name is told so', async () => {
    for (const text of ['', 'Nginx', 'no such', 'a//b', '\0', 'a?b', 'x'.repeat(2000)]) {
      await expect(open(text)).rejects.toMatchObject({
        code: 'not-found',
        failed: 'there is no such file, and no image can have this name',
      });
    }
  });

  test.each(['web', 'docker://web', 'podman://web', 'containers-storage:web', 'registry://web'])(
    'that names one image leaves nothing to choose (%s)',
    async (reference) => {
      const { host, questions } = await startEngine();
      await expect(
        open(reference, { image: 'other', env: { DOCKER_HOST: host } }),
      ).rejects.toMatchObject({
        code: 'usage',
        failed: 'web names one image itself, and --image other another',
      });
      expect(questions).toEqual([]);
    },
  );

  test.each([
    ['docker', 'podman'],
    ['podman', 'docker'],
  ] as const)('that names %s is not asked of %s', async (named, name) => {
    await expect(open(`${named}://web`, { engine: { ...anyEngine, name } })).rejects.toMatchObject({
      code: 'usage',
      failed: `${named}:// names one engine, and --engine ${name} another`,
    });
  });

  test('names a file if there is one, else an image', async () => {
    const { host, questions } = await startEngine();
    const env = { DOCKER_HOST: host };
    expect(await open('README.md', { env }).catch((error: unknown) => error)).toMatchObject({
      code: 'not-an-image',
    });
    expect(questions).toEqual([]);
    // No port of this machine has the number 1: it is a registry that refuses.
    await expect(open('127.0.0.1:1/readme', { env })).rejects.toMatchObject({
      tried: 'find 127.0.0.1:1/readme',
      failed: expect.stringMatching(
        /^docker at unix:.* has no such image; 127\.0\.0\.1:1 could not be reached/,
      ),
      advice: expect.stringMatching(/^`docker images` lists what there is\..*\n/),
    });
    expect(questions).toContain('GET /images/127.0.0.1:1/readme/json');
  });

  test('that no engine has is opened in its registry, and no engine pulls it', async () => {
    const registry = await FakeRegistry.start();
    pushArchive(registry, archive);
    const { host, questions } = await startEngine();
    const name = `${registry.host}/app:1`;
    const { image: found } = await open(name, { env: { DOCKER_HOST: host } });
    expect(found).toMatchObject({ source: 'registry', tags: [name] });
    expect(questions).toEqual(['GET /_ping', `GET /images/${name}/json`]);
    const nowhere = { DOCKER_HOST: `unix://${temporaryDirectory()}/engine.sock` };
    expect((await open(name, { env: nowhere })).image.source).toBe('registry');
  });

  test.each([
    [400, 'invalid reference format'],
    [500, 'normalizing name for compat API: invalid reference format'],
  ])('that an engine takes for no name is looked for elsewhere (%i %s)', async (status, words) => {
    const registry = await FakeRegistry.start();
    pushArchive(registry, archive);
    const { host } = await startEngine({
      instead: ({ pathname }, response) => {
        if (!pathname.startsWith('/images/')) return false;
        refuse(response, status, words);
        return true;
      },
    });
    const { image: found } = await open(`${registry.host}/app:1`, { env: { DOCKER_HOST: host } });
    expect(found.source).toBe('registry');
  });

  test("that podman's files have and cannot give is asked of nobody else", async () => {
    const { config, layers } = storedImage(['a', 'b']);
    const tars = layers.map(({ content }) => content);
    const root = containersRoot({
      config: config.content,
      layers: tars,
      names: ['127.0.0.1:1/a:1'],
    });
    moveLowestLayer(root, temporaryDirectory());
    const conf = join(temporaryDirectory(), 'storage.conf');
    writeFileSync(conf, `[storage]\ngraphroot = "${root}"`);
    const nowhere = `unix://${temporaryDirectory()}/engine.sock`;
    const env = { DOCKER_HOST: nowhere, CONTAINERS_STORAGE_CONF: conf };
    await expect(open('127.0.0.1:1/a:1', { env })).rejects.toMatchObject({
      code: 'damaged',
      failed: expect.stringMatching(
        /^no engine answers; could not read .* from containers-storage: its layers are not those/,
      ),
    });
    // Nothing is said of files that do not have the image.
    await expect(open('127.0.0.1:1/b:1', { env })).rejects.toMatchObject({
      code: 'unreachable',
      failed: expect.stringMatching(/^no engine answers; 127\.0\.0\.1:1 could not be reached/),
    });
  });

  test("is looked for elsewhere, too, when podman's files cannot be read, and that is told", async () => {
    const root = temporaryDirectory();
    mkdirSync(join(root, 'overlay-images'));
    writeFileSync(join(root, 'overlay-images/images.json'), '[{');
    const conf = join(temporaryDirectory(), 'storage.conf');
    writeFileSync(conf, `[storage]\ngraphroot = "${root}"`);
    const nowhere = `unix://${temporaryDirectory()}/engine.sock`;
    const env = { DOCKER_HOST: nowhere, CONTAINERS_STORAGE_CONF: conf };
    await expect(open('127.0.0.1:1/a:1', { env })).rejects.toMatchObject({
      code: 'unreachable',
      failed: expect.stringMatching(/; .*it is not valid JSON\); 127\.0\.0\.1:1 could not/),
    });
  });

  test('is asked of nobody but the engine that is named, and an ID of engines only', async () => {
    const { host } = await startEngine();
    const engine = { ...anyEngine, host };
    await expect(open('0123456789ab', { env: { DOCKER_HOST: host } })).rejects.toMatchObject({
      failed: `docker at ${host} has no such image`,
    });
    await expect(open('127.0.0.1:1/app', { engine })).rejects.toMatchObject({
      failed: `docker at ${host} has no such image`,
    });
  });
});

describe('standard input', () => {
  test('may be promised to be of a kind', async () => {
    const input = { openInput: () => memoryStream(archive) };
    expect(await layersOf(await open('oci-archive:-', input))).toEqual(digests);
  });

  test('tells its failures like a file', async () => {
    await expect(open('-', { openInput: failingInput })).rejects.toMatchObject({
      code: 'not-readable',
      message: 'could not read standard input: it is a directory',
    });
  });
});

describe('a directory', () => {
  test('may be the dir: of one image', async () => {
    const manifest: object = JSON.parse(Buffer.from(image.manifest.content).toString());
    const opened = await open(directoryOf(dirFiles(manifest)));
    expect(await layersOf(opened)).toEqual(digests);
    expect(opened.image).toMatchObject({
      source: 'dir',
      digest: image.manifest.descriptor.digest,
    });
  });

  test('may be the dir: of an image for several platforms', async () => {
    const platform = { os: 'linux', architecture: 'amd64' };
    const manifests = [{ ...image.manifest.descriptor, platform }];
    const opened = await open(directoryOf(dirFiles({ mediaType: ociTypes.index, manifests })));
    expect(await layersOf(opened)).toEqual(digests);
    expect(opened.image.digest).toBe(image.manifest.descriptor.digest);
  });

  test('may link to blobs elsewhere, and to one blob by two names', async () => {
    const directory = directoryOf({ 'manifest.json': [{ Config: 'c', Layers: ['x', 'y'] }] });
    const elsewhere = directoryOf({
      layer: image.layers[0]?.content ?? {},
      c: image.config.content,
    });
    symlinkSync(join(elsewhere, 'layer'), join(directory, 'x'));
    symlinkSync('x', join(directory, 'y'));
    symlinkSync(join(elsewhere, 'c'), join(directory, 'c'));
    const opened = await open(directory);
    expect(await layersOf(opened)).toEqual([digests[0], digests[0]]);
    expect(opened.contents[0]?.key).toBe(opened.contents[1]?.key);
  });

  test('is not left, and pipes in it are not waited for', async () => {
    const directory = directoryOf({
      c: image.config.content,
      'manifest.json': [{ Config: 'c', Layers: ['../x', 'pipe'] }],
    });
    writeFileSync(join(dirname(directory), 'x'), '');
    execFileSync('mkfifo', [join(directory, 'pipe')]);
    expect(await layersOf(await open(directory))).toEqual([
      '../x is not in the directory',
      'pipe is not in the directory',
    ]);
  });

  test('may hold no image', async () => {
    const directory = temporaryDirectory();
    await expect(open(directory)).rejects.toThrow(/holds no files/);
    mkdirSync(join(directory, 'bin'));
    await expect(open(directory)).rejects.toThrow(/neither a manifest/);
    for (const name of ['etc', 'usr']) mkdirSync(join(directory, name));
    await expect(open(directory)).rejects.toThrow(/holds a file system/);
  });
});

describe('what is no image', () => {
  const filesystem = archiveOf({
    '.dockerenv': Buffer.from(''),
    'etc/passwd': Buffer.from('root'),
  });

  test.each([
    ['nothing', Buffer.from(''), 'not-an-image', /it is empty/],
    ['a text', Buffer.from('hello'), 'not-an-image', /neither a tar archive nor/],
    ['long zeros', Buffer.alloc(10_240), 'not-an-image', /it holds no files/],
    ['xz', Buffer.from('fd377a585a000004', 'hex'), 'unsupported', /compressed with xz/],
    ['bzip2', Buffer.from('425a6839314159265359', 'hex'), 'unsupported', /compressed with bzip2/],
    ['a file system', filesystem, 'not-an-image', /a file system, as docker export writes it/],
    ['a layer', image.layers[0]?.content ?? Buffer.alloc(0), 'not-an-image', /neither a manifest/],
    ['an old archive', archiveOf({ repositories: {} }), 'unsupported', /older than 1.10/],
    ['no image', archiveOf({ 'manifest.json': [] }), 'not-an-image', /lists are no images/],
    ['no manifest', archiveOf({ 'index.json': { manifests: [] } }), 'not-an-image', /no images/],
    ['a compressed text', gzipSync('hello'), 'not-an-image', /neither a tar archive nor/],
    ['a bundle', gzipSync(gzipSync(archive)), 'unsupported', /compressed more than once/],
    ['a broken gzip', gzipSync(archive).subarray(0, 20), 'damaged', /./],
    ['a broken zstd', zstdFrame(archive).subarray(0, 20), 'damaged', /./],
    ['bad JSON', archiveOf({ 'index.json': Buffer.from('{') }), 'damaged', /is not valid JSON/],
    ['no JSON', archiveOf({ 'index.json': Buffer.from('\0') }), 'damaged', /is not valid JSON/],
    ['no config', archiveOf({ 'manifest.json': [{ Config: 'c' }] }), 'damaged', /does not hold it/],
    ['deep JSON', archiveOf({ 'index.json': deepJson }), 'limit-exceeded', /levels deep/],
    ['long JSON', archiveOf({ 'index.json': longJson }), 'limit-exceeded', /larger than/],
  ])('is refused with the reason: %s', async (_, bytes, code, reason) => {
    const refusal = { code, message: expect.stringMatching(reason) };
    await expect(open(fileOf(bytes))).rejects.toMatchObject(refusal);
    await expect(openStream(bytes)).rejects.toMatchObject(refusal);
    await expect(openStream(bytes, { size: 1_000 })).rejects.toMatchObject(refusal);
  });

  test('is told how to unpack it', async () => {
    const path = fileOf(Buffer.from('fd377a585a000004', 'hex'));
    await expect(open(path)).rejects.toMatchObject({
      advice: `Unpack it on the way: xz -dc ${path} | layerscope -`,
    });
  });
});

describe('a path that can be opened and not read', () => {
  test('is told so', async () => {
    await expect(open(`${fileOf(archive)}/below`)).rejects.toMatchObject({ code: 'not-found' });
    await expect(open('./\0')).rejects.toMatchObject({ code: 'not-readable' });
  });
});
