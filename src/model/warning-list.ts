import { limits } from './limits.ts';
import type { LayerWarning, WarningCode } from './warning.ts';

/** Collects warnings; of one kind only the first hundred, so that an image cannot fill memory. */
export class WarningList<T extends LayerWarning> {
  readonly #kept: T[] = [];
  readonly #counts = new Map<WarningCode, number>();

  add(warning: T): void {
    const count = (this.#counts.get(warning.code) ?? 0) + 1;
    this.#counts.set(warning.code, count);
    if (count <= limits.warningsOfOneKind) this.#kept.push(warning);
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
