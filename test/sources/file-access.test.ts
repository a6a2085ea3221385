import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { FileAccess } from '../../src/sources/file-access.ts';
import { onTestFinished } from 'vitest';
import { fileOf } from '../support/open-image.ts';

const bytes = randomBytes(2_500_000);

function open(): FileAccess {
  const file = new FileAccess(fileOf(bytes));
  onTestFinished(() => file.close());
  return file;
}

describe('FileAccess', () => {
  test('reads at any offset, and less only at the end', () => {
    const file = open();
    const target = Buffer.alloc(1000);
    expect(file.read(1_234_567, target)).toBe(1000);
    expect(target.equals(bytes.subarray(1_234_567, 1_235_567))).toBe(true);
    expect(file.read(bytes.length - 10, target)).toBe(10);
    expect(file.read(bytes.length + 10, target)).toBe(0);
  });

  test('streams a range, which knows its own ends', async () => {
    const range = open().range(1_000, 2_200_000);
    const pieces: Uint8Array[] = [];
    for await (const piece of range.stream()) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(bytes.subarray(1_000, 2_201_000))).toBe(true);
    expect(range.access.read(2_199_990, new Uint8Array(100))).toBe(10);
    expect(range.access.read(2_200_000, new Uint8Array(100))).toBe(0);
  });

  test('gives parts of a range whole, or says that it ends before', async () => {
    const { ranges } = open().range(1_000, 2_000);
    const part = await ranges.read(500, 1_500);
    expect(Buffer.compare(part, bytes.subarray(1_500, 3_000))).toBe(0);
    await expect(ranges.read(500, 1_501)).rejects.toThrow('it ends before byte 2001');
  });

  test('has ranges that end where the file does', () => {
    const file = open();
    expect(file.range(2_499_990, 100).size).toBe(10);
    expect(file.range(3_000_000, 100).size).toBe(0);
  });

  test('stays open when a stream of it is left early', async () => {
    const file = open();
    for await (const piece of file.stream()) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    expect(file.read(0, new Uint8Array(10))).toBe(10);
  });

  test('says why a file cannot be opened', () => {
    expect(() => new FileAccess('/nonexistent')).toThrow(/could not read \/nonexistent/);
  });
});
