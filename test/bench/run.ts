import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Usage {
  readonly seconds: number;
  readonly peakBytes: number;
}

const usageFile = join(tmpdir(), `layerscope-bench-${process.pid}.usage`);
const reporter = fileURLToPath(new URL('report-usage.js', import.meta.url));

/** A program that is built as the product is, or its start would take longer. */
export function bundled(name: string): string {
  return join(process.cwd(), 'build', 'bench', `${name}.cjs`);
}

/** Runs a Node program in a process of its own, to its end. */
export function run(args: readonly string[]): Usage {
  const env = { ...process.env, CI: '', LAYERSCOPE_BENCH_USAGE: usageFile };
  const started = process.hrtime.bigint();
  const child = spawnSync(process.execPath, ['--import', reporter, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (child.status !== 0) throw new Error(`${args.join(' ')}: ${child.stderr.toString()}`);
  return { seconds, peakBytes: Number(readFileSync(usageFile, 'utf8')) };
}

/** The fastest of some runs of each, taken in turns, so that both meet the same machine. */
export function fastest(rounds: number, ...programs: readonly (readonly string[])[]): number[] {
  const best = programs.map(() => Infinity);
  for (let round = 0; round < rounds; round++) {
    for (const [i, program] of programs.entries()) {
      best[i] = Math.min(best[i] ?? Infinity, run(program).seconds);
    }
  }
  return best;
}
