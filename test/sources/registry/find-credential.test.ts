import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseRegistryName } from '../../../src/oci/registry-name.ts';
import { findCredential } from '../../../src/sources/registry/find-credential.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const login = (name: string): object => ({ auth: Buffer.from(`${name}:pw`).toString('base64') });

/** The environment of a user whose home has these files, JSON or text. */
function home(files: Readonly<Record<string, object | string>>): Record<string, string> {
  const directory = temporaryDirectory();
  for (const [name, content] of Object.entries(files)) {
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    if (name.startsWith('bin/')) chmodSync(path, 0o755);
  }
  return { HOME: directory, PATH: `${join(directory, 'bin')}:/usr/bin:/bin` };
}

/** Who would ask for the image, by which file. */
async function who(
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<readonly [user: string, from: string] | null> {
  const { found } = await findCredential(parseRegistryName(name), env);
  if (found === null) return null;
  const { credential, from } = found;
  const user = credential.kind === 'password' ? credential.username : `token ${credential.token}`;
  return [user, from.replaceAll(env['HOME'] ?? '', '~')];
}

test("of podman's and docker's files, the first that has a login for the registry counts", async () => {
  const env = home({
    'run/containers/auth.json': { auths: { 'a.example': login('run') } },
    '.config/containers/auth.json': {
      auths: { 'a.example': login('x'), 'b.example': login('own') },
    },
    '.docker/config.json': {
      auths: { 'b.example': login('x'), 'https://c.example/v1/': login('dk') },
    },
  });
  env['XDG_RUNTIME_DIR'] = join(env['HOME'] ?? '', 'run');
  expect(await who('a.example/x', env)).toEqual(['run', '~/run/containers/auth.json']);
  expect(await who('b.example/x', env)).toEqual(['own', '~/.config/containers/auth.json']);
  expect(await who('c.example/x', env)).toEqual(['dk', '~/.docker/config.json']);
  expect(await who('d.example/x', env)).toBeNull();
});

test('REGISTRY_AUTH_FILE stands for all of them, DOCKER_CONFIG for the place of one', async () => {
  const env = home({
    'named.json': { auths: { 'a.example': login('named') } },
    'dk/config.json': { auths: { 'b.example': login('moved') } },
    '.docker/config.json': { auths: { 'b.example': login('x') } },
  });
  env['DOCKER_CONFIG'] = join(env['HOME'] ?? '', 'dk');
  expect(await who('b.example/x', env)).toEqual(['moved', '~/dk/config.json']);
  env['REGISTRY_AUTH_FILE'] = join(env['HOME'] ?? '', 'named.json');
  expect(await who('a.example/x', env)).toEqual(['named', '~/named.json']);
  expect(await who('b.example/x', env)).toBeNull();
});

test('DOCKER_CONFIG may be relative, to the working directory', async () => {
  const env = home({ 'dk/config.json': { auths: { 'b.example': login('moved') } } });
  env['DOCKER_CONFIG'] = relative('.', join(env['HOME'] ?? '', 'dk'));
  expect((await who('b.example/x', env))?.[0]).toBe('moved');
});

test('the innermost namespace that has a login counts', async () => {
  const env = home({
    '.config/containers/auth.json': {
      auths: {
        'r.example': login('all'),
        'r.example/org': login('org'),
        'r.example/org/app': login('app'),
      },
    },
  });
  expect((await who('r.example/org/app', env))?.[0]).toBe('app');
  expect((await who('r.example/org/app2', env))?.[0]).toBe('org');
  expect((await who('r.example/org2/app', env))?.[0]).toBe('all');
});

test.each(['https://index.docker.io/v1/', 'docker.io', 'index.docker.io', 'registry-1.docker.io'])(
  "Docker's own registry is known as %s",
  async (key) => {
    const env = home({ '.docker/config.json': { auths: { [key]: login('me') } } });
    expect((await who('nginx', env))?.[0]).toBe('me');
  },
);

describe('an entry', () => {
  const read = async (entry: object): Promise<string | null> =>
    (
      await who('r.example/x', home({ '.docker/config.json': { auths: { 'r.example': entry } } }))
    )?.[0] ?? null;

  test('may have an identity token, which counts before a password', async () => {
    expect(await read({ ...login('x'), identitytoken: 't' })).toBe('token t');
  });

  test('may have its parts apart', async () => {
    expect(await read({ username: 'ann', password: 'p' })).toBe('ann');
  });

  test('may be empty, or no login', async () => {
    expect(await read({})).toBeNull();
    expect(await read({ auth: '%%%' })).toBeNull();
  });
});

describe('a credential helper', () => {
  const helper = (body: string): string => `#!/bin/sh\nread -r server || true\n${body}\n`;
  const answers = helper('printf \'{"Username":"from %s","Secret":"s"}\' "$server"');

  test('is asked for the registry that it is for, else the store for all is', async () => {
    const env = home({
      'bin/docker-credential-one': answers,
      'bin/docker-credential-all': helper('printf \'{"Username":"<token>","Secret":"s"}\''),
      '.docker/config.json': { credHelpers: { 'r.example': 'one' }, credsStore: 'all' },
    });
    const from = '~/.docker/config.json names';
    expect(await who('r.example/x', env)).toEqual([
      'from r.example',
      `docker-credential-one, which ${from}`,
    ]);
    expect(await who('s.example/x', env)).toEqual([
      'token s',
      `docker-credential-all, which ${from}`,
    ]);
  });

  test("is asked for Docker's own registry by its old name", async () => {
    const env = home({
      'bin/docker-credential-all': answers,
      '.docker/config.json': { credsStore: 'all' },
    });
    expect((await who('nginx', env))?.[0]).toBe('from https://index.docker.io/v1/');
  });

  test('that knows nothing leaves it to what the file has', async () => {
    const env = home({
      'bin/docker-credential-all': helper('echo credentials not found in native keychain; exit 1'),
      '.docker/config.json': { credsStore: 'all', auths: { 'r.example': login('file') } },
    });
    expect((await who('r.example/x', env))?.[0]).toBe('file');
    expect(await findCredential(parseRegistryName('s.example/x'), env)).toEqual({
      found: null,
      problems: [],
    });
  });

  test.each([
    ['is not installed', {}, 'docker-credential-all failed: there is no such program'],
    [
      'fails',
      { 'bin/docker-credential-all': helper('echo locked; exit 3') },
      'docker-credential-all failed: locked',
    ],
    ['answers nonsense', { 'bin/docker-credential-all': helper('echo {') }, 'not valid JSON'],
  ])('that %s is a problem, and no obstacle', async (_, files, problem) => {
    const env = home({ ...files, '.docker/config.json': { credsStore: 'all' } });
    expect(await findCredential(parseRegistryName('r.example/x'), env)).toEqual({
      found: null,
      problems: [expect.stringContaining(problem)],
    });
  });

  test('may not be named so that another program is run', async () => {
    const env = home({ '.docker/config.json': { credsStore: '../../bin/sh' } });
    const { problems } = await findCredential(parseRegistryName('r.example/x'), env);
    expect(problems).toEqual(['docker-credential-../../bin/sh is no name of a program']);
  });
});

test('a file that cannot be read is a problem, and no obstacle', async () => {
  const env = home({
    '.config/containers/auth.json': '{"auths": ',
    '.docker/config.json': { auths: { 'r.example': login('me') } },
  });
  const { found, problems } = await findCredential(parseRegistryName('r.example/x'), env);
  expect(found?.credential).toMatchObject({ username: 'me' });
  expect(problems).toEqual([
    expect.stringMatching(/auth\.json cannot be read: it is not valid JSON/),
  ]);
});
