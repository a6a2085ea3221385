import { nameMatcher } from '../../analysis/glob.ts';
import type { ImageTree } from '../../filesystem/image-tree.ts';
import { rootPath } from '../../model/path-table.ts';
import { type FilterTerm, globParts, isCaseSensitive } from './filter.ts';
import type { LookedPaths } from './looked-paths.ts';
import type { NameTexts } from './name-texts.ts';

/** Whether a path is what a term of a filter asks for. */
export type PathTest = (node: number) => boolean;

/** A regex is tried on names up to this long only: that bounds what it can cost. */
const longestName = 255;

/** What a test costs: names were looked at before, sizes are looked up for each path. */
const costs: Readonly<Record<FilterTerm['kind'], number>> = {
  text: 0,
  glob: 0,
  regex: 0,
  kinds: 1,
  larger: 2,
  smaller: 2,
};

/** The tests of all terms, those first that cost least. */
export function pathTests(
  terms: readonly FilterTerm[],
  tree: ImageTree,
  texts: NameTexts,
  paths: LookedPaths,
): readonly PathTest[] {
  return terms
    .toSorted((a, b) => costs[a.kind] - costs[b.kind])
    .map((term) => pathTest(term, tree, texts, paths));
}

/** Names are tested once each, however many paths have them. */
function pathTest(
  term: FilterTerm,
  tree: ImageTree,
  texts: NameTexts,
  paths: LookedPaths,
): PathTest {
  switch (term.kind) {
    case 'text':
      return textTest(term.text, tree, texts);
    case 'glob':
      return term.glob.includes('/')
        ? pathGlobTest(globParts(term.glob), tree, texts)
        : nameTest(tree, tableOf(texts.shown, nameMatcher(term.glob)));
    case 'regex': {
      const table = tableOf(
        texts.shown,
        (text) => text.length <= longestName && term.regex.test(text),
      );
      return nameTest(tree, table);
    }
    case 'larger':
      return (node) => paths.bytesOf(node) > term.bytes;
    case 'smaller':
      return (node) => paths.bytesOf(node) < term.bytes;
    case 'kinds':
      return (node) => term.kinds.includes(paths.kindOf(node));
  }
}

/** By the number of each name, 1 where it passes. */
type NameTable = Uint8Array;

function tableOf(names: readonly string[], passes: (name: string) => boolean): NameTable {
  const table = new Uint8Array(names.length);
  for (let id = 0; id < names.length; id++) if (passes(names[id] ?? '')) table[id] = 1;
  return table;
}

function nameTest(tree: ImageTree, table: NameTable): PathTest {
  return (node) => table[tree.nameIdOf(node)] === 1;
}

/** Text with slashes: the last piece starts a name, the first ends one, the others are whole. */
function textTest(typed: string, tree: ImageTree, texts: NameTexts): PathTest {
  const isExact = isCaseSensitive(typed);
  const text = (isExact ? typed : typed.toLowerCase()).replaceAll(/\/+/g, '/');
  const names = isExact ? texts.shown : texts.lowerCase;
  const [last = '', ...others] = text.split('/').reverse();
  if (others.length === 0)
    return nameTest(
      tree,
      tableOf(names, (name) => name.includes(last)),
    );
  const first = others.pop() ?? '';
  const starts = tableOf(names, (name) => name.startsWith(last));
  const ends = tableOf(names, (name) => name.endsWith(first));
  const whole = others.map((piece) => tableOf(names, (name) => name === piece));
  return belowMatch(tree, (node) => {
    if (starts[tree.nameIdOf(node)] === 0) return false;
    let above = tree.parentOf(node);
    for (const table of whole) {
      if (table[tree.nameIdOf(above)] === 0) return false;
      above = tree.parentOf(above);
    }
    return ends[tree.nameIdOf(above)] === 1;
  });
}

/** What a path contains, all paths below it contain as well. */
function belowMatch(tree: ImageTree, test: PathTest): PathTest {
  const passes = new Uint8Array(tree.nodeCount);
  // A parent has a smaller number than its children.
  for (let node = rootPath + 1; node < passes.length; node++) {
    if (passes[tree.parentOf(node)] === 1 || test(node)) passes[node] = 1;
  }
  return (node) => passes[node] === 1;
}

/**
 * A glob of paths starts at the root. For each node, bit `i` tells whether the path down to it can
 * be what the first `i` parts ask for: one step for each part and node.
 */
function pathGlobTest(parts: readonly string[], tree: ImageTree, texts: NameTexts): PathTest {
  const tables = parts.map((part) =>
    part === '**' ? null : tableOf(texts.shown, nameMatcher(part)),
  );
  const reached = new Uint32Array(tree.nodeCount);
  reached[rootPath] = skipStars(1, tables);
  for (let node = rootPath + 1; node < reached.length; node++) {
    const above = reached[tree.parentOf(node)] ?? 0;
    const name = tree.nameIdOf(node);
    let bits = 0;
    for (let i = 0; i < tables.length; i++) {
      if ((above & (1 << i)) === 0) continue;
      const table = tables[i];
      if (table === null) bits |= 1 << i;
      else if (table?.[name] === 1) bits |= 1 << (i + 1);
    }
    reached[node] = skipStars(bits, tables);
  }
  const whole = 1 << parts.length;
  return (node) => ((reached[node] ?? 0) & whole) !== 0;
}

/** `**` may also stand for nothing. */
function skipStars(bits: number, tables: readonly (NameTable | null)[]): number {
  let reached = bits;
  for (let i = 0; i < tables.length; i++) {
    if (tables[i] === null && (reached & (1 << i)) !== 0) reached |= 1 << (i + 1);
  }
  return reached;
}
