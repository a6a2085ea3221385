import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteString, encodeText } from '../../src/model/byte-string.ts';
import { maybeReportPath, reportPath, reportPaths } from '../../src/report/report-path.ts';

test('a UTF-8 path is given as it is, whatever it holds', () => {
  expect(reportPath(encodeText('etc/商品\u001b\\'))).toEqual({ path: 'etc/商品\u001b\\' });
});

test('any other path is given escaped, with its bytes in base64', () => {
  expect(reportPath(byteString(Buffer.from('caf\xe9\x1b', 'latin1')))).toEqual({
    path: 'caf\\xe9\\u{1b}',
    pathBase64: 'Y2Fm6Rs=',
  });
});

test('the bytes of every path can be had back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (raw) => {
      const { path, pathBase64 } = reportPath(byteString(raw));
      const back = pathBase64 === undefined ? Buffer.from(path) : Buffer.from(pathBase64, 'base64');
      expect(back.equals(raw)).toBe(true);
    }),
  );
});

test('no path gives no key', () => {
  expect(maybeReportPath(null)).toEqual({});
});

test('of a list, bytes are given only where a path is not UTF-8', () => {
  const [utf8, other] = [encodeText('a'), byteString(Buffer.from('\xe9', 'latin1'))];
  expect(reportPaths([utf8])).toEqual({ paths: ['a'] });
  expect(reportPaths([utf8, other])).toEqual({
    paths: ['a', '\\xe9'],
    pathsBase64: [null, '6Q=='],
  });
});
