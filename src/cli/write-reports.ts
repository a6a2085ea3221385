import { renderGithub } from '../render/github.ts';
import { renderJson } from '../render/json.ts';
import { renderJunit } from '../render/junit.ts';
import { renderMarkdown } from '../render/markdown.ts';
import type { RenderOptions } from '../render/options.ts';
import { renderSarif } from '../render/sarif.ts';
import { renderSummary } from '../render/summary.ts';
import type { Report } from '../report/report.ts';
import { LayerscopeError } from '../model/error.ts';
import type { GivenOptions } from './options.ts';
import { formatOfFile, type ReportFormat } from './report-format.ts';
import { renderOptionsFor, type Session } from './session.ts';
import { usualWidth } from './terminal.ts';
import { standardOutput, writeResult } from './write-result.ts';

/** Where a report goes, and in which form. */
export interface ReportOutput {
  readonly target: string;
  readonly format: ReportFormat;
}

/** A report that was asked for, and the option that did. */
interface AskedOutput extends ReportOutput {
  readonly option: string;
}

/**
 * What `--json`, `--format` and `-o` ask for: a format without a file means standard output. Throws
 * `usage` where two of them want that.
 */
export function outputsOf({ given }: Session): readonly ReportOutput[] {
  const asked = [...askedFor(given)];
  refuseTwice(asked.filter(({ target }) => target === standardOutput));
  return asked;
}

function* askedFor({ json, output, format }: GivenOptions): Generator<AskedOutput> {
  if (json !== undefined) yield { option: `--json ${json}`, target: json, format: 'json' };
  for (const target of output ?? []) {
    yield { option: `--output ${target}`, target, format: format ?? formatOfFile(target) };
  }
  if (output === undefined && format !== undefined) {
    yield { option: `--format ${format}`, target: standardOutput, format };
  }
}

function refuseTwice([first, second]: readonly AskedOutput[]): void {
  if (first === undefined || second === undefined) return;
  throw new LayerscopeError({
    code: 'usage',
    tried: 'write two reports to standard output',
    failed: `${first.option} and ${second.option} both want it`,
    advice: 'Write one of them to a file: --output FILE.',
  });
}

/** Whether any of them takes standard output for itself. */
export function takesStandardOutput(outputs: readonly ReportOutput[]): boolean {
  return outputs.some(({ target }) => target === standardOutput);
}

export async function writeReports(
  session: Session,
  report: Report,
  outputs: readonly ReportOutput[],
): Promise<void> {
  const { io } = session;
  const onScreen = renderOptionsFor(session, io.stdout);
  const inFile = { ...onScreen, width: usualWidth, color: false };
  for (const { target, format } of outputs) {
    const options = target === standardOutput ? onScreen : inFile;
    await writeResult(io, target, renderers[format](report, options));
  }
}

type Renderer = (report: Report, options: RenderOptions) => string | Iterable<string>;

const renderers: Readonly<Record<ReportFormat, Renderer>> = {
  text: renderSummary,
  json: renderJson,
  markdown: renderMarkdown,
  sarif: renderSarif,
  junit: renderJunit,
  github: renderGithub,
};
