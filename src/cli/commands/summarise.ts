import { renderJson } from '../../render/json.ts';
import { renderSummary } from '../../render/summary.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { reportOn } from '../image-report.ts';
import { renderOptionsFor, type Session } from '../session.ts';
import type { Settings } from '../settings.ts';
import { tellWarnings } from '../tell-warnings.ts';
import { standardOutput, writeResult } from '../write-result.ts';

/** Prints a summary of the image; `--json` writes its report, to standard output in its place. */
export async function summarise(
  session: Session,
  reference: string,
  settings: Settings,
): Promise<ExitCode> {
  const { io, given } = session;
  const report = await reportOn(session, reference, settings, null);
  if (given.json !== undefined) await writeResult(io, given.json, renderJson(report));
  if (given.json === standardOutput) tellWarnings(session, report.warnings);
  else io.stdout.write(renderSummary(report, renderOptionsFor(session, io.stdout)));
  return exitCodes.done;
}
