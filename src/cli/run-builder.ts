import { spawn } from 'node:child_process';
import { LayerscopeError } from '../model/error.ts';
import { type EngineName, engineNames } from '../sources/engine/endpoint.ts';
import { errorCodeOf, systemReason } from '../text/system-error.ts';
import type { Io } from './io.ts';
import type { EngineChoice } from './options.ts';

export interface WantedBuilder {
  readonly engine: EngineChoice;
  /** `--host`, or null. */
  readonly host: string | null;
}

/**
 * Runs `docker build` or `podman build`, whichever is wanted or there, on the terminal of
 * layerscope; all that it says goes to standard error, for results are layerscope's.
 */
export async function runBuilder(
  io: Io,
  { engine, host }: WantedBuilder,
  words: readonly string[],
): Promise<void> {
  const engines = engine === 'auto' ? engineNames : [engine];
  for (const name of engines) {
    const ending = await run(io, name, [...hostOption(name, host), 'build', ...words]);
    if (ending === 'absent') continue;
    if (ending === 0) return;
    throw buildFailed(name, ending);
  }
  throw new LayerscopeError({
    code: 'build-failed',
    tried: 'build an image',
    failed: `${engines.join(' and ')} cannot be found`,
    advice: 'Install one of them, or check PATH.',
  });
}

function hostOption(engine: EngineName, host: string | null): readonly string[] {
  if (host === null) return [];
  return engine === 'docker' ? ['--host', host] : ['--url', host];
}

type Ending = number | NodeJS.Signals | 'absent';

async function run(io: Io, program: string, words: readonly string[]): Promise<Ending> {
  const { cwd, env } = io;
  const child = spawn(program, words, { cwd, env, stdio: ['inherit', 2, 'inherit'] });
  // It would go on building for nobody: only a terminal sends its signals to both.
  const forget = io.beforeSignal((signal) => child.kill(signal));
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', (cause) => {
        if (errorCodeOf(cause) === 'ENOENT') resolve('absent');
        else reject(notStarted(program, cause));
      });
      child.on('exit', (code, signal) => resolve(signal ?? code ?? 'absent'));
    });
  } finally {
    forget();
  }
}

function notStarted(program: string, cause: Error): LayerscopeError {
  return new LayerscopeError({
    code: 'build-failed',
    tried: `run ${program} build`,
    failed: systemReason(cause),
    advice: `Check that ${program} runs by itself.`,
    cause,
  });
}

function buildFailed(program: string, ending: number | NodeJS.Signals): LayerscopeError {
  const how = typeof ending === 'number' ? `with exit code ${ending}` : `by ${ending}`;
  return new LayerscopeError({
    code: 'build-failed',
    tried: 'build the image',
    failed: `${program} build ended ${how}`,
    advice: 'What it says above tells why.',
  });
}
