import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { builderOption } from './builder-option.ts';
import type { GivenOptions } from './options.ts';

/** What docker and podman look for in the directory that is built. */
const usualNames = ['Dockerfile', 'Containerfile'];

/**
 * The Dockerfile and the stage that the words of `docker build` name, as `--dockerfile` and
 * `--target` have them; nothing where it came from elsewhere: standard input, an address.
 */
export function builtDockerfile(
  words: readonly string[],
  cwd: string,
): Pick<GivenOptions, 'dockerfile' | 'target'> {
  const named = builderOption(words, '--file') ?? builderOption(words, '-f');
  const candidates = named === null ? directoriesIn(words).flatMap(inDirectory) : [named];
  const dockerfile = candidates.find((path) => existsSync(resolve(cwd, path)));
  if (dockerfile === undefined) return {};
  const target = builderOption(words, '--target');
  return target === null ? { dockerfile } : { dockerfile, target };
}

/** Words that may be the directory: it mostly comes last, and options of the builder are not known. */
function directoriesIn(words: readonly string[]): readonly string[] {
  return words.filter((word) => !word.startsWith('-')).toReversed();
}

function inDirectory(directory: string): readonly string[] {
  return usualNames.map((name) => join(directory, name));
}
