import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { run } from './run.ts';
import type { TokenServer } from './token-server.ts';

const patience = 30_000;
const pause = 100;
/** Of the user `ann`: her password is `secret`. */
const passwords = 'ann:$2y$05$uhaDAfpcEXYLhfvuW3BNRe.mjTMfJz.2ZIw5P2IIyHVdn3lkeh9Ui\n';

export interface RegistryRules {
  readonly login?: 'password' | TokenServer;
  readonly tls?: boolean;
}

/** A real registry of our own, on this machine and empty, until the test is over. */
export class DockerRegistry {
  /** `localhost:5123`. */
  readonly host: string;

  private constructor(host: string) {
    this.host = host;
  }

  static async start({ login, tls = false }: RegistryRules = {}): Promise<DockerRegistry> {
    const directory = mkdtempSync(join(tmpdir(), 'layerscope-e2e-registry-'));
    const port = await freePort();
    const htpasswd = join(directory, 'htpasswd');
    writeFileSync(htpasswd, passwords);
    const auth =
      login === 'password'
        ? { htpasswd: { realm: 'here', path: htpasswd } }
        : login && {
            token: {
              realm: login.realm,
              service: 'registry',
              issuer: 'tests',
              rootcertbundle: resolve('fixtures/tls/ca.pem'),
            },
          };
    const certificates = {
      certificate: resolve('fixtures/tls/server.pem'),
      key: resolve('fixtures/tls/server.key'),
    };
    const config = {
      version: 0.1,
      log: { level: 'error', accesslog: { disabled: true } },
      storage: { filesystem: { rootdirectory: join(directory, 'data') } },
      http: { addr: `127.0.0.1:${port}`, ...(tls ? { tls: certificates } : {}) },
      ...(auth === undefined ? {} : { auth }),
    };
    // JSON is YAML, too.
    writeFileSync(join(directory, 'config.yml'), JSON.stringify(config));
    const server = spawn('docker-registry', ['serve', join(directory, 'config.yml')], {
      stdio: 'ignore',
    });
    onTestFinished(async () => {
      await stop(server);
      rmSync(directory, { recursive: true, force: true });
    });
    for (let waited = 0; !(await listens(port)); waited += pause) {
      if (waited > patience || server.exitCode !== null) throw new Error('it did not start');
      await setTimeout(pause);
    }
    return new DockerRegistry(`localhost:${port}`);
  }

  /** Copies an image, given as skopeo has it, and gives the digest of what was stored. */
  async push(source: string, name: string, ...options: readonly string[]): Promise<string> {
    const digestFile = join(tmpdir(), `layerscope-e2e-digest-${process.pid}`);
    const target = `docker://${this.host}/${name}`;
    const flags = ['--quiet', '--dest-tls-verify=false', '--digestfile', digestFile];
    await run('skopeo', ['copy', ...flags, ...options, source, target]);
    const digest = await run('cat', [digestFile]);
    rmSync(digestFile);
    return digest.trim();
  }
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const end = once(server, 'exit');
  server.kill('SIGTERM');
  await end;
}
