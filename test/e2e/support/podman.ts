import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

  run(...args: readonly string[]): Promise<string> {
    return run('podman', args, { env: this.#env });
  }
}
