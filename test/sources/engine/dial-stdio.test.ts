import { expect, test } from 'vitest';
import { anyEngine } from '../../support/any-engine.ts';
import { type RunningEngine, startEngine } from '../../support/fake-engine.ts';
import { open } from '../../support/open-image.ts';
import { archiveOf, dockerEntry, storedImage } from '../../support/stored-image.ts';
import { stubProgram, type StubProgram } from '../../support/stub-program.ts';

const stored = storedImage(['a']);
const archive = archiveOf({ ...stored.files, 'manifest.json': [dockerEntry(stored, null)] });

/** An ssh that leads to this engine, wherever it is told to go. */
function sshTo({ host }: RunningEngine): StubProgram {
  return stubProgram(
    'ssh',
    `const engine = require('node:net').connect(${JSON.stringify(host.replace('unix://', ''))});
     process.stdin.pipe(engine).pipe(process.stdout);`,
  );
}

test('an engine is reached through ssh, by one process for each question', async () => {
  const engine = await startEngine({ images: [{ name: 'app', archive }] });
  const ssh = sshTo(engine);
  const env = { PATH: ssh.path, DOCKER_HOST: 'ssh://me@build.example:2200' };
  const { image } = await open('docker://app', { env });
  expect(image.layers).toHaveLength(1);
  const words = ['-T', '-o', 'ConnectTimeout=30', '-o', 'BatchMode=yes', '-l', 'me', '-p', '2200'];
  const run = [...words, '--', 'build.example', 'docker', 'system', 'dial-stdio'];
  expect(ssh.runs()).toEqual(engine.questions.map(() => run));
  // What is over there is not read in place.
  expect(engine.questions).toEqual(['GET /_ping', 'GET /images/app/json', expect.anything()]);
});

test.each([
  ['/run/podman/podman.sock', ['podman', '--url', "'unix:///run/podman/podman.sock'"]],
  ['/run/docker.sock', ['docker', '--host', "'unix:///run/docker.sock'"]],
  ["/it's.sock", ['docker', '--host', String.raw`'unix:///it'\''s.sock'`]],
])('the socket %s is named over there, quoted for a shell', async (socket, command) => {
  const ssh = sshTo(await startEngine({ podman: true }));
  const env = { PATH: ssh.path, CONTAINER_HOST: `ssh://h${socket}`, CONTAINER_SSHKEY: '/key' };
  await expect(
    open('podman://app', { env, engine: { ...anyEngine, pull: 'never' } }),
  ).rejects.toMatchObject({
    code: 'not-found',
  });
  const [run = []] = ssh.runs();
  expect(run.slice(-8, -5)).toEqual(['/key', '--', 'h']);
  expect(run.slice(-5)).toEqual([...command, 'system', 'dial-stdio']);
});

test('what ssh says is why it failed', async () => {
  const ssh = stubProgram(
    'ssh',
    `process.stderr.write('Pseudo-terminal\\nme@h: Permission denied (publickey).\\n');
     process.exit(255);`,
  );
  const env = { PATH: ssh.path, DOCKER_HOST: 'ssh://me@h' };
  await expect(open('docker://app', { env })).rejects.toMatchObject({
    code: 'no-engine',
    advice: expect.stringContaining(
      'ssh://me@h (DOCKER_HOST): ssh says: me@h: Permission denied (publickey).',
    ),
  });
});

test('without ssh, that is said', async () => {
  const env = { PATH: '/nowhere', DOCKER_HOST: 'ssh://me@h' };
  await expect(open('docker://app', { env })).rejects.toMatchObject({
    code: 'no-engine',
    advice: expect.stringContaining('ssh cannot be started (ENOENT)'),
  });
});

test('an address that would be an option is not given to ssh', async () => {
  const ssh = stubProgram('ssh', 'process.exit(255)');
  const env = { PATH: ssh.path, DOCKER_HOST: 'ssh://-oProxyCommand=id' };
  await expect(open('docker://app', { env })).rejects.toMatchObject({ code: 'no-engine' });
  expect(ssh.runs()).toEqual([]);
});
