import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { stubProgram } from '../support/stub-program.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const program = fileURLToPath(new URL('../../bin/layerscope.js', import.meta.url));
const demo = readFileSync('fixtures/demo/demo.tar');

/** The files that a process has open, as Linux shows them. */
function openFiles(pid: number): readonly string[] {
  const descriptors = `/proc/${pid}/fd`;
  return readdirSync(descriptors).map((fd) => readlinkSync(`${descriptors}/${fd}`));
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const;

test.each(signals)('%s while it waits for more leaves no file behind', async (signal) => {
  const TMPDIR = temporaryDirectory();
  const child = spawn(process.execPath, [program, 'cat', '-', 'etc/passwd'], {
    // Node would keep there what it compiled.
    env: { ...process.env, TMPDIR, NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // The pipe stays open, and takes this much only when most of it was read.
  await new Promise((resolve) => {
    child.stdin.write(demo.subarray(0, 1_000_000), resolve);
  });
  // By then it has read the rest, too, and a thread of it waits for more.
  await setTimeout(300);
  expect(openFiles(child.pid ?? 0)).toContainEqual(
    expect.stringMatching(`^${TMPDIR}/.*contents \\(deleted\\)$`),
  );
  expect(readdirSync(TMPDIR)).toEqual([]);
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([null, signal]);
  expect(readdirSync(TMPDIR)).toEqual([]);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s during a build ends the builder, too, and leaves no directory behind',
  async (signal) => {
    const TMPDIR = temporaryDirectory();
    const log = join(temporaryDirectory(), 'log');
    const docker = stubProgram(
      'docker',
      `const tell = (what) => appendFileSync(${JSON.stringify(log)}, what);
       process.once('${signal}', () => { tell(' ended'); process.exit(); });
       setInterval(() => {}, 1000);
       tell('builds');`,
    );
    const child = spawn(process.execPath, [program, 'build', '.'], {
      env: { PATH: docker.path, TMPDIR, NODE_DISABLE_COMPILE_CACHE: '1' },
      stdio: 'ignore',
    });
    await vi.waitFor(() => expect(readFileSync(log, 'utf8')).toBe('builds'), 10_000);
    expect(readdirSync(TMPDIR)).toHaveLength(1);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
    expect(readdirSync(TMPDIR)).toEqual([]);
    await vi.waitFor(() => expect(readFileSync(log, 'utf8')).toBe('builds ended'), 10_000);
  },
);
