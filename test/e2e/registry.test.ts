import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { checkedReport } from '../support/checked-report.ts';
import type { Surroundings } from '../support/fake-io.ts';
import { memoryStream } from '../support/memory.ts';
import { runMain } from '../support/run-main.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { lacks } from './support/components.ts';
import { DockerRegistry } from './support/docker-registry.ts';
import { startTokenServer } from './support/token-server.ts';

const demo = 'fixtures/demo/demo.tar';
const zstd = 'fixtures/formats/buildx-oci-zstd.tar';
const multi = 'fixtures/formats/docker28-containerd-multi-attest.tar';

/** What does not depend on where the image is. */
function withoutPlace({ image, ...report }: Report): object {
  return {
    ...report,
    image: { ...image, reference: null, source: null, tags: null },
    warnings: [],
  };
}

const secret = (): Surroundings => ({ stdin: memoryStream(Buffer.from('secret\n')) });

describe.skipIf(lacks('docker-registry', 'skopeo'))('a real registry', () => {
  test.each([
    ['gzip', demo, []],
    ['zstd', zstd, []],
    ['an index with attestations', multi, ['--platform', 'linux/arm64']],
  ])('says the same of an image as its archive does: %s', async (_, archive, choice) => {
    const registry = await DockerRegistry.start();
    const digest = await registry.push(`oci-archive:${archive}`, 'a/b:1', '--all');
    const stored = withoutPlace(await checkedReport([...choice, archive]));
    for (const name of ['a/b:1', `a/b@${digest}`]) {
      const reference = `registry://${registry.host}/${name}`;
      const report = await checkedReport([...choice, '--verify', reference]);
      expect(report.image.source).toBe('registry');
      expect(withoutPlace(report)).toEqual(stored);
    }
  });

  test('gives the contents of files, too', async () => {
    const registry = await DockerRegistry.start();
    await registry.push(`oci-archive:${demo}`, 'demo:1');
    const argv = (image: string): string[] => ['cat', '--layer', '5', image, 'app/.env'];
    const { exitCode, out } = await runMain(argv(`registry://${registry.host}/demo:1`));
    expect(exitCode).toBe(0);
    expect(out).toBe((await runMain(argv(demo))).out);
  });

  test('is told apart from what it does not have', async () => {
    const registry = await DockerRegistry.start();
    await registry.push(`oci-archive:${multi}`, 'multi:v1', '--all');
    await expectError(
      [`registry://${registry.host}/multi:v2`],
      /multi is there and has not the tag v2 It has v1\./,
    );
    await expectError([`registry://${registry.host}/other`], /has no repository other/);
    await expectError(
      ['--platform', 'linux/s390x', `registry://${registry.host}/multi:v1`],
      /the image is there for linux\/amd64, linux\/arm64/,
    );
  });

  test('with passwords takes the one that is given, or that of a file', async () => {
    const registry = await DockerRegistry.start({ login: 'password' });
    await registry.push(`oci-archive:${zstd}`, 'x:1', '--dest-creds', 'ann:secret');
    await expectLogins(registry);
  });

  test('with a token server takes the tokens that it gives', async () => {
    const registry = await DockerRegistry.start({ login: await startTokenServer() });
    await registry.push(`oci-archive:${zstd}`, 'x:1', '--dest-creds', 'ann:secret');
    await expectLogins(registry);
  });

  test('that speaks TLS is trusted for its own authority, or with --insecure', async () => {
    const registry = await DockerRegistry.start({ tls: true });
    await registry.push(`oci-archive:${zstd}`, 'x:1');
    const reference = `registry://${registry.host}/x:1`;
    await expectError([reference], /cannot be trusted: its certificate .* --ca-file FILE/);
    for (const options of [['--ca-file', 'fixtures/tls/ca.pem'], ['--insecure']]) {
      expect((await checkedReport([...options, reference])).summary.layers).toBe(3);
    }
  });
});

async function expectLogins({ host }: DockerRegistry): Promise<void> {
  const reference = `registry://${host}/x:1`;
  const given = ['--username', 'ann', '--password-stdin'];
  expect((await checkedReport([...given, reference], secret())).summary.layers).toBe(3);
  const file = join(temporaryDirectory(), 'auth.json');
  const auth = Buffer.from('ann:secret').toString('base64');
  writeFileSync(file, JSON.stringify({ auths: { [host]: { auth } } }));
  const env = { REGISTRY_AUTH_FILE: file };
  expect((await checkedReport([reference], { env })).summary.layers).toBe(3);
  await expectError([reference], /does not show it to anybody without a login/);
  const wrong = { stdin: memoryStream(Buffer.from('wrong')) };
  await expectError([...given, reference], /the user ann from the command line/, wrong);
}

async function expectError(
  argv: readonly string[],
  message: RegExp,
  surroundings?: Surroundings,
): Promise<void> {
  const { exitCode, out, err } = await runMain(argv, undefined, surroundings);
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
  expect(err.replaceAll(/\s+/g, ' ')).toMatch(message);
}
