import { renderGate } from '../../render/gate.ts';
import { renderJson } from '../../render/json.ts';
import { readConfig } from '../config.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { reportOn } from '../image-report.ts';
import { settingsOf } from '../option-settings.ts';
import { renderOptionsFor, type Session } from '../session.ts';
import { override, rulesOf } from '../settings.ts';
import { tellWarnings } from '../tell-warnings.ts';
import { standardOutput, writeResult } from '../write-result.ts';

/**
 * Judges the image by the rules and prints the verdict; on standard error when `--json -` has
 * standard output to itself.
 */
export async function ci(session: Session, reference: string): Promise<ExitCode> {
  const { io, given } = session;
  const config = await readConfig(io, { purpose: 'judge', ciConfig: given.ciConfig ?? null });
  const settings = override(config, settingsOf(given));
  const report = await reportOn(session, reference, { ...settings, rules: rulesOf(settings) });
  if (given.json !== undefined) await writeResult(io, given.json, renderJson(report));
  tellWarnings(session, report.warnings);
  const { gate } = report;
  if (gate === undefined) throw new Error('the report has no verdict');
  const output = given.json === standardOutput ? io.stderr : io.stdout;
  output.write(renderGate(gate, renderOptionsFor(session, output)));
  return gate.verdict === 'fail' ? exitCodes.ruleFailed : exitCodes.done;
}
