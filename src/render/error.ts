import type { LayerscopeError } from '../model/error.ts';
import { escapeOnOneLine } from '../text/escape.ts';
import { wrapWords } from '../text/wrap.ts';
import { type Line, paint, span } from './line.ts';
import type { RenderOptions } from './options.ts';

const indent = '  ';

/**
 * What was tried and what failed, then what to do next, wrapped to the width. Words longer than
 * that stay whole, so that a path can be copied; advice keeps its own line breaks.
 */
export function renderError(error: LayerscopeError, options: RenderOptions): string {
  const label = 'error: ';
  const [first = '', ...others] = wrapWords(label + escapeOnOneLine(error.message), options.width);
  const lines: readonly Line[] = [
    [span(label, 'bad'), span(first.slice(label.length), 'strong')],
    ...others.map((text) => [span(text, 'strong')]),
    ...adviceOf(error, options.width - indent.length).map((text) => [span(indent + text)]),
  ];
  return lines.map((line) => `${paint(line, options.color)}\n`).join('');
}

function adviceOf(error: LayerscopeError, width: number): readonly string[] {
  return error.advice.split('\n').flatMap((text) => wrapWords(escapeOnOneLine(text), width));
}
