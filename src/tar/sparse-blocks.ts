import { limits } from '../model/limits.ts';
import { blockSize } from './block-sum.ts';
import { readNumber } from './header-number.ts';
import { parseInteger } from './pax.ts';
import { badMap, pairsOf, type SparsePiece } from './sparse.ts';
import { TarDamage } from './tar-damage.ts';

const newline = 0x0a;

/** A sparse file's map that stands in blocks of its own. */
export interface SparseBlocks {
  /** Whether the blocks are counted in the size that the header gives. */
  readonly areContent: boolean;
  /** Bytes of the file as a reader sees it. */
  readonly size: number;
  /** Takes the next block: the pieces, once the map is whole. */
  take(block: Buffer, at: number): readonly SparsePiece[] | null;
}

/**
 * The map of GNU's own type of header: four pieces and the file's size in the header itself, which
 * is the first block, and 21 pieces in each block that follows.
 */
export class HeaderMap implements SparseBlocks {
  readonly areContent = false;
  readonly size: number;
  readonly #pieces: SparsePiece[] = [];
  #blocks = 0;

  constructor(header: Buffer, at: number) {
    this.size = readNumber(header, at + 483, at + 495);
  }

  take(block: Buffer, at: number): readonly SparsePiece[] | null {
    checkLength(this.#blocks * blockSize);
    const start = this.#blocks === 0 ? at + 386 : at;
    const end = start + (this.#blocks === 0 ? 4 : 21) * 24;
    for (let i = start; i < end && block[i] !== 0; i += 24) {
      const offset = readNumber(block, i, i + 12);
      this.#pieces.push({ offset, length: readNumber(block, i + 12, i + 24) });
    }
    this.#blocks++;
    return block[end] === 0 ? this.#pieces : null;
  }
}

/**
 * The map of PAX format 1.0: the number of pieces, then offset and length of each, decimal, with a
 * newline after each number.
 */
export class ContentMap implements SparseBlocks {
  readonly areContent = true;
  readonly size: number;
  #text = '';
  #lines = 0;
  #wanted: number | null = null;

  constructor(size: number) {
    this.size = size;
  }

  take(block: Buffer, at: number): readonly SparsePiece[] | null {
    this.#text += block.toString('latin1', at, at + blockSize);
    checkLength(this.#text.length);
    for (let i = at; i < at + blockSize; i++) if (block[i] === newline) this.#lines++;
    if (this.#lines === 0) return null;
    this.#wanted ??= 2 * parseInteger(this.#text.slice(0, this.#text.indexOf('\n')));
    if (this.#wanted < 0) throw badMap();
    if (this.#lines < 1 + this.#wanted) return null;
    return pairsOf(
      this.#text
        .split('\n')
        .slice(1, 1 + this.#wanted)
        .map(parseInteger),
    );
  }
}

function checkLength(bytes: number): void {
  if (bytes > limits.metaHeaderBytes) {
    throw new TarDamage('limit-exceeded', "a sparse file's map is larger than layerscope reads");
  }
}
