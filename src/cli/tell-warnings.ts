import { renderWarnings } from '../render/warnings.ts';
import type { ReportWarning } from '../report/report.ts';
import { renderOptionsFor, type Session } from './session.ts';

/** Warnings that no result on the screen shows, on standard error. */
export function tellWarnings(session: Session, warnings: readonly ReportWarning[]): void {
  const { stderr } = session.io;
  if (session.given.quiet === true || warnings.length === 0) return;
  stderr.write(renderWarnings(warnings, renderOptionsFor(session, stderr)));
}
