import type { ImageTree } from '../filesystem/image-tree.ts';
import { int32Column, uint16Column, uint32Column } from '../model/column.ts';
import { rootPath } from '../model/path-table.ts';
import { PathAutomaton } from './path-automaton.ts';
import type { PathPattern } from './path-pattern.ts';

/** One version of a path that a pattern matches: a file, or whatever is no directory. */
export interface PathMatch {
  readonly version: number;
  /** The node that the pattern matches itself: the path's own, or a directory above it. */
  readonly top: number;
}

const none: readonly PathMatch[] = [];

/** Which versions each pattern matches, visible or not: made in one pass over all paths. */
export class PathMatches {
  readonly #byPattern = new Map<PathPattern, PathMatch[]>();

  /** `isWanted` is asked of nodes that match. */
  constructor(
    tree: ImageTree,
    patterns: readonly PathPattern[],
    isWanted: (node: number) => boolean,
  ) {
    if (patterns.length === 0) return;
    const marks = new NodeMarks(tree, patterns);
    const { node: nodes, count } = tree.versions;
    for (let version = 0; version < count; version++) {
      const node = nodes.at(version);
      if (!marks.isMarked(node) || tree.typeOf(version) === 'directory') continue;
      if (!isWanted(node)) continue;
      for (const { pattern, top } of marks.of(node)) this.#add(patterns[pattern], version, top);
    }
  }

  /** The versions that `pattern` matches, in the order of the layers. */
  of(pattern: PathPattern): readonly PathMatch[] {
    return this.#byPattern.get(pattern) ?? none;
  }

  #add(pattern: PathPattern | undefined, version: number, top: number): void {
    if (pattern === undefined) return;
    const matches = this.#byPattern.get(pattern);
    if (matches === undefined) this.#byPattern.set(pattern, [{ version, top }]);
    else matches.push({ version, top });
  }
}

/**
 * By node, the patterns that match it or a directory above it, as lists that children share with
 * their parents. A pattern stands in a list once, with its topmost node.
 */
class NodeMarks {
  /** By node, one more than the place of its newest mark; 0 where there is none. */
  readonly #newest: Uint32Array;
  readonly #pattern = uint16Column();
  readonly #top = uint32Column();
  readonly #older = int32Column();

  constructor(tree: ImageTree, patterns: readonly PathPattern[]) {
    const automaton = new PathAutomaton(patterns, tree.names);
    const states = new Uint16Array(tree.nodeCount);
    this.#newest = new Uint32Array(tree.nodeCount);
    states[rootPath] = automaton.start;
    // A parent has a smaller number than its children.
    for (let node = rootPath + 1; node < tree.nodeCount; node++) {
      const parent = tree.parentOf(node);
      const state = automaton.step(states[parent] ?? 0, tree.nameIdOf(node));
      states[node] = state;
      this.#newest[node] = this.#newest[parent] ?? 0;
      for (const pattern of automaton.completeAt(state)) this.#mark(node, pattern);
    }
  }

  isMarked(node: number): boolean {
    return this.#newest[node] !== 0;
  }

  *of(node: number): Generator<{ readonly pattern: number; readonly top: number }> {
    for (let at = (this.#newest[node] ?? 0) - 1; at >= 0; at = this.#older.at(at)) {
      yield { pattern: this.#pattern.at(at), top: this.#top.at(at) };
    }
  }

  #mark(node: number, pattern: number): void {
    for (const mark of this.of(node)) if (mark.pattern === pattern) return;
    this.#pattern.push(pattern);
    this.#top.push(node);
    this.#newest[node] = this.#older.push((this.#newest[node] ?? 0) - 1) + 1;
  }
}
