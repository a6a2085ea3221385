import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readBuilderWords } from './builder-words.ts';
import type { GivenOptions } from './options.ts';

/** What docker and podman look for in the directory that is built. */
const usualNames = ['Dockerfile', 'Containerfile'];

/**
 * The Dockerfile and the stage that the words of `docker build` name, as `--dockerfile` and
 * `--target` have them. Nothing where that is not sure, and where it came from elsewhere: standard
 * input, an address.
 */
export function builtDockerfile(
  words: readonly string[],
  cwd: string,
): Pick<GivenOptions, 'dockerfile' | 'target'> {
  const { options, operands, isSure } = readBuilderWords(words);
  // podman builds where it is if nothing else is said, and makes one of several Dockerfiles.
  const [context = '.', ...others] = operands;
  const [named, ...more] = options.get('file') ?? [];
  const isThere = (path: string): boolean => existsSync(resolve(cwd, path));
  if (!isSure || others.length > 0 || more.length > 0 || !isThere(context)) return {};
  const candidates = named === undefined ? usualNames.map((name) => join(context, name)) : [named];
  const dockerfile = candidates.find(isThere);
  if (dockerfile === undefined) return {};
  const target = options.get('target')?.at(-1);
  return target === undefined ? { dockerfile } : { dockerfile, target };
}
