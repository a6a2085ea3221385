import { renderFindings } from '../../render/findings.ts';
import { renderGate } from '../../render/gate.ts';
import { readConfig } from '../config.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { reportOn } from '../image-report.ts';
import { settingsOf } from '../option-settings.ts';
import { renderOptionsFor, type Session } from '../session.ts';
import { override, rulesOf } from '../settings.ts';
import { tellWarnings } from '../tell-warnings.ts';
import { outputsOf, takesStandardOutput, writeReports } from '../write-reports.ts';

/**
 * Judges the image by the rules and prints the verdict, and what to change if it fails; on standard
 * error when a report has standard output to itself.
 */
export async function ci(session: Session, reference: string): Promise<ExitCode> {
  const { io, given } = session;
  const outputs = outputsOf(session);
  const config = await readConfig(io, { purpose: 'judge', ciConfig: given.ciConfig ?? null });
  const settings = override(config, await settingsOf(given));
  const report = await reportOn(session, reference, settings, rulesOf(settings));
  const { gate } = report;
  if (gate === undefined) throw new Error('the report has no verdict');
  await writeReports(session, report, outputs);
  tellWarnings(session, report.warnings);
  const output = takesStandardOutput(outputs) ? io.stderr : io.stdout;
  const options = renderOptionsFor(session, output);
  output.write(renderGate(gate, options));
  if (gate.verdict !== 'fail') return exitCodes.done;
  output.write(renderFindings(report, options));
  return exitCodes.ruleFailed;
}
