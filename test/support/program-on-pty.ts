import { type ChildProcess, spawn } from 'node:child_process';

/** A program on a terminal of its own, by means of `script` (util-linux). */
export class ProgramOnPty {
  readonly #child: ChildProcess;
  /** Called with what the program draws. */
  onOutput: (text: string) => void = () => {};
  readonly ended: Promise<number | null>;

  constructor(argv: readonly string[], columns: number, rows: number, env: NodeJS.ProcessEnv) {
    const command = argv.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    const sized = `stty cols ${columns} rows ${rows}; exec ${command}`;
    this.#child = spawn('script', ['-q', '-e', '-c', sized, '/dev/null'], { env });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => this.onOutput(text));
    this.ended = new Promise((resolve) => {
      this.#child.on('close', resolve);
    });
  }

  /** Of `script`, which has the program for a child. */
  get pid(): number {
    return this.#child.pid ?? 0;
  }

  type(keys: string): void {
    this.#child.stdin?.write(keys);
  }
}
