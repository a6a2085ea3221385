import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { run } from './run.ts';

/** podman with a store of its own, which is gone after the test. */
export class Podman {
  readonly graphRoot: string;
  readonly #env: Readonly<Record<string, string>>;

  constructor() {
    const directory = temporaryDirectory();
    this.graphRoot = join(directory, 'graph');
    mkdirSync(this.graphRoot);
    const conf = join(directory, 'storage.conf');
    const lines = ['[storage]', 'driver = "overlay"', `graphroot = "${this.graphRoot}"`];
    writeFileSync(conf, [...lines, `runroot = "${join(directory, 'run')}"`, ''].join('\n'));
    onTestFinished(async () => {
      // podman leaves its directory of layers mounted on itself.
      await run('umount', [join(this.graphRoot, 'overlay')]).catch(() => null);
    });
    this.#env = { CONTAINERS_STORAGE_CONF: conf };
  }

  /** Starts podman's service for the test; what `CONTAINER_HOST` takes. */
  async serve(): Promise<string> {
    const socket = join(temporaryDirectory(), 'podman.sock');
    const args = ['system', 'service', '--time=0', `unix://${socket}`];
    const service = spawn('podman', args, {
      env: { ...process.env, ...this.#env },
      stdio: 'ignore',
    });
    onTestFinished(async () => {
      const end = once(service, 'exit');
      service.kill();
      await end;
    });
    while (!existsSync(socket)) await setTimeout(50);
    return `unix://${socket}`;
  }

  run(...args: readonly string[]): Promise<string> {
    return run('podman', args, { env: this.#env });
  }
}
