import type { NotWritten } from '../extraction/extraction.ts';
import { escapeBytes, escapeText } from '../text/escape.ts';
import type { Session } from './session.ts';

/** More than these are counted only. */
const mostLines = 10;

/** What came of an extraction, as far as it differs from what was asked for. */
export interface ExtractionOutcome {
  readonly written: number;
  readonly planned: number;
  readonly skipped: readonly NotWritten[];
  readonly failed: readonly NotWritten[];
}

/** Says on standard error what was left out and why, and how far an extraction came that broke off. */
export function tellNotWritten(
  { io, given }: Session,
  target: string,
  { written, planned, skipped, failed }: ExtractionOutcome,
): void {
  const tell = (what: string, paths: readonly NotWritten[]): void => {
    for (const { path, reason } of paths.slice(0, mostLines)) {
      io.stderr.write(`${what} ${escapeBytes(path)}: ${reason}\n`);
    }
    const more = paths.length - mostLines;
    if (more > 0) io.stderr.write(`${what} ${more} more\n`);
  };
  if (given.quiet !== true) tell('left out', skipped);
  tell('could not write', failed);
  const done = written + skipped.length + failed.length;
  if (written > 0 && done < planned) {
    io.stderr.write(`${written} of ${planned} paths were written to ${escapeText(target)}\n`);
  }
}
