import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProgramOnPty } from '../support/program-on-pty.ts';
import { writeImage } from './image-file.ts';

// The explorer on a terminal of its own: from a key to the frame that shows it.

const columns = 200;
const rows = 60;
const rounds = 60;
const frames = 20_000;
const layerscope = join(process.cwd(), 'bin', 'layerscope.js');
const folder = mkdtempSync(join(tmpdir(), 'layerscope-bench-'));

/** Milliseconds without output after which all is drawn. */
const quiet = 40;
const patience = 10_000;

/** Types keys and times what comes back. */
class Typist {
  readonly #program: ProgramOnPty;
  #heard: () => void = () => {};
  #lastOutput = 0;

  constructor(path: string) {
    const { CI: _, ...env } = process.env;
    const program = [process.execPath, layerscope, '--theme', 'dark', path];
    // The shell says when it is about to be the program.
    const argv = ['sh', '-c', 'printf started; exec "$@"', 'sh', ...program];
    this.#program = new ProgramOnPty(argv, columns, rows, {
      ...env,
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
    });
    this.#program.onOutput = () => {
      this.#lastOutput = performance.now();
      this.#heard();
    };
  }

  /** Milliseconds from a key to the first output. */
  async press(key: string): Promise<number> {
    const began = performance.now();
    const heard = this.hear(key);
    this.#program.type(key);
    await heard;
    return performance.now() - began;
  }

  async hear(key: string): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(
        () => reject(new Error(`nothing is drawn of ${JSON.stringify(key)}`)),
        patience,
      );
      this.#heard = resolve;
    });
    clearTimeout(timer);
    this.#heard = () => {};
  }

  /** Milliseconds from typing many keys at once to the last output. */
  async pressAll(keys: string): Promise<number> {
    const began = performance.now();
    const heard = this.hear(keys);
    this.#program.type(keys);
    await heard;
    await this.settle();
    return this.#lastOutput - began;
  }

  async settle(): Promise<void> {
    do await new Promise((resolve) => setTimeout(resolve, quiet));
    while (performance.now() - this.#lastOutput < quiet);
  }

  memory(): number {
    return residentBytes(this.#program.pid);
  }

  async leave(): Promise<void> {
    this.#program.type('q');
    await this.#program.ended;
  }
}

/** Of the node process somewhere below `pid`. */
function residentBytes(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  if (children !== '') return residentBytes(Number(children.split(' ')[0]));
  const [, kilobytes = '0'] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

function judge(name: string, actual: number, limit: number, unit: string): void {
  const good = actual <= limit;
  if (!good) process.exitCode = 1;
  const figures = `${actual.toFixed(1)} of at most ${limit} ${unit}`;
  console.log(`${good ? 'ok  ' : 'OVER'}  ${name.padEnd(46)} ${figures}`);
}

function judgeTimes(name: string, times: readonly number[], median: number, p95: number): void {
  judge(`${name}: median`, timeAt(times, 0.5), median, 'ms');
  judge(`${name}: p95`, timeAt(times, 0.95), p95, 'ms');
}

/** The time that so large a part of all does not exceed. */
function timeAt(times: readonly number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(part * (times.length - 1))] ?? 0;
}

async function timeKeys(typist: Typist, keys: readonly string[]): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    times.push(await typist.press(keys[round % keys.length] ?? 'j'));
    await typist.settle();
  }
  return times;
}

/** What no program of Node's can be faster than. */
function timeNode(): number {
  const began = performance.now();
  execFileSync(process.execPath, ['--eval', '0']);
  return performance.now() - began;
}

async function timeStart(path: string): Promise<number> {
  const typist = new Typist(path);
  await typist.hear('the shell');
  const began = performance.now();
  await typist.hear('the first frame');
  const taken = performance.now() - began;
  await typist.settle();
  await typist.leave();
  return taken;
}

function timeTree(path: string): number {
  const timer = join(import.meta.dirname, 'time-tree.js');
  return Number(execFileSync(process.execPath, [timer, path]));
}

async function measure(path: string): Promise<void> {
  const starts: number[] = [];
  const bare: number[] = [];
  for (let start = 0; start < 10; start++) {
    starts.push(await timeStart(path));
    bare.push(timeNode());
  }
  console.log(`      (Node itself: median ${timeAt(bare, 0.5).toFixed(1)} ms)`);
  judgeTimes('first frame after the process started', starts, 150, 200);
  const typist = new Typist(path);
  await typist.hear('the shell');
  await typist.hear('the first frame');
  await typist.settle();
  await new Promise((resolve) => setTimeout(resolve, 6000));
  judgeTimes('change the layer', await timeKeys(typist, ['j', 'k']), 5, 16);
  await typist.press('2');
  await typist.settle();
  judgeTimes('move', await timeKeys(typist, ['j', 'k']), 5, 16);
  judgeTimes('expand and collapse', await timeKeys(typist, [' ']), 5, 16);
  // Folds what is open, then unfolds everything.
  for (const key of ['z', 'z']) {
    await typist.press(key);
    await typist.settle();
  }
  judgeTimes('move, all expanded', await timeKeys(typist, ['j']), 5, 16);
  judgeTimes('page, all expanded', await timeKeys(typist, ['d', 'd', 'u']), 5, 16);
  judgeTimes('change the layer, all expanded', await timeKeys(typist, ['[', ']']), 5, 16);
  judge('500 queued keys', await typist.pressAll('j'.repeat(500)), 100, 'ms');
  await typist.settle();
  await typist.press('/');
  await typist.settle();
  judgeTimes(
    'type a filter',
    await timeKeys(typist, 'file-123\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f'.split('')),
    50,
    50,
  );
  await typist.press('\u001b');
  await typist.settle();
  const draw = async (count: number): Promise<void> => {
    for (let frame = 0; frame < count; frame++) await typist.press(frame % 100 < 50 ? 'j' : 'k');
  };
  // Node first takes what it likes to have for a program that is busy, and keeps it.
  await draw(frames);
  const before = typist.memory();
  await draw(frames);
  const grown = (typist.memory() - before) / 1_000_000;
  judge(`memory grown over ${frames} frames`, grown, 20, 'MB');
  await typist.leave();
}

try {
  const path = join(folder, 'files.tar');
  const shape = { entries: 300_000, contentBytes: 60_000_000, layers: 10 };
  writeImage(path, { ...shape, fileWhiteouts: 200, directoryWhiteouts: 20 }, null);
  const trees = Array.from({ length: 10 }, () => timeTree(path));
  judgeTimes('tree ready after the last index', trees, 100, 150);
  const flat = join(folder, 'one-layer.tar');
  writeImage(flat, { ...shape, layers: 1, fileWhiteouts: 0, directoryWhiteouts: 0 }, null);
  const flatTrees = Array.from({ length: 10 }, () => timeTree(flat));
  judgeTimes('the same, all in one layer', flatTrees, 100, 150);
  await measure(path);
} finally {
  rmSync(folder, { recursive: true });
}
