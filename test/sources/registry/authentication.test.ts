import { describe, expect, test } from 'vitest';
import type { FoundCredential } from '../../../src/sources/registry/credential.ts';
import { type Behaviour, FakeRegistry, refuse } from '../../support/fake-registry.ts';
import { layersOf } from '../../support/open-image.ts';
import { openFrom, refusalOf } from '../../support/open-registry.ts';
import {
  demandBasic,
  demandTokens,
  redirectBlobs,
  redirectRepositories,
} from '../../support/registry-behaviours.ts';
import { storedImage } from '../../support/stored-image.ts';

const image = storedImage(['a', 'b']);
const ann: FoundCredential = {
  credential: { kind: 'password', username: 'ann', password: 'pä:ss' },
  from: '/home/ann/auth.json',
};
const bob: FoundCredential = {
  credential: { kind: 'identity-token', token: 'bobs' },
  from: '/home/bob/config.json',
};
const annBasic = `Basic ${Buffer.from('ann:pä:ss').toString('base64')}`;

async function start(...behaviours: readonly Behaviour[]): Promise<FakeRegistry> {
  const registry = await FakeRegistry.start(...behaviours);
  registry.push('app', '1', image);
  return registry;
}

/** What was sent as `Authorization`, without repetitions. */
function sent({ questions }: FakeRegistry): readonly (string | undefined)[] {
  return [...new Set(questions.map(({ headers }) => headers.authorization))];
}

test('nothing is sent to a registry that asks for nothing', async () => {
  const registry = await start();
  expect(await layersOf(await openFrom(registry, 'app:1', { login: ann }))).toHaveLength(2);
  expect(sent(registry)).toEqual([undefined]);
});

test('a password is sent to a registry that demands one, once it does', async () => {
  const registry = await start(demandBasic('ann', 'pä:ss'));
  expect(await layersOf(await openFrom(registry, 'app:1', { login: ann }))).toHaveLength(2);
  expect(sent(registry)).toEqual([undefined, annBasic]);
});

test('a password is for the registry, not for who demands it where the registry sends on to', async () => {
  const realm = await FakeRegistry.start(demandTokens({ basic: null }));
  const elsewhere = await start(({ path, response }) => {
    if (!path.includes('/blobs/')) return false;
    response.setHeader('www-authenticate', `Bearer realm="http://${realm.host}/token"`);
    refuse(response, 401, 'UNAUTHORIZED', 'log in');
    return true;
  });
  const registry = await start(
    demandBasic('ann', 'pä:ss'),
    redirectBlobs(`http://${elsewhere.host}`),
  );
  await expect(openFrom(registry, 'app:1', { login: ann })).rejects.toMatchObject({
    code: 'unreachable',
    failed: `${elsewhere.host}, where ${registry.host} sends on to, answers with status 401 (UNAUTHORIZED log in)`,
  });
  const [asked] = realm.questions;
  expect(asked?.path).toContain('/token?');
  expect(asked?.path).not.toContain('ann');
  expect(sent(realm)).toEqual([undefined]);
  expect(sent(elsewhere)).not.toContain(annBasic);
});

test('a name that leads to another registry shows what is public there, without a login', async () => {
  const elsewhere = await start(demandTokens({ basic: null }));
  const registry = await FakeRegistry.start(redirectRepositories(`http://${elsewhere.host}`));
  expect(await layersOf(await openFrom(registry, 'app:1', { login: ann }))).toHaveLength(2);
  expect(sent(registry)).toEqual([undefined]);
  expect(sent(elsewhere)).toEqual([undefined, 'Bearer full-1-repository:app:pull']);
});

