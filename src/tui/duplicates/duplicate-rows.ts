import type { Duplicate } from '../../analysis/duplicates.ts';
import type { FoldedRows } from '../screen/folded-list.ts';

/** A row of the list: a content, or below it one of the paths that have it. */
export interface DuplicateRow {
  readonly group: number;
  readonly duplicate: Duplicate;
  /** Which of its paths; null for the content itself. */
  readonly copy: number | null;
}

/** Contents with those unfolded that are in `open` (in order), as rows; made when asked for. */
export class DuplicateRows implements FoldedRows<DuplicateRow> {
  readonly #duplicates: readonly Duplicate[];
  readonly #open: readonly number[];
  readonly total: number;

  constructor(duplicates: readonly Duplicate[], open: readonly number[]) {
    this.#duplicates = duplicates;
    this.#open = open;
    this.total = open.reduce((sum, group) => sum + this.#copiesOf(group), duplicates.length);
  }

  at(number: number): DuplicateRow | null {
    let unfolded = 0;
    for (const group of this.#open) {
      const start = group + unfolded;
      if (number <= start) break;
      const copies = this.#copiesOf(group);
      if (number <= start + copies) return this.#row(group, number - start - 1);
      unfolded += copies;
    }
    return this.#row(number - unfolded, null);
  }

  numberOf(group: number): number {
    return this.#open
      .filter((open) => open < group)
      .reduce((sum, open) => sum + this.#copiesOf(open), group);
  }

  #row(group: number, copy: number | null): DuplicateRow | null {
    const duplicate = this.#duplicates[group];
    return duplicate === undefined ? null : { group, duplicate, copy };
  }

  #copiesOf(group: number): number {
    return this.#duplicates[group]?.paths.length ?? 0;
  }
}
