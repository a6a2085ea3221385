import type { ImageTree } from '../filesystem/image-tree.ts';
import { type ByteString, encodeText } from '../model/byte-string.ts';
import { unescapeBytes } from '../text/unescape.ts';

/**
 * The path that a user means, without slashes that say nothing: the very name where some layer has
 * it, else the one that `layerscope ls` shows like that. A name that is not UTF-8 cannot be typed.
 */
export function typedPath(tree: ImageTree, text: string): ByteString {
  const names = text.split('/').filter((name) => name !== '' && name !== '.');
  const literal = encodeText(names.join('/'));
  return tree.find(literal) === null ? unescapeBytes(names.join('/')) : literal;
}
