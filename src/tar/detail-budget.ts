import { limits } from '../model/limits.ts';
import { TarDamage } from './tar-damage.ts';

/**
 * Extended attributes and pieces of sparse files take far more memory than they take in a tar, and
 * those of a global header are merged into every record: a tar may have so many and no more.
 */
export class DetailBudget {
  #left: number = limits.details;

  spend(count: number): void {
    this.#left -= count;
    if (this.#left >= 0) return;
    const message = `the tar has more than ${limits.details} extended attributes and sparse pieces`;
    throw new TarDamage('limit-exceeded', message);
  }
}
