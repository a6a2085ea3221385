import { sep } from 'node:path';
import type { ByteString } from '../model/byte-string.ts';

/** Windows gives these a meaning, among them ways out of a directory. */
const special = sep === '\\' ? /[/\\:*?"<>|\p{Cc}]/u : /[/\0]/;

/**
 * Whether every component of a path is a plain name, here: nothing that leads elsewhere. Paths of a
 * plan are normalised; this is where it would be fatal if one were not.
 */
export function isWritable(path: ByteString): boolean {
  return path
    .split('/')
    .every((name) => name !== '' && name !== '.' && name !== '..' && !special.test(name));
}
