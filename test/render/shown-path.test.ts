import { expect, test } from 'vitest';
import { shownPaths } from '../../src/render/shown-path.ts';
import { byteString, encodeText } from '../../src/model/byte-string.ts';
import { reportPaths } from '../../src/report/report-path.ts';

test('paths of a finding that are not UTF-8 are escaped once, and never look like others', () => {
  const stray = byteString(Buffer.from('caf\xe9', 'latin1'));
  const spelt = encodeText(String.raw`caf\xe9`);
  expect(shownPaths(reportPaths([stray, spelt, encodeText('')]))).toEqual([
    String.raw`caf\xe9`,
    String.raw`caf\\xe9`,
    '/',
  ]);
});
