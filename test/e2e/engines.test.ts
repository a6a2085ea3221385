import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { checkedReport } from '../support/checked-report.ts';
import { runMain } from '../support/run-main.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { debianBase } from './support/base-image.ts';
import { lacks } from './support/components.ts';
import { DockerEngine } from './support/docker-engine.ts';
import { buildImage, docker, dockerHost } from './support/docker.ts';
import { Podman } from './support/podman.ts';
import { run } from './support/run.ts';

type Env = Readonly<Record<string, string>>;

const steps = [
  'RUN mkdir /app && head -c 100000 /dev/urandom > /app/data',
  'RUN chmod 600 /app/data',
  'CMD ["/app/data"]',
];

/** The image that these tests are about, in the engine that they share. */
async function theImage(): Promise<string> {
  const tag = 'e2e/engines:1';
  if ((await docker('images', '--quiet', tag)) !== '') return tag;
  await buildImage(tag, [`FROM ${await debianBase()}`, ...steps].join('\n'));
  return tag;
}

/** What does not depend on where the image is, and on how much of it had to be read. */
function withoutPlace({ image, layers, ...report }: Report): object {
  const { config, platform, created } = image;
  return {
    ...report,
    reading: null,
    image: { config, platform, created },
    layers: layers.map((layer) => ({ ...layer, digest: null, mediaType: null })),
  };
}

async function reportOf(argv: readonly string[], env: Env): Promise<object> {
  return withoutPlace(await checkedReport(argv, { env }));
}

describe.skipIf(lacks('dockerd', 'docker', 'debootstrap'))('a real Docker', () => {
  test('gives the same image by any name, in place and exported, as it saves', async () => {
    const tag = await theImage();
    const saved = join(temporaryDirectory(), 'saved.tar');
    await docker('save', '--output', saved, tag);
    const id = (await docker('images', '--quiet', '--no-trunc', tag)).trim();
    const env = { DOCKER_HOST: dockerHost() };
    const expected = await reportOf([saved], {});
    for (const name of [tag, `docker.io/${tag}`, id, id.slice(7, 19), `docker://${tag}`]) {
      expect(await reportOf([name], env)).toEqual(expected);
    }
    expect(await reportOf(['--no-local-store', tag], env)).toEqual(expected);
    expect(await reportOf(['--source', 'docker', '--host', env.DOCKER_HOST, tag], {})).toEqual(
      expected,
    );
  });

  test('says which way was taken', async () => {
    const env = { DOCKER_HOST: dockerHost() };
    const verbose = async (...argv: readonly string[]): Promise<string> =>
      (await runMain(['--verbose', ...argv, await theImage()], undefined, { env })).err;
    expect(await verbose()).toContain('which is read in place');
    expect(await verbose('--no-local-store')).toContain('exports it');
  });

  test('is found by the contexts of the docker CLI', async () => {
    const tag = await theImage();
    const DOCKER_CONFIG = temporaryDirectory();
    const cli = (...args: readonly string[]): Promise<string> =>
      run('docker', ['context', ...args], { env: { DOCKER_CONFIG } });
    await cli('create', 'e2e', '--docker', `host=${dockerHost()}`);
    const expected = await reportOf([tag], { DOCKER_HOST: dockerHost() });
    expect(await reportOf([tag], { DOCKER_CONFIG, DOCKER_CONTEXT: 'e2e' })).toEqual(expected);
    await cli('use', 'e2e');
    expect(await reportOf([tag], { DOCKER_CONFIG })).toEqual(expected);
  });

  test('says of a name, and of a platform, that it has none such', async () => {
    const tag = await theImage();
    const env = { DOCKER_HOST: dockerHost() };
    const absent = await runMain(['--pull', 'never', 'docker://e2e/absent'], undefined, { env });
    expect(absent.exitCode).toBe(2);
    expect(absent.err).toContain('has no such image');
    const other = await runMain(['--platform', 'linux/s390x', `docker://${tag}`], undefined, {
      env,
    });
    expect(other.exitCode).toBe(2);
    expect(other.err.replaceAll(/\s+/g, ' ')).toContain('has it for linux/');
  });

  test('builds what is explored then', async () => {
    const cwd = temporaryDirectory();
    writeFileSync(join(cwd, 'Dockerfile'), `FROM ${await theImage()}\nRUN rm /app/data\n`);
    const env = { PATH: process.env['PATH'], DOCKER_HOST: dockerHost(), DOCKER_BUILDKIT: '0' };
    const argv = ['build', '--quiet', '--network=host', '-t', 'e2e/built:1', '.'];
    const { exitCode, out } = await runMain(argv, undefined, { env, cwd });
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^[0-9a-f]{12} {2}e2e\/built:1\n/);
    expect(out).toContain('RUN rm /app/data');
  });
});

test.skipIf(lacks('dockerd', 'docker'))(
  'a Docker that asks for certificates is reached',
  async () => {
    const certificates = temporaryDirectory();
    const put = (from: string, to: string): string => {
      copyFileSync(`fixtures/tls/${from}`, join(certificates, to));
      return join(certificates, to);
    };
    const engine = await DockerEngine.start(
      '--host=tcp://127.0.0.1:23760',
      '--tlsverify',
      `--tlscacert=${put('ca.pem', 'ca.pem')}`,
      `--tlscert=${put('server.pem', 'cert.pem')}`,
      `--tlskey=${put('server.key', 'key.pem')}`,
    );
    try {
      await run('docker', [
        '--host',
        engine.host,
        'load',
        '--input',
        'fixtures/formats/docker20.tar',
      ]);
      const tls = { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: certificates };
      const env = { DOCKER_HOST: 'tcp://127.0.0.1:23760', ...tls };
      const { image } = await checkedReport(['h5/tiny:1'], { env });
      expect(image).toMatchObject({ source: 'docker', tags: ['h5/tiny:1'] });
      const refused = await runMain(['docker://h5/tiny:1'], undefined, {
        env: { ...env, DOCKER_CERT_PATH: '/nowhere' },
      });
      expect(refused.err).toContain('DOCKER_CERT_PATH');
    } finally {
      await engine.stop();
    }
  },
);

describe.skipIf(lacks('podman'))('a real podman', () => {
  test('gives the same image by its service, in place and exported, as the archive', async () => {
    const podman = new Podman();
    await podman.run('load', '--input', 'fixtures/demo/demo.tar');
    const env = { CONTAINER_HOST: await podman.serve() };
    const expected = await reportOf(['fixtures/demo/demo.tar'], {});
    const compressed = (report: object): object => ({ ...report, summary: null, layers: null });
    for (const options of [[], ['--no-local-store']]) {
      const report = await reportOf([...options, 'layerscope/demo'], env);
      expect(compressed(report)).toEqual(compressed(expected));
    }
    const { image } = await checkedReport(['podman://layerscope/demo:latest'], { env });
    expect(image.source).toBe('podman');
  });
});
