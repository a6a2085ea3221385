import { byteString, type ByteString } from '../model/byte-string.ts';
import type { Xattrs } from '../model/layer-index.ts';
import type { DetailBudget } from './detail-budget.ts';
import type { PaxRecords } from './pax.ts';

/** Value as bytes; what nearly every writer uses. */
const schily = 'SCHILY.xattr.';
/** Name percent-encoded, value in base64: libarchive writes it beside the other or alone. */
const libarchive = 'LIBARCHIVE.xattr.';

/** The extended attributes among PAX records, or null when there are none. Each has its price. */
export function xattrsOf(records: PaxRecords, budget: DetailBudget): Xattrs | null {
  let found: Map<ByteString, ByteString> | null = null;
  for (const [key, value] of records) {
    if (value === '') continue;
    if (key.startsWith(schily)) {
      budget.spend(1);
      found ??= new Map();
      found.set(latin1(key.slice(schily.length)), value);
    } else if (key.startsWith(libarchive)) {
      budget.spend(1);
      const name = latin1(percentDecoded(key.slice(libarchive.length)));
      found ??= new Map();
      if (!records.has(schily + name)) found.set(name, byteString(Buffer.from(value, 'base64')));
    }
  }
  return found;
}

function percentDecoded(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function latin1(text: string): ByteString {
  return byteString(Buffer.from(text, 'latin1'));
}
