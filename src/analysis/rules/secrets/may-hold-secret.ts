import type { ByteString } from '../../../model/byte-string.ts';
import { limits } from '../../../model/limits.ts';
import { isPackagePath } from './package-directories.ts';
import { secretFiles } from './secret-files.ts';
import { isTextName } from './text-name.ts';

const names = secretFiles.flatMap(({ globs }) =>
  globs.map((glob) => glob.slice(glob.lastIndexOf('/') + 1)),
);
const literals = new Set(names.filter((name) => !name.includes('*')));
const endings = new Set(names.filter((name) => name.startsWith('*.')).map((name) => name.slice(1)));
const environmentFile = /^\.env\.|\.env$|^ssh_host_/;

/**
 * Whether the rule for secrets may want to read a file, by its path in a tar and its bytes alone:
 * the same as its suspects, before anybody knows which layer and which image it belongs to.
 */
export function mayHoldSecret(path: ByteString, size: number): boolean {
  if (size === 0) return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isNamed =
    literals.has(name) ||
    endings.has(name.slice(Math.max(0, name.lastIndexOf('.')))) ||
    environmentFile.test(name);
  const isSmallText = size <= limits.contentWindowBytes && isTextName(name);
  return (isNamed || isSmallText) && !isPackagePath(path.replace(/^\.?\//, ''));
}
