import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shellCommands } from '../../src/dockerfile/shell-commands.ts';

const told = (script: string): readonly string[] =>
  shellCommands(script).map(({ program, words, isPiped }) =>
    [program, ...words, ...(isPiped ? ['|'] : [])].join(' '),
  );

describe('shellCommands', () => {
  test.each([
    ['apt-get update && apt-get install -y curl', ['apt-get update', 'apt-get install -y curl']],
    ['a; b || c\nd & e', ['a', 'b', 'c', 'd', 'e']],
    ['curl -fsSL https://x | sh -s -- -y', ['curl -fsSL https://x |', 'sh -s -- -y']],
    ['a || b', ['a', 'b']],
    ['DEBIAN_FRONTEND=noninteractive /usr/bin/apt-get install x', ['apt-get install x']],
    ['if ! command -v x; then sudo make; fi', ['command -v x', 'make']],
    ['( cd /x && make )', ['cd /x', 'make']],
    ['echo "a && b; c" \'d | e\'', ['echo a && b; c d | e']],
    ['make 2>&1 && x &>log', ['make 2>&1', 'x &>log']],
    ['echo a\\;b', ['echo a;b']],
    ['x=$(curl y)', ['curl y']],
    ['xargs -a list -r apt-get install -y', ['apt-get install -y']],
    ['cat list | xargs -n 9 apk add', ['cat list |', 'apk add']],
    ['ls | xargs', ['ls |', 'xargs']],
    ['sudo -E -u app FOO=1 make x', ['make x']],
    ['sudo -uroot make; sudo -v', ['make', 'sudo -v']],
    ['env -u A B=1 nice -n 5 make; /usr/bin/nice -5 make', ['make', 'make']],
    ['timeout -k 5 600 make; timeout --signal=INT 1m make', ['make', 'make']],
    ['exec gosu app nohup make', ['make']],
    ['bash -c "a && b \'c; d\'" | e', ['a', 'b c; d |', 'e']],
    ["sudo /bin/sh -euxo pipefail -c 'a | b'", ['a |', 'b']],
    ["bash x.sh -c 'a'; bash - -c a; sh -c", ['bash x.sh -c a', 'bash - -c a', 'sh -c']],
    ["a\n# we don't need b\nc", ['a', 'c']],
    ["a # it's | b\n| c", ['a', 'c']],
    ["a && # it's\n  b", ['a', 'b']],
    ['echo $# ${x#y} a#b "# c" \\# d', ['echo $# ${x#y} a#b # c # d']],
    ['# nothing', []],
    ['', []],
  ])('%j', (script, expected) => {
    expect(told(script)).toEqual(expected);
  });

  test('takes any text', () => {
    const fragments = fc.constantFrom(
      'a',
      ' ',
      '&&',
      '|',
      ';',
      '"',
      "'",
      '\\',
      '$(',
      ')',
      '\n',
      '>&',
      '#',
    );
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 40 }), (parts) => {
        for (const { program, words } of shellCommands(parts.join(''))) {
          expect([program, ...words].join('').length).toBeLessThanOrEqual(parts.join('').length);
        }
      }),
    );
    expect(shellCommands(`${'"a" '.repeat(100_000)}${'| b'.repeat(10_000)}`).length).toBe(10_001);
  });
});
