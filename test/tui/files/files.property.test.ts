import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeOf } from '../../../src/analysis/change.ts';
import type { ImageTree } from '../../../src/filesystem/image-tree.ts';
import type { ExploredImage } from '../../../src/tui/explored-image.ts';
import { type FilesState, filesStart } from '../../../src/tui/files/files-state.ts';
import { filterFiles } from '../../../src/tui/files/files.ts';
import { allOpen } from '../../../src/tui/files/folding.ts';
import { placeOf } from '../../../src/tui/files/place.ts';
import type { Look } from '../../../src/tui/look.ts';
import type { PaneContext } from '../../../src/tui/pane-context.ts';
import { arbitraryImage } from '../../support/arbitrary-image.ts';
import { explored } from '../../support/explored.ts';
import { paneContext } from '../../support/pane-context.ts';

const arbitraryLook = fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => (layers: number): Look => ({
  first: Math.min(a % layers, b % layers),
  last: Math.max(a % layers, b % layers),
}));

function allExpanded(image: ExploredImage): FilesState {
  return { ...filesStart(image), folding: allOpen(image.tree.nodeCount) };
}

function shownPaths(state: FilesState, context: PaneContext): string[] {
  const { tree } = context.image;
  return Array.from(placeOf(state, context).rows.nodes, (node) => String(tree.pathOf(node)));
}

/** What is there after the looked-at layers, and what was there before them, by path. */
function naivePaths({ tree }: ExploredImage, { first, last }: Look): Set<string> {
  const after = [...tree.stateAt(last)].map((version) => tree.versions.node.at(version));
  const removed = [...tree.changes(first, last)]
    .filter((change) => change.after === null)
    .map(({ node }) => node);
  return new Set([...after, ...removed].map((node) => String(tree.pathOf(node))));
}

function withParents(paths: Iterable<string>): Set<string> {
  const all = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    for (let end = 1; end <= parts.length; end++) all.add(parts.slice(0, end).join('/'));
  }
  return all;
}

/** The kind of each path that the looked-at layers touch. */
function naiveKinds({ tree, contents }: ExploredImage, { first, last }: Look): Map<string, string> {
  const kinds = new Map<string, string>();
  for (const change of tree.changes(first, last)) {
    const kind = changeOf(tree, contents, change)?.kind ?? 'untouched';
    const isSame = change.before === change.after;
    kinds.set(String(tree.pathOf(change.node)), isSame ? 'untouched' : kind);
  }
  return kinds;
}

