import { expect, test } from 'vitest';
import { instructionLines } from '../../../src/tui/layers/instruction-lines.ts';

test.each([
  ['COPY a && b', ['COPY a && b']],
  ['RUN make', ['RUN make']],
  ['RUN a && b || c', ['RUN a', '&& b', '|| c']],
  ['RUN set -ex; a; b', ['RUN set -ex;', 'a;', 'b']],
  ['RUN echo "a && b; c" && d', ['RUN echo "a && b; c"', '&& d']],
  ["RUN sed 's/a; b/\\' && c", ["RUN sed 's/a; b/\\'", '&& c']],
  [String.raw`RUN echo "\"; x" ; y`, [String.raw`RUN echo "\"; x" ;`, 'y']],
  ['RUN for f in *; do rm $f; done', ['RUN for f in *; do rm $f;', 'done']],
  ['RUN if a; then b; fi', ['RUN if a; then b;', 'fi']],
  ['RUN case $a in b) c;; esac; d', ['RUN case $a in b) c;; esac;', 'd']],
  ['RUN find . -exec rm {} \\; && a', ['RUN find . -exec rm {} \\;', '&& a']],
  ['RUN echo "never closed && a', ['RUN echo "never closed && a']],
  ['RUN a & b | c', ['RUN a & b | c']],
])('%s', (instruction, lines) => {
  expect(instructionLines(instruction)).toEqual(lines);
});

test('takes time in proportion to the length', () => {
  const long = `RUN ${'"a" && \\; '.repeat(10_000)}`;
  expect(instructionLines(long)).toHaveLength(10_001);
});
