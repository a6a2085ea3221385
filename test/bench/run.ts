import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const usageFile = join(tmpdir(), `layerscope-bench-${process.pid}.usage`);
const reporter = fileURLToPath(new URL('report-usage.js', import.meta.url));

/** A program that is built as the product is, or its start would take longer. */
export function bundled(name: string): string {
  return join(process.cwd(), 'build', 'bench', `${name}.cjs`);
}

/** Seconds that a Node program takes in a process of its own, as who runs it sees them. */
function secondsOf(program: readonly string[]): number {
  const started = process.hrtime.bigint();
  run(program, { ...process.env, CI: '' });
  return Number(process.hrtime.bigint() - started) / 1e9;
}

/** The most bytes that a Node program has in memory. */
export function peakBytesOf(program: readonly string[]): number {
  const env = { ...process.env, CI: '', LAYERSCOPE_BENCH_USAGE: usageFile };
  run(['--import', reporter, ...program], env);
  return Number(readFileSync(usageFile, 'utf8'));
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): void {
  const child = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  if (child.status !== 0) throw new Error(`${args.join(' ')}: ${child.stderr.toString()}`);
}

/** The fastest of some runs of each, taken in turns, so that both meet the same machine. */
export function fastest(rounds: number, ...programs: readonly (readonly string[])[]): number[] {
  const best = programs.map(() => Infinity);
  for (let round = 0; round < rounds; round++) {
    for (const [i, program] of programs.entries()) {
      best[i] = Math.min(best[i] ?? Infinity, secondsOf(program));
    }
  }
  return best;
}
