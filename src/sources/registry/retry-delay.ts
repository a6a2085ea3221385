import type { Patience } from './patience.ts';
import { ConnectionFailure, headerOf, type Response } from './transport.ts';

/** Too many requests, or a server that is in trouble for the moment. */
const passing: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/**
 * Milliseconds after which to ask again, or null where that is of no use: the answer is final, or
 * the registry asks to wait longer than anybody would.
 */
export function retryDelay(
  answer: Response | ConnectionFailure,
  repetitions: number,
  { backoff, longestWait }: Patience,
): number | null {
  const usual = backoff * 2 ** repetitions;
  if (answer instanceof ConnectionFailure) return usual;
  if (!passing.has(answer.status)) return null;
  const asked = askedDelay(answer);
  if (asked === null) return usual;
  return asked <= longestWait ? asked : null;
}

/** Milliseconds that an answer asks to wait (RFC 9110, `Retry-After`); null if it does not say. */
export function askedDelay(response: Response): number | null {
  const text = headerOf(response, 'retry-after').trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}
