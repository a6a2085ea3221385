import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { DockerfileMatch } from '../dockerfile/dockerfile-match.ts';
import { matchDockerfile } from '../dockerfile/match-dockerfile.ts';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { LayerscopeError } from '../model/error.ts';
import type { Image } from '../model/image.ts';
import { limits } from '../model/limits.ts';
import type { Warning } from '../model/warning.ts';
import { errorCodeOf, systemReason } from '../text/system-error.ts';
import type { Session } from './session.ts';

/** The Dockerfile that an image was built from, as the user says. */
export interface GivenDockerfile {
  readonly dockerfile: Dockerfile;
  /** The stage that was built; null for the last one. */
  readonly target: string | null;
}

/** The one that `--dockerfile` names; null without. */
export async function dockerfileOf({ io, given }: Session): Promise<GivenDockerfile | null> {
  if (given.dockerfile !== undefined) {
    return readGivenDockerfile(io.cwd, given.dockerfile, given.target ?? null);
  }
  if (given.target === undefined) return null;
  throw new LayerscopeError({
    code: 'usage',
    tried: `take ${given.target} for the stage that was built`,
    failed: 'no Dockerfile was named',
    advice: 'Name it with --dockerfile.',
  });
}

/** Reads the Dockerfile `file`, as it was typed, from the directory `cwd`. */
export async function readGivenDockerfile(
  cwd: string,
  file: string,
  target: string | null,
): Promise<GivenDockerfile> {
  const text = await readText(resolve(cwd, file), file);
  return { dockerfile: readDockerfile(text, file), target };
}

/** Finds what the Dockerfile says in the image's history. Throws `usage` for an unknown stage. */
export function matchGiven({ dockerfile, target }: GivenDockerfile, image: Image): DockerfileMatch {
  const match = matchDockerfile(dockerfile, image, target);
  if (match !== null) return match;
  const names = dockerfile.stages.flatMap(({ name }) => (name === null ? [] : [name]));
  throw new LayerscopeError({
    code: 'usage',
    tried: `find the image's instructions in ${dockerfile.file}`,
    failed: target === null ? 'it has no FROM' : `it has no stage "${target}"`,
    advice: names.length === 0 ? 'Check which file it is.' : `Its stages are: ${names.join(', ')}.`,
  });
}

/** Says which layers were not found, so that nobody takes silence for a match. */
export function matchWarnings({
  file,
  unmatchedLayers,
  layers,
}: DockerfileMatch): readonly Warning[] {
  if (unmatchedLayers.length === 0) return [];
  const shown = unmatchedLayers.slice(0, mostShown).join(', ');
  const more = unmatchedLayers.length > mostShown ? ', …' : '';
  const message =
    layers.size === 0
      ? `no instruction of ${file} was found in the image's history: it made another image, or has changed since`
      : `no instruction of ${file} was found for layers ${shown}${more}: it may have changed since the image was built`;
  return [{ code: 'dockerfile-mismatch', message, path: null, offset: null, layer: null }];
}

const mostShown = 10;

async function readText(path: string, file: string): Promise<string> {
  const tried = `read ${file}`;
  try {
    const bytes = await readFile(path);
    if (bytes.length <= limits.dockerfileBytes) return bytes.toString('utf8');
  } catch (cause) {
    const isAbsent = errorCodeOf(cause) === 'ENOENT';
    throw new LayerscopeError({
      code: isAbsent ? 'not-found' : 'not-readable',
      tried,
      failed: isAbsent ? 'there is no such file' : systemReason(cause),
      advice: '--dockerfile names the Dockerfile that the image was built from.',
      cause,
    });
  }
  throw new LayerscopeError({
    code: 'limit-exceeded',
    tried,
    failed: `it is larger than the ${limits.dockerfileBytes} bytes accepted`,
    advice: '--dockerfile names the Dockerfile that the image was built from.',
  });
}
