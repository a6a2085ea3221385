import type { Patience } from './patience.ts';
import { headerOf, type Response } from './response.ts';

/** Too many requests, or a server that is in trouble for the moment. */
const passing: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/**
 * Milliseconds after which to ask again, or null where that is of no use: the answer is final, or
 * the registry asks to wait longer than anybody would.
 */
export function retryDelay(
  response: Response,
  failures: number,
  patience: Patience,
): number | null {
  if (!passing.has(response.status)) return null;
  const asked = askedDelay(response) ?? backoff(failures, patience);
  return asked <= patience.longestWait ? asked : null;
}

/** Milliseconds to wait after so many failures where nobody says how long. */
export function backoff(failures: number, patience: Patience): number {
  return patience.backoff * 2 ** failures;
}

/** Milliseconds that an answer asks to wait (RFC 9110, `Retry-After`); null if it does not say. */
export function askedDelay(response: Response): number | null {
  const text = headerOf(response, 'retry-after').trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}
