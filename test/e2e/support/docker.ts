import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { run } from './run.ts';

/** The shared engine's command line. */
export async function docker(...args: readonly string[]): Promise<string> {
  return run('docker', args, { env: { DOCKER_HOST: dockerHost(), DOCKER_BUILDKIT: '0' } });
}

export function dockerHost(): string {
  const host = inject('dockerHost');
  if (host === null) throw new Error('these tests need dockerd, docker and root');
  return host;
}

/** Builds an image from a Dockerfile's text and the files beside it. */
export async function buildImage(
  tag: string,
  dockerfile: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<void> {
  const context = await mkdtemp(join(tmpdir(), 'layerscope-e2e-context-'));
  try {
    for (const [name, content] of Object.entries({ ...files, Dockerfile: dockerfile })) {
      mkdirSync(dirname(join(context, name)), { recursive: true });
      writeFileSync(join(context, name), content);
    }
    await docker('build', '--network=host', '--tag', tag, context);
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
}