describe('the rows of a look, all expanded', () => {
  test('are what is there and what was removed, each path below its directory, by name', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryImage, arbitraryLook, async (layers, lookAt) => {
        const image = await explored(layers);
        const look = lookAt(layers.length);
        const paths = shownPaths(allExpanded(image), paneContext(image, 70, 36, { look }));
        expect(new Set(paths)).toEqual(naivePaths(image, look));
        expect(paths).toEqual(paths.toSorted(byComponents));
      }),
      { numRuns: 200 },
    );
  });

  test('know whether something below them changed', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryImage, arbitraryLook, async (layers, lookAt) => {
        const image = await explored(layers);
        const look = lookAt(layers.length);
        const { paths, rows } = placeOf(allExpanded(image), paneContext(image, 70, 36, { look }));
        const changed = [...naiveKinds(image, look)]
          .filter(([, kind]) => kind !== 'untouched' && kind !== 'unmodified')
          .map(([path]) => path);
        for (const node of rows.nodes) {
          const above = `${image.tree.pathOf(node)}/`;
          const isAbove = changed.some((path) => path.startsWith(above));
          expect(paths.changedBelow.has(node)).toBe(isAbove);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('have the depth of their paths', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryImage, async (layers) => {
        const image = await explored(layers);
        const context = paneContext(image, 70, 36);
        const { rows } = placeOf(allExpanded(image), context);
        for (const [row, node] of rows.nodes.entries()) {
          expect(rows.depths[row]).toBe(image.tree.pathOf(node).split('/').length - 1);
          expect(rows.rowOf(node)).toBe(row);
        }
      }),
    );
  });

  test('without some kinds are the others, and the directories on the way to them', async () => {
    const kinds = fc.subarray(['added', 'removed', 'modified', 'unmodified', 'untouched'] as const);
    await fc.assert(
      fc.asyncProperty(arbitraryImage, arbitraryLook, kinds, async (layers, lookAt, hidden) => {
        const image = await explored(layers);
        const look = lookAt(layers.length);
        const state = { ...allExpanded(image), hidden: new Set(hidden) };
        const kindOf = naiveKinds(image, look);
        const visible = [...naivePaths(image, look)].filter(
          (path) => !hidden.some((kind) => kind === (kindOf.get(path) ?? 'untouched')),
        );
        expect(new Set(shownPaths(state, paneContext(image, 70, 36, { look })))).toEqual(
          withParents(visible),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('by size or by change are the same rows, the larger before the smaller', async () => {
    const sort = fc.record({
      by: fc.constantFrom('size' as const, 'change' as const),
      isReversed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(arbitraryImage, arbitraryLook, sort, async (layers, lookAt, chosen) => {
        const image = await explored(layers);
        const look = lookAt(layers.length);
        const context = paneContext(image, 70, 36, { look });
        const { rows, paths } = placeOf({ ...allExpanded(image), sort: chosen }, context);
        const figureOf = (node: number): number =>
          chosen.by === 'size' ? paths.bytesOf(node) : paths.movedBytesOf(node);
        expect(rows.count).toBe(naivePaths(image, look).size);
        for (const siblings of siblingsOf(rows.nodes, image.tree)) {
          const figures = siblings.map(figureOf);
          const sorted = figures.toSorted((a, b) => (chosen.isReversed ? a - b : b - a));
          expect(figures).toEqual(sorted);
        }
      }),
    );
  });
});

describe('a filter shows exactly what a literal reading of it finds', () => {
  const needle = fc
    .array(fc.constantFrom('a', 'b', '-', 'c', 'd', '.', 'e', '/'), { minLength: 1, maxLength: 6 })
    .map((letters) => letters.join(''))
    .filter((text) => !/^\/.+\/$/.test(text) && !/^[+~\-=]+$/.test(text) && !text.includes('//'));

  test('for text in names and paths', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryImage, needle, async (layers, text) => {
        const naive = (path: string): boolean =>
          text.includes('/')
            ? `/${path}`.includes(text)
            : path.slice(path.lastIndexOf('/') + 1).includes(text);
        await expectFiltered(layers, text, naive);
      }),
      { numRuns: 300 },
    );
  });

  test('for globs of paths', async () => {
    const part = fc.constantFrom('**', '*', 'a', 'b', '?', '*e', '[ab]', 'd*');
    const glob = fc
      .array(part, { minLength: 2, maxLength: 4 })
      .map((parts) => parts.join('/'))
      .filter((text) => /[*?[]/.test(text));
    await fc.assert(
      fc.asyncProperty(arbitraryImage, glob, async (layers, text) => {
        await expectFiltered(layers, text, (path) => globbed(text.split('/'), path.split('/')));
      }),
      { numRuns: 300 },
    );
  });
});

async function expectFiltered(
  layers: Parameters<typeof explored>[0],
  text: string,
  naive: (path: string) => boolean,
): Promise<void> {
  const image = await explored(layers);
  const look = { first: layers.length - 1, last: layers.length - 1 };
  const context = paneContext(image, 70, 36, { look });
  const state = filterFiles(filesStart(image), text, context);
  const matches = [...naivePaths(image, look)].filter(naive);
  expect(new Set(shownPaths(state, context))).toEqual(withParents(matches));
  expect(placeOf(state, context).marks?.matches).toBe(matches.length);
}

function globbed(parts: readonly string[], names: readonly string[]): boolean {
  const [part, ...later] = parts;
  if (part === undefined) return names.length === 0;
  const [name, ...deeper] = names;
  if (part === '**' && globbed(later, names)) return true;
  if (name === undefined) return false;
  if (part === '**') return globbed(parts, deeper);
  const regex = part.replaceAll('.', '[.]').replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${regex}$`).test(name) && globbed(later, deeper);
}

/** Paths in the order of a tree: names compare by their bytes. */
function byComponents(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  const at = left.findIndex((name, i) => name !== right[i]);
  if (at === -1) return left.length - right.length;
  if (right[at] === undefined) return 1;
  return Buffer.compare(latin1(left[at] ?? ''), latin1(right[at]));
}

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function siblingsOf(nodes: Uint32Array, tree: ImageTree): readonly number[][] {
  const groups = new Map<number, number[]>();
  for (const node of nodes) {
    const parent = tree.parentOf(node);
    groups.set(parent, [...(groups.get(parent) ?? []), node]);
  }
  return [...groups.values()];
}
