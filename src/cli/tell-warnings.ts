import { renderWarnings } from '../render/warnings.ts';
import type { ReportWarning } from '../report/report.ts';
import { renderOptionsFor, type Session } from './session.ts';

/** Warnings that no result on the screen shows, on standard error; of damage in any case. */
export function tellWarnings(session: Session, warnings: readonly ReportWarning[]): void {
  const { stderr } = session.io;
  const isQuiet = session.given.quiet === true;
  const told = warnings.filter(({ severity }) => !isQuiet || severity === 'damage');
  if (told.length > 0) stderr.write(renderWarnings(told, renderOptionsFor(session, stderr)));
}
