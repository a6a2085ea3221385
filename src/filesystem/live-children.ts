import { uint32Column } from '../model/column.ts';

const none = 0;

/**
 * The children of each directory that are visible now, as linked lists. Without them, a layer that
 * empties one large directory again and again would cost the square of its entries.
 */
export class LiveChildren {
  readonly #first = uint32Column();
  readonly #next = uint32Column();
  readonly #before = uint32Column();

  /** Adds so many nodes, none of them linked. */
  addNodes(count: number): void {
    this.#first.extend(count);
    this.#next.extend(count);
    this.#before.extend(count);
  }

  /** Links `node`, which must not be linked. */
  link(parent: number, node: number): void {
    const next = this.#first.at(parent);
    this.#next.set(node, next);
    this.#before.set(node, none);
    if (next !== none) this.#before.set(next, node);
    this.#first.set(parent, node);
  }

  /** Unlinks `node`, which must be linked; its own children stay as they are. */
  unlink(parent: number, node: number): void {
    const before = this.#before.at(node);
    const next = this.#next.at(node);
    if (before === none) this.#first.set(parent, next);
    else this.#next.set(before, next);
    if (next !== none) this.#before.set(next, before);
  }

  *of(parent: number): Generator<number> {
    for (let child = this.#first.at(parent); child !== none; child = this.#next.at(child)) {
      yield child;
    }
  }

  /** Unlinks all children of `parent` and returns them. */
  take(parent: number): readonly number[] {
    const children = [...this.of(parent)];
    this.#first.set(parent, none);
    return children;
  }
}
