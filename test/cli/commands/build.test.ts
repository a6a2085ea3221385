import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runMain } from '../../support/run-main.ts';
import { builtId, stubDocker } from '../../support/stub-docker.ts';
import { stubLoad } from '../../support/stub-load.ts';
import { stubProgram, type StubProgram } from '../../support/stub-program.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const shortId = '1a1a1a1a1a1a';
const { load, choices } = stubLoad([[{ path: 'a' }]]);

async function build(
  { path }: StubProgram,
  argv: readonly string[],
  cwd = temporaryDirectory(),
): ReturnType<typeof runMain> {
  return runMain(argv, load, { env: { PATH: path }, cwd });
}

const lastReference = (): string | undefined => choices.at(-1)?.reference;

describe('build', () => {
  test('gives all that follows to docker build, and explores what came of it', async () => {
    const docker = stubDocker();
    const words = ['-t', 'app', '--platform=linux/arm64', '--pull', '-o', 'x', '.', '--', '-y'];
    const { exitCode, out } = await build(docker, ['--engine', 'docker', 'build', ...words]);
    expect(exitCode).toBe(0);
    expect(out).toContain('stub:latest');
    const [run = []] = docker.runs();
    expect(run.slice(0, 2)).toEqual(['build', '--iidfile']);
    expect(run.slice(3)).toEqual(words);
    expect(lastReference()).toBe(shortId);
    expect(choices.at(-1)).toMatchObject({
      platform: null,
      engine: { name: 'docker', pull: null },
    });
  });

  test.each([['--iidfile', 'id.txt'], ['--iidfile=id.txt']])(
    "leaves the user's own file of the ID alone (%s)",
    async (...option) => {
      const docker = stubDocker();
      const cwd = temporaryDirectory();
      expect((await build(docker, ['build', ...option, '.'], cwd)).exitCode).toBe(0);
      expect(docker.runs()).toEqual([['build', ...option, '.']]);
      expect(readFileSync(join(cwd, 'id.txt'), 'utf8')).toBe(builtId);
      expect(lastReference()).toBe(shortId);
    },
  );

  test('takes podman where that is wanted, or there is no docker', async () => {
    const podman = stubDocker({ name: 'podman' });
    expect((await build(podman, ['build', '.'])).exitCode).toBe(0);
    expect(choices.at(-1)).toMatchObject({ reference: shortId, engine: { name: null } });
    expect((await build(podman, ['--engine', 'podman', 'build', '.'])).exitCode).toBe(0);
    expect(choices.at(-1)).toMatchObject({ reference: shortId, engine: { name: 'podman' } });
    const refused = await build(podman, ['--engine', 'docker', 'build', '.']);
    expect(refused.exitCode).toBe(2);
    expect(refused.err).toContain('docker cannot be found');
  });

  test('opens what it built by an ID that can be no name', async () => {
    await build(stubDocker({ written: `sha256:${'a'.repeat(64)}` }), ['build', '.']);
    expect(lastReference()).toBe('a'.repeat(64));
  });

  test('builds with the engine that --host names', async () => {
    const docker = stubDocker();
    await build(docker, ['--host', 'tcp://h:1', 'build', '.']);
    expect(docker.runs()[0]?.slice(0, 3)).toEqual(['--host', 'tcp://h:1', 'build']);
    expect(choices.at(-1)).toMatchObject({ engine: { host: 'tcp://h:1' } });
    const podman = stubDocker({ name: 'podman' });
    await build(podman, ['--host', 'unix:///p', '--engine', 'podman', 'build', '.']);
    expect(podman.runs()[0]?.slice(0, 3)).toEqual(['--url', 'unix:///p', 'build']);
  });

  test('that fails could not run, whatever the builder says', async () => {
    const before = choices.length;
    const { exitCode, out, err } = await build(stubDocker({ exitCode: 1 }), ['build', '.']);
    expect(choices).toHaveLength(before);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain('docker build ended with exit code 1');
  });

  test('that is ended by a signal says so', async () => {
    const docker = stubProgram('docker', `process.kill(process.pid, 'SIGTERM');`);
    const { exitCode, err } = await build(docker, ['build', '.']);
    expect(exitCode).toBe(2);
    expect(err).toContain('docker build ended by SIGTERM');
  });

  test.each(['', 'sha256:', 'no ID', `${builtId}\n${builtId}`])(
    'that leaves %j in place of an ID is told how to keep the image',
    async (written) => {
      const { exitCode, err } = await build(stubDocker({ written }), ['build', '.']);
      expect(exitCode).toBe(2);
      expect(err).toContain('--load');
    },
  );

  test('judges with CI=true, and with --ci before it', async () => {
    const { path } = stubDocker();
    const cwd = temporaryDirectory();
    const inCi = await runMain(['build', '.'], load, { env: { PATH: path, CI: 'true' }, cwd });
    expect(inCi.out).toContain('lowest-efficiency');
    const asked = await runMain(['--ci', '--max-layers', '0', 'build', '.'], load, {
      env: { PATH: path },
      cwd,
    });
    expect(asked.exitCode).toBe(1);
  });
});
