import * as fc from 'fast-check';
import type { ListedEntry } from '../../src/report/listing.ts';
import { arbitraryPath } from './arbitrary-path.ts';

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(value, { nil: null });

/** One path to be listed, hostile in name, target and time. */
export const arbitraryEntry: fc.Arbitrary<ListedEntry> = fc.record({
  path: arbitraryPath,
  type: fc.constantFrom('file', 'symlink', 'directory', 'character-device', 'block-device', 'fifo'),
  size: fc.maxSafeNat(),
  compressedBytes: orNull(fc.maxSafeNat()),
  mode: orNull(fc.nat(0o7777)),
  uid: orNull(fc.nat(2 ** 32 - 1)),
  gid: orNull(fc.nat(2 ** 32 - 1)),
  mtime: orNull(fc.double()),
  linkTarget: orNull(arbitraryPath),
  layer: fc.nat(2000),
  change: orNull(fc.constantFrom('added', 'modified', 'removed')),
});
