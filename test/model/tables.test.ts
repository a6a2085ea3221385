import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteString, bytesOf, encodeText } from '../../src/model/byte-string.ts';
import { isDigest } from '../../src/model/digest.ts';
import { nameAt, NameTable } from '../../src/model/name-table.ts';
import { pathAt, PathTable, rootPath } from '../../src/model/path-table.ts';
import { formatPlatform, parsePlatform } from '../../src/model/platform.ts';

const anyBytes = fc.uint8Array({ maxLength: 12 });

test('a byte string is the bytes, whatever they are', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      expect([...bytesOf(byteString(bytes))]).toEqual([...bytes]);
    }),
  );
});

test('a name table gives equal strings one number and different ones different numbers', () => {
  fc.assert(
    fc.property(fc.array(anyBytes, { maxLength: 200 }), (all) => {
      const table = new NameTable();
      const texts = all.map((bytes) => byteString(bytes));
      const ids = texts.map((text) => table.intern(text));
      expect(table.size).toBe(new Set(texts).size);
      for (const [i, text] of texts.entries()) {
        const id = ids[i] ?? -1;
        expect(table.at(id)).toBe(text);
        expect(table.find(text)).toBe(id);
      }
      expect(table.find(encodeText('not there, and too long'))).toBe(null);
      const frozen = table.freeze();
      expect(ids.map((id) => nameAt(frozen, id))).toEqual(texts);
    }),
  );
});

test('a name table gives all strings, and orders them as their bytes', () => {
  fc.assert(
    fc.property(fc.array(anyBytes, { maxLength: 20 }), (all) => {
      const table = new NameTable();
      for (const bytes of all) table.intern(byteString(bytes));
      const names = table.all();
      expect(names).toEqual(names.map((_, id) => table.at(id)));
      for (const [a, left] of names.entries()) {
        for (const [b, right] of names.entries()) {
          const order = Buffer.compare(bytesOf(left), bytesOf(right));
          expect(Math.sign(table.compare(a, b))).toBe(order);
        }
      }
    }),
  );
});

test('a name table takes parts of strings', () => {
  const table = new NameTable();
  const id = table.intern(encodeText('usr/lib/x'), 4, 7);
  expect(table.at(id)).toBe('lib');
  expect(table.intern(encodeText('lib'))).toBe(id);
});

describe('a path table', () => {
  const names = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 });

  test('gives each path one number and keeps parents before children', () => {
    fc.assert(
      fc.property(fc.array(names, { maxLength: 100 }), (paths) => {
        const table = new PathTable();
        const ids: number[] = [];
        for (const path of paths) {
          let at = rootPath;
          for (const name of path) {
            const child = table.child(at, table.names.intern(encodeText(name)));
            expect(child).toBeGreaterThan(at);
            expect(table.parentOf(child)).toBe(at);
            at = child;
          }
          expect(table.pathOf(at)).toBe(path.join('/'));
          ids.push(at);
        }
        const prefixes = paths.flatMap((path) =>
          path.map((_, i) => path.slice(0, i + 1).join('/')),
        );
        expect(table.size).toBe(new Set(prefixes).size + 1);
        const frozen = table.freeze();
        expect(ids.map((id) => pathAt(frozen, id))).toEqual(paths.map((path) => path.join('/')));
      }),
    );
  });

  test('goes on from what another one had, which it leaves alone', () => {
    const add = (table: PathTable, paths: readonly (readonly string[])[]): number[] =>
      paths.map((path) =>
        path.reduce((at, name) => table.child(at, table.names.intern(encodeText(name))), rootPath),
      );
    const many = fc.array(names, { maxLength: 100 });
    fc.assert(
      fc.property(many, many, (first, then) => {
        const [alone, former] = [new PathTable(), new PathTable()];
        add(alone, first);
        add(former, first);
        const start = former.freeze();
        const before = structuredClone(start);
        const next = new PathTable(start);
        expect(add(next, [...then, ...first])).toEqual(add(alone, [...then, ...first]));
        expect(next.freeze()).toEqual(alone.freeze());
        expect(start).toEqual(before);
      }),
    );
  });

  test('finds only what is there', () => {
    const table = new PathTable();
    const name = table.names.intern(encodeText('a'));
    expect(table.find(rootPath, name)).toBe(null);
    expect(table.find(rootPath, name)).toBe(null);
    const child = table.child(rootPath, name);
    expect(table.find(rootPath, name)).toBe(child);
  });
});

test.each([
  [`sha256:${'a'.repeat(64)}`, true],
  [`sha512:${'0'.repeat(128)}`, true],
  [`sha256:${'A'.repeat(64)}`, false],
  [`sha256:${'a'.repeat(63)}`, false],
  [`md5:${'a'.repeat(32)}`, false],
  ['', false],
])('%s: a digest, %s', (text, valid) => {
  expect(isDigest(text)).toBe(valid);
});

test.each(['linux/amd64', 'linux/arm64/v8', 'windows/amd64'])('%s is a platform', (text) => {
  const platform = parsePlatform(text);
  expect(platform && formatPlatform(platform)).toBe(text);
});

test.each(['', 'linux', 'linux/', '/amd64', 'linux/arm/', 'a/b/c/d'])(
  '"%s" is no platform',
  (text) => {
    expect(parsePlatform(text)).toBe(null);
  },
);
