import { getuid } from 'node:process';
import type { TestProject } from 'vitest/node';
import { lacks, missingComponents } from './components.ts';
import { DockerEngine } from './docker-engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the engine that all tests share, what `DOCKER_HOST` takes; null where there is none. */
    readonly dockerHost: string | null;
    /** Where it keeps its images. */
    readonly dockerDataRoot: string | null;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const missing = missingComponents();
  if (process.env['CI'] === 'true' && missing.length > 0) {
    throw new Error(`not installed: ${missing.join(', ')}`);
  }
  const canStart = !lacks('docker', 'dockerd') && getuid?.() === 0;
  const engine = canStart ? await DockerEngine.start() : null;
  project.provide('dockerHost', engine === null ? null : engine.host);
  project.provide('dockerDataRoot', engine === null ? null : `${engine.directory}/data`);
  return async () => engine?.stop();
}
