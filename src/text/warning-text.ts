import { formatCount } from './count.ts';
import { escapeOnOneLine } from './escape.ts';

/** What a warning says, and about what. */
interface WarningWords {
  readonly message: string;
  readonly layer: number | null;
  /** Escaped. */
  readonly path: string | null;
  readonly offset: number | null;
}

/** A warning in words, on one line: `layer 2: the layer ends within a file: bin/sh (at byte 512)`. */
export function warningText({ message, layer, path, offset }: WarningWords): string {
  const place = layer === null ? '' : `layer ${layer}: `;
  const about = path === null ? '' : `: ${path}`;
  const at = offset === null ? '' : ` (at byte ${formatCount(offset)})`;
  return `${place}${escapeOnOneLine(message)}${about}${at}`;
}
