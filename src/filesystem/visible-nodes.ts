import type { ImageTree } from './image-tree.ts';

/** Which paths are there at one layer: a bit for each node. */
export class VisibleNodes {
  readonly #words: Uint32Array;

  constructor(words: Uint32Array) {
    this.#words = words;
  }

  has(node: number): boolean {
    return ((this.#words[node >>> 5] ?? 0) & (1 << (node & 31))) !== 0;
  }
}

/** Knows which paths are there at each layer, as far up as was asked. */
export class VisibleNodesByLayer {
  readonly #tree: ImageTree;
  /** From before the first layer on. */
  readonly #known: VisibleNodes[] = [];
  /** Those of the last that is known. */
  #words: Uint32Array;

  constructor(tree: ImageTree) {
    this.#tree = tree;
    this.#words = new Uint32Array(Math.ceil(tree.nodeCount / 32));
    this.#known.push(new VisibleNodes(this.#words));
  }

  /** `layer` -1 is before the first one. */
  at(layer: number): VisibleNodes {
    for (let next = this.#known.length - 1; next <= layer; next++) this.#put(next);
    return this.#known[layer + 1] ?? new VisibleNodes(new Uint32Array());
  }

  /** Puts `layer` on the one below. */
  #put(layer: number): void {
    const { node, end } = this.#tree.versions;
    const words = this.#words.slice();
    for (const version of this.#tree.versionsEndedBy(layer)) {
      const ended = node.at(version);
      words[ended >>> 5] = (words[ended >>> 5] ?? 0) & ~(1 << (ended & 31));
    }
    for (const version of this.#tree.versionsMadeBy(layer)) {
      if (end.at(version) === layer) continue;
      const made = node.at(version);
      words[made >>> 5] = (words[made >>> 5] ?? 0) | (1 << (made & 31));
    }
    this.#words = words;
    this.#known.push(new VisibleNodes(words));
  }
}
