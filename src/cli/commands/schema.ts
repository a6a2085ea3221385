import { renderJson } from '../../render/json.ts';
import { reportSchema } from '../../report/schema.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import type { Session } from '../session.ts';
import { standardOutput, writeResult } from '../write-result.ts';

/** Prints the JSON Schema of the report. */
export async function schema({ io }: Session): Promise<ExitCode> {
  await writeResult(io, standardOutput, renderJson(reportSchema));
  return exitCodes.done;
}
