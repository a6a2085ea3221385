import { readConfig } from '../config.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { reportOn } from '../image-report.ts';
import { settingsOf } from '../option-settings.ts';
import type { Session } from '../session.ts';
import { override } from '../settings.ts';
import { tellWarnings } from '../tell-warnings.ts';
import { outputsOf, type ReportOutput, writeReports } from '../write-reports.ts';
import { standardOutput } from '../write-result.ts';

const onScreen: ReportOutput = { target: standardOutput, format: 'text' };

/** Writes the report on an image to standard output, or with `-o` to files. */
export async function report(session: Session, reference: string): Promise<ExitCode> {
  const { io, given } = session;
  const asked = outputsOf(session);
  const config = await readConfig(io, { purpose: 'look' });
  const settings = override(config, await settingsOf(given));
  const made = await reportOn(session, reference, settings, null);
  const outputs = asked.length === 0 ? [onScreen] : asked;
  await writeReports(session, made, outputs);
  const isShown = outputs.some(
    ({ target, format }) => target === standardOutput && format === 'text',
  );
  if (!isShown) tellWarnings(session, made.warnings);
  return exitCodes.done;
}
