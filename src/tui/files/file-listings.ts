import type { ImageTree } from '../../filesystem/image-tree.ts';
import { VisibleNodesByLayer } from '../../filesystem/visible-nodes.ts';
import type { ExploredImage } from '../explored-image.ts';
import type { Look } from '../look.ts';
import { rememberLast } from '../screen/remember.ts';
import { childLists, type ChildLists } from './child-lists.ts';
import { ChildOrder } from './child-order.ts';
import { FileRows, type RowScratch, rowScratch } from './file-rows.ts';
import type { Filter } from './filter.ts';
import type { Folding } from './folding.ts';
import { LookedPaths, type PathKind } from './looked-paths.ts';
import { Marks } from './marks.ts';
import { NameTexts } from './name-texts.ts';
import { type PathTest, pathTests } from './path-tests.ts';
import type { Sort } from './sort.ts';

/** What decides, besides the look, which rows there are. */
export interface ListingChoice {
  readonly folding: Folding;
  readonly filter: Filter | null;
  readonly hidden: ReadonlySet<PathKind>;
  readonly sort: Sort;
}

/** The tree as it is to be seen. */
export interface FileListing {
  readonly paths: LookedPaths;
  readonly order: ChildOrder;
  /** Null when everything is shown. */
  readonly marks: Marks | null;
  readonly rows: FileRows;
}

/** Makes listings of one image, and keeps what the last one had in common with the next. */
export class FileListings {
  readonly lists: ChildLists;
  readonly #tree: ImageTree;
  readonly #texts: NameTexts;
  readonly #visible: VisibleNodesByLayer;
  readonly #scratch: RowScratch;

  constructor(tree: ImageTree) {
    this.#tree = tree;
    this.#texts = new NameTexts(tree.names);
    this.#visible = new VisibleNodesByLayer(tree);
    this.#scratch = rowScratch(tree);
    this.lists = childLists(tree);
  }

  of(
    { folding, filter, hidden, sort }: ListingChoice,
    image: ExploredImage,
    look: Look,
  ): FileListing {
    const paths = this.#paths(image, look.first, look.last);
    const order = this.#order(sort.by, sort.isReversed, sort.by === 'name' ? null : paths);
    const marks = this.#marks(paths, filter, hidden);
    return { paths, order, marks, rows: this.#rows(paths, order, marks, folding) };
  }

  readonly #paths = rememberLast(
    (image: ExploredImage, first: number, last: number) =>
      new LookedPaths(image, { first, last }, this.#visible),
  );

  readonly #order = rememberLast(
    (by: Sort['by'], isReversed: boolean, paths: LookedPaths | null) =>
      new ChildOrder(this.#tree, this.lists, figure(by, paths), isReversed),
  );

  readonly #marks = rememberLast(
    (paths: LookedPaths, filter: Filter | null, hidden: ReadonlySet<PathKind>): Marks | null => {
      if (filter === null && hidden.size === 0) return null;
      const tests = this.#tests(paths, filter, hidden);
      return new Marks(this.#tree, paths, (node) => tests.every((test) => test(node)));
    },
  );

  readonly #rows = rememberLast(
    (paths: LookedPaths, order: ChildOrder, marks: Marks | null, folding: Folding) =>
      new FileRows(
        this.#tree,
        order,
        folding,
        marks === null ? (node) => paths.exists(node) : (node) => marks.isShown(node),
        this.#scratch,
      ),
  );

  #tests(
    paths: LookedPaths,
    filter: Filter | null,
    hidden: ReadonlySet<PathKind>,
  ): readonly PathTest[] {
    if (filter !== null && filter.problem !== null) return [() => false];
    return [
      ...pathTests(filter?.terms ?? [], this.#tree, this.#texts, paths),
      ...(hidden.size === 0 ? [] : [(node: number) => !hidden.has(paths.kindOf(node))]),
    ];
  }
}

function figure(by: Sort['by'], paths: LookedPaths | null): ((node: number) => number) | null {
  if (paths === null || by === 'name') return null;
  const figureOf =
    by === 'size'
      ? (node: number) => paths.bytesOf(node)
      : (node: number) => paths.movedBytesOf(node);
  return (node) => (paths.exists(node) ? figureOf(node) : 0);
}
