import type { ReportWarning } from '../report/report.ts';
import { countOf, formatCount } from '../text/count.ts';
import { warningText } from '../text/warning-text.ts';
import { type Line, renderLines, span } from './line.ts';
import type { RenderOptions } from './options.ts';
import { shownPath } from './shown-path.ts';

/** Warnings for the standard error stream: one line for each kind. */
export function renderWarnings(warnings: readonly ReportWarning[], options: RenderOptions): string {
  return renderLines(warningLines(warnings, Infinity), options);
}

/** One line for each of the first `most` kinds, damage first, and one for what is left. */
export function warningLines(warnings: readonly ReportWarning[], most: number): readonly Line[] {
  const kinds = byKind(warnings);
  const left = kinds.slice(most).reduce((sum, { count }) => sum + count, 0);
  return [
    ...kinds.slice(0, most).map(kindLine),
    ...(left === 0 ? [] : [[span(`and ${countOf(left, 'more warning')}`, 'quiet')]]),
  ];
}

/** What could not be read of the image, a text for each kind; none where all was. */
export function damageTexts(warnings: readonly ReportWarning[]): readonly string[] {
  const damage = warnings.filter(({ severity }) => severity === 'damage');
  return byKind(damage).map(({ first, count }) => textOf(first) + more(count));
}

interface Kind {
  readonly first: ReportWarning;
  count: number;
}

function byKind(warnings: readonly ReportWarning[]): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  for (const first of warnings) {
    const kind = kinds.get(first.code);
    if (kind === undefined) kinds.set(first.code, { first, count: 1 });
    else kind.count++;
  }
  const all = [...kinds.values()];
  const isDamage = ({ first }: Kind): boolean => first.severity === 'damage';
  return [...all.filter(isDamage), ...all.filter((kind) => !isDamage(kind))];
}

function kindLine({ first, count }: Kind): Line {
  const word = first.severity === 'damage' ? span('damage: ', 'bad') : span('warning: ', 'warn');
  return [word, span(textOf(first)), ...(count === 1 ? [] : [span(more(count), 'quiet')])];
}

function more(count: number): string {
  return count === 1 ? '' : `, and ${formatCount(count - 1)} more like it`;
}

function textOf({ layer, message, path, pathBase64, offset }: ReportWarning): string {
  return warningText({
    message,
    layer: layer ?? null,
    path:
      path === undefined
        ? null
        : shownPath(pathBase64 === undefined ? { path } : { path, pathBase64 }),
    offset: offset ?? null,
  });
}
