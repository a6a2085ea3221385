import type { Io, Output } from '../../src/cli/io.ts';
import type { ByteStream } from '../../src/model/bytes.ts';
import { memoryStream } from './memory.ts';

/** What a test wants of the surroundings; the rest is as in a pipe on a plain system. */
export interface Surroundings {
  readonly env?: Io['env'];
  readonly cwd?: string;
  readonly stdin?: ByteStream;
  readonly stdinIsTTY?: boolean;
  /** Columns of the terminal that both outputs are; none when they are pipes. */
  readonly columns?: number | null;
}

/** Surroundings that remember what was written. */
export class FakeIo implements Io {
  readonly stdin: Io['stdin'];
  readonly stdout: RecordingOutput;
  readonly stderr: RecordingOutput;
  readonly openTerminal: Io['openTerminal'];
  readonly beforeSignal: Io['beforeSignal'];
  readonly env: Io['env'];
  readonly cwd: string;
  readonly indexThread = null;

  constructor({
    env = {},
    cwd = '/nowhere',
    stdin = memoryStream(new Uint8Array()),
    stdinIsTTY = false,
    columns = null,
  }: Surroundings = {}) {
    this.stdin = { isTTY: stdinIsTTY, open: () => stdin };
    this.stdout = new RecordingOutput(columns);
    this.stderr = new RecordingOutput(columns);
    this.openTerminal = async () => null;
    this.beforeSignal = () => () => {};
    this.env = env;
    this.cwd = cwd;
  }
}

export class RecordingOutput implements Output {
  readonly isTTY: boolean;
  readonly columns: number | null;
  readonly writes: string[] = [];
  readonly sent: Uint8Array[] = [];

  constructor(columns: number | null = null) {
    this.isTTY = columns !== null;
    this.columns = columns;
  }

  get text(): string {
    return this.writes.join('');
  }

  write(text: string): void {
    this.writes.push(text);
  }

  async send(bytes: Uint8Array): Promise<boolean> {
    this.sent.push(bytes);
    this.writes.push(Buffer.from(bytes).toString());
    return true;
  }
}
