import { getSystemErrorMap } from 'node:util';

/** `ENOENT` and its like; null of what the system did not say. */
export function errorCodeOf(error: unknown): string | null {
  const known = error instanceof Error && 'code' in error && 'errno' in error;
  return known && typeof error.code === 'string' ? error.code : null;
}

/** What the system said, in words and with its code: `permission denied (EACCES)`. */
export function systemReason(error: unknown): string {
  const code = errorCodeOf(error);
  for (const [name, words] of getSystemErrorMap().values()) {
    if (name === code) return `${words} (${name})`;
  }
  return error instanceof Error ? error.message : String(error);
}
