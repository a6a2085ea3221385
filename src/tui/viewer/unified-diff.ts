import { byteString, type ByteString, sliceBytes } from '../../model/byte-string.ts';
import { diffLines, type Run } from './line-diff.ts';

/** Lines shown around changes. */
const context = 3;

/** Changes that stand near to each other, with what is around them. */
interface Hunk {
  readonly oldStart: number;
  readonly newStart: number;
  readonly runs: Run<ByteString>[];
}

/**
 * How two texts differ, as `diff -u` tells it, without the two lines that name them. A carriage
 * return at the end of a line that changed is spelt out.
 */
export function unifiedDiff(before: Uint8Array, after: Uint8Array): Uint8Array {
  const runs = diffLines(linesOf(byteString(before)), linesOf(byteString(after)));
  return Buffer.from([...hunksOf(runs)].flatMap(hunkLines).join(''), 'latin1');
}

/** The lines, each with its end. */
function linesOf(text: ByteString): readonly ByteString[] {
  const lines: ByteString[] = [];
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found + 1;
    lines.push(sliceBytes(text, start, end));
    start = end;
  }
  return lines;
}

function* hunksOf(runs: readonly Run<ByteString>[]): Generator<Hunk> {
  let hunk: Hunk | null = null;
  let lead: readonly ByteString[] = [];
  let [oldLine, newLine] = [0, 0];
  for (const [i, run] of runs.entries()) {
    const { kind, lines } = run;
    if (kind !== 'same') {
      hunk ??= {
        oldStart: oldLine - lead.length,
        newStart: newLine - lead.length,
        runs: [{ kind: 'same', lines: lead }],
      };
      hunk.runs.push(run);
    } else if (hunk !== null) {
      const joins = i < runs.length - 1 && lines.length <= 2 * context;
      hunk.runs.push(joins ? run : { kind, lines: lines.slice(0, context) });
      if (!joins) {
        yield hunk;
        hunk = null;
      }
    }
    if (kind !== 'added') oldLine += lines.length;
    if (kind !== 'removed') newLine += lines.length;
    lead = kind === 'same' ? lines.slice(-context) : [];
  }
  if (hunk !== null) yield hunk;
}

const signs = { same: ' ', removed: '-', added: '+' } as const;

function hunkLines({ oldStart, newStart, runs }: Hunk): readonly string[] {
  const old = rangeOf(oldStart, lengthOf(runs, 'added'));
  const now = rangeOf(newStart, lengthOf(runs, 'removed'));
  return [
    `@@ -${old} +${now} @@\n`,
    ...runs.flatMap(({ kind, lines }) => lines.map((line) => diffLine(kind, line))),
  ];
}

function diffLine(kind: Run<ByteString>['kind'], line: ByteString): string {
  // Else nothing would be seen of ends of line that changed.
  const shown = kind === 'same' ? line : line.replace(/\r\n$/, '\\u{d}\n');
  const whole = signs[kind] + shown;
  return line.endsWith('\n') ? whole : `${whole}\n\\ No newline at end of file\n`;
}

/** The lines of a hunk that one of the texts has: all but those of `absent`. */
function lengthOf(runs: readonly Run<ByteString>[], absent: Run<ByteString>['kind']): number {
  return runs.reduce((sum, { kind, lines }) => (kind === absent ? sum : sum + lines.length), 0);
}

/** `start` is how many lines stand before. */
function rangeOf(start: number, length: number): string {
  if (length === 0) return `${start},0`;
  return length === 1 ? `${start + 1}` : `${start + 1},${length}`;
}
