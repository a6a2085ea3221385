import { renderJson } from '../../render/json.ts';
import { renderSummary } from '../../render/summary.ts';
import type { Report } from '../../report/report.ts';
import { readConfig } from '../config.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { reportOn } from '../image-report.ts';
import { settingsOf } from '../option-settings.ts';
import type { Format } from '../options.ts';
import { renderOptionsFor, type Session } from '../session.ts';
import { override } from '../settings.ts';
import { tellWarnings } from '../tell-warnings.ts';
import { usualWidth } from '../terminal.ts';
import { standardOutput, writeResult } from '../write-result.ts';

/** Writes the report on an image to standard output, or with `-o` to files. */
export async function report(session: Session, reference: string): Promise<ExitCode> {
  const { io, given } = session;
  const config = await readConfig(io, { purpose: 'look' });
  const settings = override(config, settingsOf(given));
  const made = await reportOn(session, reference, { ...settings, rules: null });
  const outputs = (given.output ?? [standardOutput]).map((target) => ({
    target,
    format: given.format ?? formatOf(target),
  }));
  for (const { target, format } of outputs) {
    await writeResult(io, target, render(session, made, format, target));
  }
  const isShown = outputs.some(
    ({ target, format }) => target === standardOutput && format === 'text',
  );
  if (!isShown) tellWarnings(session, made.warnings);
  return exitCodes.done;
}

function formatOf(target: string): Format {
  return target.toLowerCase().endsWith('.json') ? 'json' : 'text';
}

function render(
  session: Session,
  made: Report,
  format: Format,
  target: string,
): string | Iterable<string> {
  if (format === 'json') return renderJson(made);
  const onScreen = renderOptionsFor(session, session.io.stdout);
  if (target === standardOutput) return renderSummary(made, onScreen);
  return renderSummary(made, { ...onScreen, width: usualWidth, color: false });
}
