import { expect, test } from 'vitest';
import type { FileType } from '../../src/model/entry-kind.ts';
import { formatMode } from '../../src/text/mode.ts';

// As `ls -l` of GNU coreutils prints them.
const cases: readonly (readonly [FileType, number | null, string])[] = [
  ['file', 0o644, '-rw-r--r--'],
  ['file', 0o4755, '-rwsr-xr-x'],
  ['file', 0o5755, '-rwsr-xr-t'],
  ['file', 0o7000, '---S--S--T'],
  ['file', 0o2711, '-rwx--s--x'],
  ['file', 0, '----------'],
  ['directory', 0o1777, 'drwxrwxrwt'],
  ['symlink', 0o777, 'lrwxrwxrwx'],
  ['character-device', 0o666, 'crw-rw-rw-'],
  ['block-device', 0o660, 'brw-rw----'],
  ['fifo', 0o600, 'prw-------'],
  ['directory', null, 'd?????????'],
];

test.each(cases)('%s %o is %s', (type, mode, text) => {
  expect(formatMode(type, mode)).toBe(text);
});
