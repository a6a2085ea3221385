import { limits } from './limits.ts';
import type { LayerWarning, WarningCode } from './warning.ts';

/** Collects warnings; of one kind only the first hundred, so that an image cannot fill memory. */
export class WarningList<T extends LayerWarning> {
  readonly #kept: T[] = [];
  readonly #counts = new Map<WarningCode, number>();

  /** Adds a warning, which is made only if it is kept: paths can be long, and warnings many. */
  add(code: WarningCode, make: () => T): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= limits.warningsOfOneKind) this.#kept.push(make());
  }

  /** The warnings kept, then for each kind that had more a `more-warnings` with their number. */
  finish(more: (code: WarningCode, message: string) => T): readonly T[] {
    const rest = [...this.#counts].flatMap(([code, count]) => {
      const left = count - limits.warningsOfOneKind;
      return left > 0 ? [more('more-warnings', `${left} more warnings of the kind ${code}`)] : [];
    });
    return [...this.#kept, ...rest];
  }
}
