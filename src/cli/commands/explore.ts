import { renderJson } from '../../render/json.ts';
import { renderSummary } from '../../render/summary.ts';
import { readConfig } from '../config.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { reportOn } from '../image-report.ts';
import { settingsOf } from '../option-settings.ts';
import type { GivenOptions } from '../options.ts';
import { renderOptionsFor, type Session } from '../session.ts';
import { override, type Settings } from '../settings.ts';
import { tellWarnings } from '../tell-warnings.ts';
import { standardOutput, writeResult } from '../write-result.ts';

/** Prints a summary of the image; `--json` writes its report, to standard output in its place. */
export async function explore(session: Session, reference: string): Promise<ExitCode> {
  const { io, given } = session;
  const asked = settingsOf(given);
  if (given.quiet !== true && namesRules(given, asked)) {
    io.stderr.write('note: rules are judged with --ci only\n');
  }
  const { baseLayers } = override(await readConfig(io, { purpose: 'look' }), asked);
  const report = await reportOn(session, reference, baseLayers, null);
  if (given.json !== undefined) await writeResult(io, given.json, renderJson(report));
  if (given.json === standardOutput) tellWarnings(session, report.warnings);
  else io.stdout.write(renderSummary(report, renderOptionsFor(session, io.stdout)));
  return exitCodes.done;
}

function namesRules({ ciConfig }: GivenOptions, { limits, forbiddenPaths }: Settings): boolean {
  return ciConfig !== undefined || forbiddenPaths !== null || Object.keys(limits).length > 0;
}