describe('a token', () => {
  test('is asked for without a login, with a scope where the challenge has none', async () => {
    const registry = await start(demandTokens({ basic: null }));
    expect(await layersOf(await openFrom(registry, 'app:1'))).toHaveLength(2);
    expect(sent(registry)).toEqual([undefined, 'Bearer full-1-repository:app:pull']);
    const token = registry.questions.find(({ path }) => path.startsWith('/token'));
    expect(token?.path).toBe('/token?service=here&scope=repository%3Aapp%3Apull');
  });

  test('is asked for with the password, which goes nowhere else', async () => {
    const registry = await start(demandTokens({ basic: annBasic, scope: 'repository:app:pull' }));
    expect(await layersOf(await openFrom(registry, 'app:1', { login: ann }))).toHaveLength(2);
    for (const { path, headers } of registry.questions) {
      expect(headers.authorization === annBasic).toBe(path.startsWith('/token'));
    }
  });

  test('is given for an identity token, too', async () => {
    const registry = await start(demandTokens({ basic: 'identity bobs' }));
    expect(await layersOf(await openFrom(registry, 'app:1', { login: bob }))).toHaveLength(2);
  });

  test('is asked for again when it has run out', async () => {
    const registry = await start(demandTokens({ basic: null, uses: 2 }));
    expect(await layersOf(await openFrom(registry, 'app:1'))).toHaveLength(2);
    expect(sent(registry).length).toBeGreaterThan(2);
  });

  test('is asked for again when its scope is too narrow', async () => {
    const narrow = demandTokens({ basic: null, scope: 'repository:app:list' });
    const registry = await start(narrow);
    expect(await layersOf(await openFrom(registry, 'app:1'))).toHaveLength(2);
    expect(sent(registry)).toEqual([
      undefined,
      'Bearer reduced-1-repository:app:list',
      'Bearer full-2-repository:app:pull',
    ]);
  });

  test('that would come over plain http from another machine is not asked for', async () => {
    const realm = 'http://auth.example/token';
    const registry = await start(demandTokens({ basic: annBasic, realm }));
    expect(await refusalOf(openFrom(registry, 'app:1', { login: ann }))).toBe(
      'could not ask auth.example: it would go over plain http, where anybody on the way can ' +
        'read and change it',
    );
  });

  test.each([
    ['', /^could not log in to .*: it sends for a token to nowhere$/],
    ['elsewhere', /^could not log in to .*: it sends for a token to elsewhere$/],
    ['file:///etc/passwd', /: that is no address of a registry: it begins with file:$/],
  ])('is not asked for at "%s"', async (realm, refusal) => {
    const registry = await start(demandTokens({ basic: null, realm }));
    expect(await refusalOf(openFrom(registry, 'app:1'))).toMatch(refusal);
    expect(await refusalOf(openFrom(registry, 'app:1', { insecure: true }))).toMatch(refusal);
  });

  test('may not be anything that would end its header', async () => {
    const registry = await start(
      ({ path, response }) => {
        if (!path.startsWith('/token')) return false;
        response.end(JSON.stringify({ token: 'a\r\nx: y' }));
        return true;
      },
      demandTokens({ basic: null }),
    );
    expect(await refusalOf(openFrom(registry, 'app:1'))).toMatch(/gives no token$/);
  });
});

describe('words that drip in beside a challenge', () => {
  test('are not waited for before it is answered', async () => {
    const registry = await start(demandsSlowly, demandBasic('ann', 'pä:ss'));
    expect((await openFrom(registry, 'app:1', { login: ann })).contents).toHaveLength(2);
  });

  test('are not waited for to tell that it cannot be answered', async () => {
    const registry = await start(demandsSlowly);
    await expect(openFrom(registry, 'app:1')).rejects.toMatchObject({
      code: 'login-needed',
      failed: expect.stringMatching(/or there is no such image$/),
    });
  });

  /** To come whole they would take an hour. */
  const demandsSlowly: Behaviour = ({ path, headers, response }) => {
    if (path === '/v2/' || headers.authorization !== undefined) return false;
    response.writeHead(401, { 'www-authenticate': 'Basic realm="here"', 'content-length': 60_000 });
    const timer = setInterval(() => response.write('x'), 60);
    response.on('close', () => clearInterval(timer));
    return true;
  };
});

describe('whoever may not see an image', () => {
  test('without a login is told to log in', async () => {
    const registry = await start(demandBasic('ann', 'x'));
    await expect(openFrom(registry, 'app:1')).rejects.toMatchObject({
      code: 'login-needed',
      failed: `${registry.host} does not show it to anybody without a login, or there is no such image (UNAUTHORIZED authentication required)`,
      advice: expect.stringContaining(`docker login ${registry.host}`),
    });
  });

  test('is told which login was used, and from where', async () => {
    const registry = await start(demandBasic('ann', 'other'));
    await expect(openFrom(registry, 'app:1', { login: ann })).rejects.toMatchObject({
      code: 'login-needed',
      failed: expect.stringContaining('the user ann from /home/ann/auth.json'),
      advice: expect.stringContaining('Log in as somebody else'),
    });
  });

  test('is told so by whoever gives tokens, too', async () => {
    const registry = await start(demandTokens({ basic: 'Basic other' }));
    await expect(openFrom(registry, 'app:1', { login: ann })).rejects.toMatchObject({
      code: 'login-needed',
      failed: 'it refuses the user ann from /home/ann/auth.json',
    });
    const anonymous = await start(demandTokens({ basic: annBasic }));
    await expect(openFrom(anonymous, 'app:1')).rejects.toMatchObject({ code: 'login-needed' });
  });

  test('is told what kept a credential helper from being asked', async () => {
    const registry = await start(demandBasic('ann', 'x'));
    const env = { REGISTRY_AUTH_FILE: '/proc/self/mem' };
    await expect(openFrom(registry, 'app:1', { env })).rejects.toMatchObject({
      failed: expect.stringContaining('/proc/self/mem cannot be read'),
    });
  });
});
