import * as fc from 'fast-check';
import type { TarEntrySpec } from './tar.ts';

// Few names and few contents, so that layers meet each other all the time.
const name = fc.constantFrom('a', 'b', '-c', 'd.e');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const content = fc.constantFrom('', 'x', 'y', 'xx', 'yy', 'long content');
const owner = fc.constantFrom(0, 0, 1000);

function whiteoutOf(hidden: string): string {
  const start = hidden.lastIndexOf('/') + 1;
  return `${hidden.slice(0, start)}.wh.${hidden.slice(start)}`;
}

const file = fc.record({ path, content, uid: owner });
const record: fc.Arbitrary<TarEntrySpec> = fc.oneof(
  { weight: 6, arbitrary: file },
  {
    weight: 2,
    arbitrary: path.map((at): TarEntrySpec => ({ path: `${at}/`, type: 'directory' })),
  },
  // A link to a name that no path has: nothing is ever below it, so that nothing follows it.
  {
    weight: 1,
    arbitrary: path.map((at): TarEntrySpec => ({
      path: `${at}.link`,
      type: 'symlink',
      linkTarget: 'nowhere',
    })),
  },
  { weight: 3, arbitrary: path.map((at) => ({ path: whiteoutOf(at) })) },
  { weight: 1, arbitrary: path.map((at) => ({ path: `${at}/.wh..wh..opq` })) },
);

/** A layer; every hardlink names a file that stands before it in the same layer. */
const layer: fc.Arbitrary<readonly TarEntrySpec[]> = fc
  .array(fc.tuple(record, fc.option(path, { nil: null, freq: 5 })), { maxLength: 14 })
  .map((rows) =>
    rows.flatMap(([spec, link]): TarEntrySpec[] => {
      const linkTarget = String(spec.path);
      const linkable = spec.type === undefined && !linkTarget.includes('.wh.');
      if (link === null || !linkable || overlap(link, linkTarget)) return [spec];
      return [spec, { path: link, type: 'hardlink', linkTarget }];
    }),
  );

function overlap(a: string, b: string): boolean {
  return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
}

/** An image of up to five layers over a small, busy filesystem. */
export const arbitraryImage: fc.Arbitrary<readonly (readonly TarEntrySpec[])[]> = fc.array(layer, {
  minLength: 1,
  maxLength: 5,
});
