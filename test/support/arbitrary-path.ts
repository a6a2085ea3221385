import * as fc from 'fast-check';
import { byteString, encodeText } from '../../src/model/byte-string.ts';
import { hostileText } from './hostile-text.ts';

/** A name as a tar may have it. */
export const arbitraryPath = fc.oneof(
  hostileText.map(encodeText),
  fc.uint8Array({ maxLength: 30 }).map((raw) => byteString(raw)),
  fc.string({ unit: 'grapheme', minLength: 60, maxLength: 200 }).map(encodeText),
);
