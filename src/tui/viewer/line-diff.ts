import { diffArrays } from 'diff';

/** Lines that follow each other, and what became of them. */
export interface Run<Line> {
  readonly kind: 'same' | 'removed' | 'added';
  readonly lines: readonly Line[];
}

/** More lines than these differ only in texts that have little in common: it takes too long. */
const mostEdits = 2000;

/**
 * What turns one list of lines into another, with as few changes as there can be. Where that takes
 * too long, everything between the first and the last difference is one change.
 */
export function diffLines<Line>(
  before: readonly Line[],
  after: readonly Line[],
): readonly Run<Line>[] {
  const start = commonStart(before, after);
  const end = commonEnd(before.slice(start), after.slice(start));
  const removed = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  const runs: readonly Run<Line>[] = [
    { kind: 'same', lines: before.slice(0, start) },
    ...diffMiddles(removed, added),
    { kind: 'same', lines: before.slice(before.length - end) },
  ];
  return runs.filter(({ lines }) => lines.length > 0);
}

function diffMiddles<Line>(before: readonly Line[], after: readonly Line[]): readonly Run<Line>[] {
  // Numbers compare faster than long lines.
  const numbers = new Map([...before, ...after].map((line, i) => [line, i]));
  const numbersOf = (lines: readonly Line[]): number[] =>
    lines.map((line) => numbers.get(line) ?? -1);
  const options = { maxEditLength: mostEdits };
  const changes = diffArrays(numbersOf(before), numbersOf(after), options);
  if (changes === undefined) {
    return [
      { kind: 'removed', lines: before },
      { kind: 'added', lines: after },
    ];
  }
  let [fromBefore, fromAfter] = [0, 0];
  return changes.map(({ removed, added, count }): Run<Line> => {
    const [start, startAfter] = [fromBefore, fromAfter];
    if (!added) fromBefore += count;
    if (!removed) fromAfter += count;
    if (added) return { kind: 'added', lines: after.slice(startAfter, fromAfter) };
    return { kind: removed ? 'removed' : 'same', lines: before.slice(start, fromBefore) };
  });
}

function commonStart<Line>(a: readonly Line[], b: readonly Line[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function commonEnd<Line>(a: readonly Line[], b: readonly Line[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length))
    length++;
  return length;
}
