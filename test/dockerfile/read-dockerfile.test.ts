import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DockerfileInstruction } from '../../src/dockerfile/dockerfile.ts';
import { readDockerfile } from '../../src/dockerfile/read-dockerfile.ts';
import { readInstructions } from '../../src/dockerfile/read-instructions.ts';

const rows = (text: string): readonly unknown[][] =>
  readInstructions(text).map(({ keyword, text: rest, lines }) => [
    keyword,
    rest,
    lines.start,
    lines.end,
  ]);

const only = (text: string): DockerfileInstruction => {
  const [first, ...others] = readInstructions(text);
  if (first === undefined || others.length > 0) throw new Error('not one instruction');
  return first;
};

describe('readInstructions', () => {
  test('gives keywords in capitals, with the lines they stand on', () => {
    expect(rows('from debian\n\n# a comment\nRun make\n')).toEqual([
      ['FROM', 'debian', 1, 1],
      ['RUN', 'make', 4, 4],
    ]);
  });

  test('joins continued lines, past comments and empty lines between them', () => {
    expect(rows('RUN a && \\\n# why\n\n  # still\n    b \\  \n  && c\nRUN d')).toEqual([
      ['RUN', 'a &&     b   && c', 1, 6],
      ['RUN', 'd', 7, 7],
    ]);
  });

  test('takes no escaped escape character for a continuation', () => {
    expect(rows('RUN echo a\\\\\nRUN b')).toEqual([
      ['RUN', 'echo a\\\\', 1, 1],
      ['RUN', 'b', 2, 2],
    ]);
  });

  test.each([
    ['# escape=`\nRUN a `\n  b \\\nRUN c', ['a   b \\', 'c']],
    ['# syntax=docker/dockerfile:1\n#  Escape = `\nRUN a `\nb', ['a b']],
    ['# a comment\n# escape=`\nRUN a `\nRUN b', ['a `', 'b']],
    ['\n# escape=`\nRUN a `\nRUN b', ['a `', 'b']],
  ])('heeds an escape directive on the first lines only: %j', (text, expected) => {
    expect(readInstructions(text).map(({ text: rest }) => rest)).toEqual(expected);
  });

  test('drops a byte order mark and carriage returns', () => {
    expect(rows('\ufeffFROM a\r\nRUN b \\\r\n c\r\n')).toEqual([
      ['FROM', 'a', 1, 1],
      ['RUN', 'b  c', 2, 3],
    ]);
  });

  test('takes flags off, up to the first word that is none', () => {
    const { flags, text } = only('COPY --from=build --link --chown=1:1 a --b c');
    expect(flags).toEqual([
      { name: 'from', value: 'build' },
      { name: 'link', value: '' },
      { name: 'chown', value: '1:1' },
    ]);
    expect(text).toBe('a --b c');
  });

  test.each([
    [
      'RUN <<EOF\napt-get update\n# no comment\nFROM x\nEOF\nRUN b',
      5,
      ['apt-get update\n# no comment\nFROM x'],
    ],
    ['RUN <<-"END HERE" cat\n\tx\n\tEND HERE\nRUN b', 3, ['x']],
    ["COPY <<one 3<<'two' /x/\n1\none\n2\ntwo\nRUN b", 5, ['1', '2']],
    ['ONBUILD RUN <<EOF\na\nEOF\nRUN b', 3, ['a']],
  ])('takes here-documents in: %j', (text, end, contents) => {
    const [first, second] = readInstructions(text);
    expect(first?.heredocs.map(({ content }) => content)).toEqual(contents);
    expect(first?.lines).toEqual({ start: 1, end });
    expect(second?.text).toBe('b');
  });

  test.each(['RUN cat <<< a', 'RUN echo "<<EOF"', 'RUN ["sh", "-c", "<<EOF"]', 'ENV A=<<EOF'])(
    'sees no here-document in %j',
    (line) => {
      expect(rows(`${line}\nRUN b`)).toHaveLength(2);
    },
  );
});

describe('readDockerfile', () => {
  test('gives each stage its name and what it is built on', () => {
    const text = 'ARG V=1\nFROM --platform=linux/arm64 go:$V AS Build\nRUN a\nfrom build\nRUN b';
    const { globals, stages } = readDockerfile(text, 'Dockerfile');
    expect(globals.map((argument) => argument.text)).toEqual(['V=1']);
    expect(stages.map(({ base, name }) => [base, name])).toEqual([
      ['go:$V', 'build'],
      ['build', null],
    ]);
    expect(stages[1]?.instructions.map(({ lines }) => lines.start)).toEqual([5]);
  });
});

describe('hostile text', () => {
  const fragments = fc.constantFrom(
    'FROM a AS b\n',
    'RUN ',
    '\\\n',
    '\n',
    '<<E',
    '<<-"E"',
    ' E\n',
    '#',
    '"',
    "'",
    '$',
    '${',
    '`',
    '--a=b ',
    '\\',
    '\r',
    '\u2028',
    'ONBUILD ',
    '[',
    '# escape=`\n',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fragments, { maxLength: 40 }).map((parts) => parts.join('')),
  );

  test('any text is read, and each instruction has lines of its own, in order', () => {
    fc.assert(
      fc.property(text, (given) => {
        let last = 0;
        for (const { lines } of readInstructions(given)) {
          expect(lines.start).toBeGreaterThan(last);
          expect(lines.end).toBeGreaterThanOrEqual(lines.start);
          last = lines.end;
        }
        expect(last).toBeLessThanOrEqual(given.split('\n').length);
        readDockerfile(given, 'Dockerfile');
      }),
    );
  });

  test.each([
    'RUN a \\\n',
    'RUN <<E\n',
    '<<E ',
    'FROM a\n',
    '--a=b ',
    '"',
    '\\',
    '# c\n',
    '[',
    '${A:-',
    "RUN 'a\n",
  ])('a megabyte of %j is read at once', (part) => {
    const given = `RUN ${part.repeat(1_000_000 / part.length)}`;
    expect(readInstructions(given).length).toBeGreaterThan(0);
  });
});
