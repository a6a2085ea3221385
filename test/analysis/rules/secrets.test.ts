import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTokens } from '../../../src/analysis/rules/secrets/find-tokens.ts';
import { mayHoldSecret } from '../../../src/analysis/rules/secrets/may-hold-secret.ts';
import { secretFiles } from '../../../src/analysis/rules/secrets/secret-files.ts';
import {
  isSecretAssignment,
  secretLines,
} from '../../../src/analysis/rules/secrets/secret-names.ts';
import { secretTokens } from '../../../src/analysis/rules/secrets/secret-tokens.ts';
import { encodeText } from '../../../src/model/byte-string.ts';
import { baseStep, findingsIn, foundBy, onlyFoundBy } from '../../support/findings-in.ts';
import type { TarEntrySpec } from '../../support/tar.ts';

const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n';
const npmToken = `npm_${'aB3dE5gH'.repeat(4)}Zz9x`;
const copied = (...files: readonly TarEntrySpec[]) => ({
  steps: [baseStep, ['COPY . . # buildkit', files]] as const,
});

describe('what is found', () => {
  test.each([
    ['app/key.pem', key, 'a private key', 1],
    ['root/.ssh/id_rsa', key, 'an SSH private key', 1],
    ['root/.npmrc', `registry=https://x\n//x/:_authToken=${npmToken}`, "npm's credentials", 2],
    ['root/.netrc', 'machine x login y password hunter22', 'passwords of a .netrc', 1],
    ['root/.aws/credentials', '[a]\naws_secret_access_key = wJalrXUtn', "AWS' credentials", 2],
    [
      'root/.docker/config.json',
      '{"auths":{"x":{"auth":"dXNlcjpwYXNz"}}}',
      "a registry's credentials",
      1,
    ],
    [
      'root/.kube/config',
      'users:\n- user:\n    token: abcdefgh',
      "a Kubernetes cluster's credentials",
      3,
    ],
    ['srv/.env', '# mine\nA=1\nDB_PASSWORD=hunter22', 'values of an environment file', 3],
    ['app/settings.py', `x = 1\nTOKEN = "${npmToken}"\n`, 'an npm access token', 2],
    ['app/config.yml', 'key: AKIAQWERTYUIOPASDFGH', 'an AWS access key', 1],
    ['app/a.py', '# AKIAIOSFODNN7EXAMPLE\nAKIAQWERTYUIOPASDFGH', 'an AWS access key', 2],
  ])('%s', async (path, content, what, line) => {
    const found = await onlyFoundBy('secrets', copied({ path, content }));
    expect(found).toMatchObject({ severity: 'high', layer: 1, bytes: 0 });
    expect(found.text).toContain(what);
    expect(found.text).toContain(`/${path} (line ${line})`);
  });

  test('a keystore, by its name alone', async () => {
    const found = await onlyFoundBy('secrets', copied({ path: 'app/my.p12', content: '\x30\x82' }));
    expect(found.text).toContain('a keystore');
    expect(found.text).not.toContain('line');
  });

  test('one that a later layer deletes: it says how to see that it still ships', async () => {
    const { text } = await onlyFoundBy('secrets', {
      steps: [
        baseStep,
        ['COPY . . # buildkit', [{ path: 'app/.env', content: 'API_KEY=abcdefgh' }]],
        ['RUN /bin/sh -c rm app/.env # buildkit', [{ path: 'app/.wh..env' }]],
      ],
    });
    expect(text).toContain('Layer 2 deletes it');
    expect(text).toContain('`layerscope cat IMAGE /app/.env --layer 1` shows it');
  });

  test('one in a layer that no instruction of a Dockerfile made: no line of one is given', async () => {
    const { text } = await onlyFoundBy('secrets', {
      steps: [baseStep, ['jib-maven-plugin:3.4', [{ path: 'app/id_rsa', content: key }]]],
    });
    expect(text).toContain('leave it out of whatever makes layer 1.');
    expect(text).not.toContain('RUN');
  });

  test('a name that a shell would run is quoted in the command to copy', async () => {
    const path = 'app/a b;touch ${HOME}x;.env';
    const { text } = await onlyFoundBy('secrets', {
      steps: [
        baseStep,
        ['COPY . . # buildkit', [{ path, content: 'API_KEY=abcdefgh' }]],
        ['RUN /bin/sh -c rm -r app # buildkit', [{ path: '.wh.app' }]],
      ],
    });
    expect(text).toContain(`\`layerscope cat IMAGE '/${path}' --layer 1\``);
    expect(text).toContain('id=credentials,target=PATH …');
  });

  test('one that is stored again is told once, of the layer that brought it', async () => {
    const env = { path: 'app/.env', content: 'API_KEY=abcdefgh' };
    const found = await onlyFoundBy('secrets', {
      steps: [
        baseStep,
        ['COPY . . # buildkit', [env]],
        ['RUN /bin/sh -c chown 1 app/.env # buildkit', [{ ...env, uid: 1 }]],
      ],
    });
    expect(found.layer).toBe(1);
    expect(found.text).toContain('It is in the final filesystem');
  });

  test.each([
    ['app/.env', 'API_KEY=abcdefgh'],
    ['app/config.py', `TOKEN = "${npmToken}"`],
  ])('%s, a hard link of a file that is named otherwise', async (path, content) => {
    const found = await onlyFoundBy(
      'secrets',
      copied({ path: 'app/a.bin', content }, { path, type: 'hardlink', linkTarget: 'app/a.bin' }),
    );
    expect(found.paths).toEqual([path]);
  });

  test('one behind a file with so many names that they would fill what may be read', async () => {
    const content = 'x=1;'.repeat(12_000);
    const links = Array.from({ length: 2000 }, (_, i) => {
      const path = `app/${i}.js`;
      return { path, type: 'hardlink', linkTarget: 'app/a.js' } as const;
    });
    const secret = { path: 'app/z.js', content: `${content}const token = '${npmToken}';` };
    const found = await onlyFoundBy(
      'secrets',
      copied({ path: 'app/a.js', content }, ...links, secret),
    );
    expect(found.paths).toEqual(['app/z.js']);
  });

  test('many of a kind are one finding', async () => {
    const files = Array.from({ length: 5 }, (_, i) => ({ path: `app/${i}.pem`, content: key }));
    const found = await onlyFoundBy('secrets', copied(...files));
    expect(found.pathCount).toBe(5);
    expect(found.text).toContain('in 5 files');
    expect(found.text).toMatch(/(?:\n {4}\*\*\/\d\.pem){5}\n/);
  });
});

