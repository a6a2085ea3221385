import { kindAt, type LayerIndex } from '../model/layer-index.ts';
import { nameAt } from '../model/name-table.ts';
import { rootPath } from '../model/path-table.ts';

/** One layer as dive sees it: the listed paths, their parents, and the whiteouts apart. */
export class DiveLayer {
  readonly #index: LayerIndex;
  /** 0 absent, 1 a parent of something listed, 2 listed, 3 listed as a directory. */
  readonly #presence: Uint8Array;
  readonly #hasChildren: Uint8Array;
  readonly #size: Float64Array;
  readonly whiteouts = new Set<number>();
  #bytes = 0;

  constructor(index: LayerIndex) {
    this.#index = index;
    const count = index.paths.parent.length;
    this.#presence = new Uint8Array(count);
    this.#hasChildren = new Uint8Array(count);
    this.#size = new Float64Array(count);
    for (let entry = 0; entry < index.count; entry++) this.#list(entry);
  }

  /** Bytes that its records carry, also of a path that is listed again. */
  get bytes(): number {
    return this.#bytes;
  }

  isPresent(path: number): boolean {
    return this.#presence[path] !== 0;
  }

  isDirectory(path: number): boolean {
    return this.#presence[path] === 3;
  }

  isLeaf(path: number): boolean {
    return this.isPresent(path) && this.#hasChildren[path] === 0;
  }

  sizeOf(path: number): number {
    return this.#size[path] ?? 0;
  }

  /** Whether dive, which goes by name, comes to the whiteout before the path that it names. */
  hidesFirst(path: number): boolean {
    const { names, name: nameIds } = this.#index.paths;
    const name = nameAt(names, nameIds[path] ?? 0);
    return `.wh.${name}` < name;
  }

  #list(entry: number): void {
    const path = this.#index.path[entry] ?? rootPath;
    const kind = kindAt(this.#index, entry);
    if (kind === 'whiteout') {
      this.whiteouts.add(path);
      this.#markParent(this.#index.paths.parent[path] ?? rootPath);
      return;
    }
    if (kind === 'opaque') {
      this.#markPresent(path);
      return;
    }
    this.#markPresent(path);
    this.#presence[path] = kind === 'directory' ? 3 : 2;
    const size = this.#index.size[entry] ?? 0;
    this.#size[path] = size;
    this.#bytes += size;
  }

  #markPresent(path: number): void {
    if (this.isPresent(path) || path === rootPath) return;
    this.#presence[path] = 1;
    this.#markParent(this.#index.paths.parent[path] ?? rootPath);
  }

  #markParent(path: number): void {
    for (let at = path; at !== rootPath; at = this.#index.paths.parent[at] ?? rootPath) {
      this.#hasChildren[at] = 1;
      if (this.isPresent(at)) return;
      this.#presence[at] = 1;
    }
  }
}
