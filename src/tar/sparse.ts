import { type ByteString, encodeText } from '../model/byte-string.ts';
import type { SparseMap } from '../model/layer-index.ts';
import { parseInteger, type PaxRecords, sparseMapKey } from './pax.ts';
import { TarDamage } from './tar-damage.ts';

export type SparsePiece = SparseMap['pieces'][number];

const nothing = encodeText('');

/** What PAX records say of a sparse file (GNU tar manual, Storing Sparse Files). */
export interface SparseRecords {
  /** Null when the header's path is the file's. */
  readonly path: ByteString | null;
  /** Bytes of the file as a reader sees it; null when the records do not say. */
  readonly size: number | null;
  /** Formats 0.0 and 0.1 have the map in the records, format 1.0 in front of the content. */
  readonly pieces: readonly SparsePiece[] | 'in content';
}

/** Null when the records are not those of a sparse file in a format that is known. */
export function sparseRecordsOf(records: PaxRecords): SparseRecords | null {
  const value = (key: string): ByteString => records.get(`GNU.sparse.${key}`) ?? nothing;
  const version = `${value('major')}.${value('minor')}`;
  const isInRecords =
    version === '0.0' || version === '0.1' || (version === '.' && records.has(sparseMapKey));
  if (!isInRecords && version !== '1.0') return null;
  const size = value('size') || value('realsize');
  return {
    path: value('name') || null,
    size: size === '' ? null : parseInteger(size),
    pieces: isInRecords
      ? piecesOf(records.get(sparseMapKey) ?? '', value('numblocks'))
      : 'in content',
  };
}

/**
 * The map, if its pieces are in order, lie in the file and make up the content stored for it.
 * Empty pieces, which writers put at the end, are dropped.
 */
export function sparseMap(
  pieces: readonly SparsePiece[],
  size: number,
  storedSize: number,
): SparseMap {
  let end = 0;
  let stored = 0;
  for (const { offset, length } of pieces) {
    if (length < 0 || offset < end || offset + length > size) throw badMap();
    end = offset + length;
    stored += length;
  }
  if (size < 0 || size > Number.MAX_SAFE_INTEGER || stored !== storedSize) throw badMap();
  return { size, pieces: pieces.filter(({ length }) => length > 0) };
}

/** `offset, length, offset, length, …` */
export function pairsOf(numbers: readonly number[]): SparsePiece[] {
  const pieces: SparsePiece[] = [];
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    pieces.push({ offset: numbers[i] ?? 0, length: numbers[i + 1] ?? 0 });
  }
  return pieces;
}

export function badMap(): TarDamage {
  return new TarDamage('bad-tar-header', "a sparse file's map does not fit its content");
}

function piecesOf(list: string, count: string): SparsePiece[] {
  const numbers = list === '' ? [] : list.split(',').map(parseInteger);
  if (parseInteger(count) * 2 !== numbers.length) throw badMap();
  return pairsOf(numbers);
}
