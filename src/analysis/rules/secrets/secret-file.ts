import type { PathPattern } from '../../path-pattern.ts';
import type { Severity } from '../../../model/severity.ts';

/** A file that exists to keep a secret. */
export interface SecretFile extends PathPattern {
  /** What it is, for people, with an article. */
  readonly what: string;
  /**
   * What its content shows when there is a secret in it: text that one line must have. Null where
   * the name says it all.
   */
  readonly confirmedBy: RegExp | null;
  readonly severity: Severity;
  /** Whether a package makes it when it is installed, so that no build context has it. */
  readonly isGenerated?: boolean;
  readonly source: string;
}
