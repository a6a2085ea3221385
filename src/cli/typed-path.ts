import { type ByteString, encodeText } from '../model/byte-string.ts';
import { unescapeBytes } from '../text/unescape.ts';

/**
 * The path that a user means, without slashes that say nothing: the very name where that is there,
 * else the one that `layerscope ls` shows like that. A name that is not UTF-8 cannot be typed.
 */
export function typedPath(text: string, isThere: (path: ByteString) => boolean): ByteString {
  const names = text.split('/').filter((name) => name !== '' && name !== '.');
  const literal = encodeText(names.join('/'));
  return isThere(literal) ? literal : unescapeBytes(names.join('/'));
}
