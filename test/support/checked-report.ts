import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { reportSchema } from '../../src/report/schema.ts';
import type { LoadImage } from '../../src/cli/loaded-image.ts';
import type { Surroundings } from './fake-io.ts';
import { runMain } from './run-main.ts';

const isReport = new Ajv2020({ strict: true }).compile<Report>(reportSchema);

/** The report that the program writes, which must be one, and whose figures must add up. */
export async function checkedReport(
  argv: readonly string[],
  surroundings: Surroundings = {},
  load?: LoadImage,
): Promise<Report> {
  const { exitCode, out, err } = await runMain(['--json', '-', ...argv], load, surroundings);
  expect({ exitCode, refusal: exitCode === 0 ? '' : err }).toEqual({ exitCode: 0, refusal: '' });
  const report: unknown = JSON.parse(out);
  if (!isReport(report)) throw new Error(`not a report: ${JSON.stringify(isReport.errors)}`);
  expectToAddUp(report);
  return report;
}

function expectToAddUp({ summary, layers, waste }: Report): void {
  const { storedBytes, finalBytes, reclaimableBytes } = summary;
  const sum = (bytes: readonly number[]): number => bytes.reduce((total, one) => total + one, 0);
  expect(reclaimableBytes).toBe(storedBytes - finalBytes);
  expect(sum(waste.map(({ bytes }) => bytes))).toBe(reclaimableBytes);
  expect(sum(layers.map((layer) => layer.storedBytes))).toBe(storedBytes);
  expect(sum(layers.map((layer) => layer.liveBytes))).toBe(finalBytes);
  expect(sum(layers.map((layer) => layer.reclaimableBytes))).toBe(reclaimableBytes);
}
