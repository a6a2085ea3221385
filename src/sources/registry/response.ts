import { addAbortSignal } from 'node:stream';
import type { Dispatcher } from 'undici';

/** An answer, whose body comes as it is read. */
export interface Response {
  /** Where it came from, after redirects. */
  readonly url: URL;
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  readonly body: Dispatcher.ResponseData['body'];
}

/** Milliseconds for a body that need not come. */
const moment = 1000;
/** To read so many bytes takes less than to connect again. */
const fewBytes = 64 * 1024;

/** A header that may stand there several times, as one text; empty when it is not there. */
export function headerOf({ headers }: Pick<Response, 'headers'>, name: string): string {
  const value = headers[name] ?? '';
  return typeof value === 'string' ? value : value.join(', ');
}

/** Breaks a body off that does not come in a moment, for who would rather go on without it. */
export function waitAMoment({ body }: Response): void {
  addAbortSignal(AbortSignal.timeout(moment), body);
}

/**
 * Frees the connection of a response that nobody wants to read: what is small and there in a moment
 * is read, so that the connection can be used again; else, as of a whole blob, it is closed.
 */
export async function discard(response: Response): Promise<void> {
  waitAMoment(response);
  await response.body.dump({ limit: fewBytes });
}
