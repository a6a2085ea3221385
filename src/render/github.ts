import type { Report } from '../report/report.ts';
import { escapeText } from '../text/escape.ts';
import { type Problem, problemsOf } from './problems.ts';

/**
 * Commands that a job on GitHub prints to have annotations made: one line for each rule that broke
 * and for each finding, on its line of the Dockerfile where that is known.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderGithub(report: Report): string {
  return problemsOf(report).map(commandOf).join('');
}

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const;

function commandOf(problem: Problem): string {
  const properties = propertiesOf(problem)
    .map(([name, value]) => `${name}=${escapeProperty(value)}`)
    .join(',');
  return `::${commands[problem.level]} ${properties}::${escapeMessage(problem.text)}\n`;
}

function propertiesOf({ title, dockerfile }: Problem): readonly (readonly [string, string])[] {
  const name = ['title', title] as const;
  if (dockerfile === null) return [name];
  const { file, first, last } = dockerfile;
  return [['file', escapeText(file)], ['line', String(first)], ['endLine', String(last)], name];
}

/** The runner undoes these, and no other. */
function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