describe('what is left alone', () => {
  test.each([
    ['app/cert.pem', '-----BEGIN CERTIFICATE-----\nMIIE'],
    ['etc/ssl/certs/ca.pem', key],
    ['app/node_modules/x/test/key.pem', key],
    ['usr/lib/python3/site-packages/x/tests/server.key', key],
    ['usr/share/doc/x/id_rsa', key],
    ['app/vendor/x/.env', 'PASSWORD=hunter22'],
    ['app/.env.example', 'PASSWORD=hunter22'],
    ['app/.env', 'PASSWORD=changeme\nTOKEN=${TOKEN}\nAPI_KEY=\nSECRET_FILE=/run/x\nKEY_ID=abc'],
    ['root/.npmrc', '//x/:_authToken=${NPM_TOKEN}'],
    ['root/.docker/config.json', '{"credsStore":"pass"}'],
    ['app/truststore.jks', 'x'],
    ['app/doc.md', 'AKIAIOSFODNN7EXAMPLE and ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
    ['app/big.txt', `${npmToken}${' '.repeat(70_000)}`],
  ])('%s', async (path, content) => {
    expect(await foundBy('secrets', copied({ path, content }))).toEqual([]);
  });

  test("the base image's files", async () => {
    const subject = copied({ path: 'root/.ssh/id_rsa', content: key });
    expect(await foundBy('secrets', { ...subject, baseLayers: 2 })).toEqual([]);
  });

  test("keys of a server and of the project's own tests matter less", async () => {
    const severities = async (path: string) =>
      (await foundBy('secrets', copied({ path, content: key }))).map(({ severity }) => severity);
    expect(await severities('etc/ssh/ssh_host_rsa_key')).toEqual(['medium']);
    expect(await severities('etc/ssl/private/ssl-cert-snakeoil.key')).toEqual(['low']);
    expect(await severities('app/tests/fixtures/server.key')).toEqual(['low']);
  });
});

test('no value is ever shown', async () => {
  const value = fc.stringMatching(/^[a-zA-Z0-9]{12,40}$/);
  await fc.assert(
    fc.asyncProperty(value, async (secret) => {
      const found = await findingsIn({
        ...copied(
          { path: 'app/.env', content: `DB_PASSWORD=${secret}` },
          { path: 'root/.npmrc', content: `//x/:_authToken=${secret}` },
        ),
      });
      expect(found.filter(({ about }) => about.rule === 'secrets').length).toBeGreaterThan(0);
      expect(JSON.stringify(found)).not.toContain(secret);
    }),
    { numRuns: 20 },
  );
});

describe('catalogues', () => {
  test('every row has a source, and patterns stay within bounds', () => {
    for (const { source } of [...secretTokens, ...secretFiles])
      expect(source).toMatch(/^https:\/\//);
    for (const { pattern, keyword } of secretTokens) {
      expect(pattern.source.replaceAll('\\', '')).toContain(keyword);
      expect(pattern.source).not.toMatch(/[^\\\]][*+](?!\/)|\{\d+,\}/);
    }
  });

  test('what the rule asks for is kept as it streams by', () => {
    for (const { globs } of secretFiles) {
      for (const glob of globs) {
        const path = glob.replaceAll('*', 'x').replace(/^\//, '');
        expect([path, mayHoldSecret(encodeText(path), 100)]).toEqual([path, true]);
      }
    }
    expect(mayHoldSecret(encodeText('./app/.env'), 10)).toBe(true);
    expect(mayHoldSecret(encodeText('./usr/lib/x.py'), 10)).toBe(false);
    expect(mayHoldSecret(encodeText('a/node_modules/x.js'), 10)).toBe(false);
    expect(mayHoldSecret(encodeText('a/x.bin'), 10)).toBe(false);
  });

  test.each([
    ['PASSWORD', 'hunter22', true],
    ['DATABASE_URL', 'postgres://a:hunter22@db/x', true],
    ['DATABASE_URL', 'postgres://a:password@db/x', false],
    ['AWS_SECRET_ACCESS_KEY', 'abcdefgh', true],
    ['GPG_KEY', 'E3FF2839C048B25C084DEBE9B26995E310250568', false],
    ['TOKEN_FILE', '/run/secrets/x', false],
    ['SSH_AUTH_SOCK', '/tmp/x', false],
    ['PATH', '/bin', false],
    ['KEYBOARD', 'qwerty', false],
  ])('%s=%s', (name, value, expected) => {
    expect(isSecretAssignment(name, value)).toBe(expected);
  });

  test('any text is searched, and finds have a line of it', () => {
    const part = fc.constantFrom(
      npmToken,
      key,
      'AKIA',
      'sk-',
      '\n',
      'PASSWORD=x1y2z3',
      ' = ',
      '=',
      'ghp_',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part, { maxLength: 20 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const lines = given.split('\n').length;
        for (const { line } of findTokens(given)) expect(line).toBeLessThanOrEqual(lines);
        for (const line of secretLines(given)) expect(line).toBeLessThanOrEqual(lines);
      }),
    );
  });

  test.each([
    'AKIA',
    'sk-ant-api03-a',
    '-----BEGIN PRIVATE KEY-----',
    'A=',
    'x://a:',
    'SG.a.',
    ' ',
    '"token":"',
  ])('a window full of %j is searched at once', (part) => {
    const given = part.repeat(65_536 / part.length);
    findTokens(given);
    secretLines(given);
    const line = given.slice(0, 4096);
    const confirmed = secretFiles.filter(({ confirmedBy }) => confirmedBy?.test(line) === true);
    expect(confirmed.length).toBeLessThan(secretFiles.length);
  });
});
