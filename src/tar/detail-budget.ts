import { TarDamage } from './tar-damage.ts';

/** Far more than images hold; some hundred megabytes of memory. */
const detailLimit = 1_000_000;

/**
 * Extended attributes and pieces of sparse files take far more memory than they take in a tar, and
 * those of a global header are merged into every record: a tar may have so many and no more.
 */
export class DetailBudget {
  #left = detailLimit;

  spend(count: number): void {
    this.#left -= count;
    if (this.#left >= 0) return;
    const message = `the tar has more than ${detailLimit} extended attributes and sparse pieces`;
    throw new TarDamage('limit-exceeded', message);
  }
}
