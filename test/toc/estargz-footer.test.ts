import { expect, test } from 'vitest';
import { footerLength, readEstargzFooter } from '../../src/toc/estargz-footer.ts';
import { TocProblem } from '../../src/toc/toc-problem.ts';
import { estargzFooter } from '../support/toc-layer.ts';

const footer = estargzFooter(0x1234abcd);

test('a footer says where the table of contents starts', () => {
  expect(footer).toHaveLength(footerLength);
  expect(readEstargzFooter(footer)).toBe(0x1234abcd);
});

test('its gzip header may have any time and system', () => {
  const other = Uint8Array.from(footer);
  other.set([1, 2, 3, 4, 2, 3], 4);
  expect(readEstargzFooter(other)).toBe(0x1234abcd);
});

test.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array()],
  ['zeros', new Uint8Array(footerLength)],
  ['a byte too few', footer.subarray(1)],
  ['an offset that no number can hold', estargzFooter(2 ** 60)],
  ['an offset that is none', Buffer.from(footer).fill('g', 16, 32)],
  [
    'a table that is in another blob',
    Buffer.from(
      '1f8b08040000000000ff150053471100535441524754455854' +
        '45524e414c544f43010000ffff0000000000000000',
      'hex',
    ),
  ],
])('%s is no footer', (_, bytes) => {
  expect(() => readEstargzFooter(bytes)).toThrow(TocProblem);
});

test('with any byte changed that says something it is none', () => {
  for (let at = 0; at < footer.length; at++) {
    if (at >= 4 && at < 10) continue;
    const other = Uint8Array.from(footer);
    other[at] = (other[at] ?? 0) ^ 0x40;
    expect(() => readEstargzFooter(other)).toThrow(TocProblem);
  }
});
