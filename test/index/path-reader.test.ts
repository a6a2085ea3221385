import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PathReader } from '../../src/index/path-reader.ts';
import { encodeText } from '../../src/model/byte-string.ts';
import { PathTable } from '../../src/model/path-table.ts';

interface Read {
  readonly path: string;
  readonly clamped: boolean;
}

/** As the builder of an index reads names: directories are entered. */
function readAll(names: readonly string[]): readonly Read[] {
  const paths = new PathTable();
  const reader = new PathReader(paths);
  return names.map((name) => {
    const raw = encodeText(name);
    const id = reader.read(raw);
    const { clamped } = reader;
    if (name.endsWith('/')) reader.enter(raw, reader.endOf(raw), id);
    return { path: paths.pathOf(id), clamped };
  });
}

function resolved(name: string): Read {
  const path: string[] = [];
  let clamped = false;
  for (const component of name.split('/')) {
    if (component === '' || component === '.') continue;
    if (component !== '..') path.push(component);
    else if (path.pop() === undefined) clamped = true;
  }
  return { path: path.join('/'), clamped };
}

test('each name is read as if it were the only one, whatever came before', () => {
  const component = fc.constantFrom('', '.', '..', 'a', 'b', 'ab', 'directory');
  const name = fc
    .tuple(fc.array(component, { maxLength: 20 }), fc.boolean())
    .map(([parts, isDirectory]) => parts.join('/') + (isDirectory ? '/' : ''));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), (names) => {
      expect(readAll(names)).toEqual(names.map(resolved));
    }),
  );
});

test('names in order, as most tars have them', () => {
  const names = ['a/', 'a/b/', 'a/b/1', 'a/b/2', 'a/bc/', 'a/bc/1', 'a/3', 'ab', 'b/c/4', 'a/b/5'];
  expect(readAll(names).map(({ path }) => path)).toEqual(
    names.map((name) => name.replace(/\/$/, '')),
  );
});
