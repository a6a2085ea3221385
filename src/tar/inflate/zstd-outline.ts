import { CompressionDamage } from './compression-damage.ts';

const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;
const runLengthBlock = 1;
const reservedBlock = 3;
const checksumLength = 4;
/** What decoders take unless they are told to take more. */
const largestWindow = 128 * 1024 * 1024;

/** A field of the outline of zstd data (RFC 8878, section 3): what it says of what follows. */
export interface Field {
  readonly length: number;
  read(bytes: Buffer): Next;
}

/** Content, which says nothing of the outline, then a field. */
interface Next {
  readonly content: number;
  readonly field: Field;
}

/** What each frame starts with. */
export const magic: Field = {
  length: 4,
  read(bytes) {
    const value = bytes.readUInt32LE(0);
    if (value === frameMagic) return { content: 0, field: descriptor };
    // The last four bits are free.
    if (value - (value % 16) === skippableMagic) return { content: 0, field: skippableLength };
    throw new CompressionDamage('bad-compression', 'what follows a zstd frame is not zstd');
  },
};

const skippableLength: Field = {
  length: 4,
  read: (bytes) => ({ content: bytes.readUInt32LE(0), field: magic }),
};

const descriptor: Field = {
  length: 1,
  read: (bytes) => ({ content: 0, field: frameHeader(bytes.readUInt8(0)) }),
};

/** The rest of a frame's header: the window, the number of a dictionary, the content's size. */
function frameHeader(flags: number): Field {
  const isSingleSegment = (flags & 0x20) !== 0;
  const windowLength = isSingleSegment ? 0 : 1;
  const dictionaryLength = [0, 1, 2, 4][flags & 3] ?? 0;
  const sizeLength = [isSingleSegment ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const hasChecksum = (flags & 0x04) !== 0;
  return {
    length: windowLength + dictionaryLength + sizeLength,
    read(bytes) {
      const window = isSingleSegment
        ? sizeOf(bytes.subarray(dictionaryLength, dictionaryLength + sizeLength))
        : windowOf(bytes.readUInt8(0));
      if (window > largestWindow) throw tooLargeWindow(window);
      return { content: 0, field: blockHeader(hasChecksum) };
    },
  };
}

function blockHeader(hasChecksum: boolean): Field {
  const field: Field = {
    length: 3,
    read(bytes) {
      const header = bytes.readUIntLE(0, 3);
      const type = (header >> 1) & 3;
      if (type === reservedBlock) {
        throw new CompressionDamage('bad-compression', 'a zstd block is of no known type');
      }
      const length = type === runLengthBlock ? 1 : header >> 3;
      const isLast = (header & 1) === 1;
      if (!isLast) return { content: length, field };
      return { content: length + (hasChecksum ? checksumLength : 0), field: magic };
    },
  };
  return field;
}

function sizeOf(bytes: Buffer): number {
  if (bytes.length === 8) return Number(bytes.readBigUInt64LE(0));
  return bytes.readUIntLE(0, bytes.length) + (bytes.length === 2 ? 256 : 0);
}

function windowOf(code: number): number {
  const base = 2 ** (10 + (code >> 3));
  return base + (base / 8) * (code & 7);
}

function tooLargeWindow(window: number): CompressionDamage {
  const megabytes = Math.ceil(window / 2 ** 20);
  const message = `the zstd data needs a window of ${megabytes} MB, more than the 128 MB that are allowed`;
  return new CompressionDamage('limit-exceeded', message);
}
