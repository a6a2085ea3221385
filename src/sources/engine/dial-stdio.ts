import { spawn } from 'node:child_process';
import { Agent } from 'node:http';
import { Duplex } from 'node:stream';
import { systemCode } from '../file-error.ts';
import type { Endpoint } from './endpoint.ts';
import type { Env } from './surroundings.ts';

type SshEndpoint = Extract<Endpoint, { kind: 'ssh' }>;

/** Characters kept of what ssh says. */
const mostWords = 2000;

/**
 * Makes connections to an engine on another machine as the docker CLI does: `ssh HOST docker system
 * dial-stdio`, whose standard input and output are the connection. It asks nothing on the terminal,
 * which may show the explorer.
 */
export class DialStdioAgent extends Agent {
  readonly #endpoint: SshEndpoint;
  readonly #env: Env;
  #said = '';
  #ended: Promise<void> = Promise.resolve();

  constructor(endpoint: SshEndpoint, env: Env) {
    super({ keepAlive: false });
    this.#endpoint = endpoint;
    this.#env = env;
  }

  /** What ssh said last, once it has ended: why it failed. Empty if it said nothing. */
  async lastWords(): Promise<string> {
    await this.#ended;
    return this.#said.trim().split('\n').at(-1)?.trim() ?? '';
  }

  override createConnection(): Duplex {
    const child = spawn('ssh', sshArguments(this.#endpoint), {
      env: this.#env,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-mostWords);
    });
    const connection = Duplex.from({ writable: child.stdin, readable: child.stdout });
    child.on('error', (cause) =>
      connection.destroy(new Error(`ssh cannot be started (${systemCode(cause)})`, { cause })),
    );
    this.#ended = new Promise((resolve) => {
      child.on('close', () => resolve());
      child.on('error', () => resolve());
    });
    connection.on('close', () => child.kill());
    return connection;
  }
}

/** The arguments of ssh. `--` keeps a hostile host from being taken for an option. */
function sshArguments({ host, port, user, socket, identity }: SshEndpoint): readonly string[] {
  return [
    '-T',
    '-o',
    'ConnectTimeout=30',
    '-o',
    'BatchMode=yes',
    ...(user === null ? [] : ['-l', user]),
    ...(port === null ? [] : ['-p', String(port)]),
    ...(identity === null ? [] : ['-i', identity]),
    '--',
    host,
    ...remoteCommand(socket),
  ];
}

/** What runs there. A shell reads it, so a path is quoted. */
function remoteCommand(socket: string | null): readonly string[] {
  if (socket === null) return ['docker', 'system', 'dial-stdio'];
  const quoted = `'unix://${socket.replaceAll("'", String.raw`'\''`)}'`;
  return socket.includes('podman')
    ? ['podman', '--url', quoted, 'system', 'dial-stdio']
    : ['docker', '--host', quoted, 'system', 'dial-stdio'];
}
