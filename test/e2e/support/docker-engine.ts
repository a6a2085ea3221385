import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { run } from './run.ts';

const patience = 60_000;
const pause = 200;

/** A real engine of our own: nothing in it is anybody else's. Needs root, dockerd and docker. */
export class DockerEngine {
  readonly directory: string;
  readonly #daemon: ChildProcess;

  private constructor(directory: string, daemon: ChildProcess) {
    this.directory = directory;
    this.#daemon = daemon;
  }

  /** `more` are further options of dockerd. */
  static async start(...more: readonly string[]): Promise<DockerEngine> {
    const directory = mkdtempSync(join(tmpdir(), 'layerscope-e2e-'));
    const daemon = spawn(
      'dockerd',
      [
        '--iptables=false',
        '--bridge=none',
        `--data-root=${join(directory, 'data')}`,
        `--exec-root=${join(directory, 'exec')}`,
        `--host=unix://${join(directory, 'docker.sock')}`,
        `--pidfile=${join(directory, 'docker.pid')}`,
        ...more,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const log = join(directory, 'dockerd.log');
    for (const output of [daemon.stdout, daemon.stderr]) {
      output.on('data', (text: Buffer) => writeFileSync(log, text, { flag: 'a' }));
    }
    const engine = new DockerEngine(directory, daemon);
    for (let waited = 0; !(await engine.#answers()); waited += pause) {
      if (waited > patience || daemon.exitCode !== null) {
        const said = readFileSync(log, 'utf8');
        await engine.stop();
        throw new Error(`dockerd did not start: ${said}`);
      }
      await setTimeout(pause);
    }
    return engine;
  }

  /** What `DOCKER_HOST` takes. */
  get host(): string {
    return `unix://${join(this.directory, 'docker.sock')}`;
  }

  async stop(): Promise<void> {
    if (this.#daemon.exitCode === null) {
      const end = once(this.#daemon, 'exit');
      this.#daemon.kill('SIGTERM');
      await end;
    }
    // The daemon leaves this behind if a container used the network of the host.
    await run('umount', [join(this.directory, 'exec/netns/default')]).catch(() => null);
    rmSync(this.directory, { recursive: true, force: true });
  }

  async #answers(): Promise<boolean> {
    return run('docker', ['--host', this.host, 'version']).then(
      () => true,
      () => false,
    );
  }
}
