import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { buildProgram, commandNames } from '../../src/cli/program.ts';
import { FakeIo } from '../support/fake-io.ts';

const parse = (...argv: readonly string[]) => parseArguments(argv, new FakeIo(), '1.2.3');

function printed(...argv: readonly string[]): string {
  const io = new FakeIo();
  expect(parseArguments(argv, io, '1.2.3')).toBeNull();
  expect(io.stderr.text).toBe('');
  return io.stdout.text;
}

describe('what is asked for', () => {
  test.each([
    [['app.tar'], 'explore', ['app.tar']],
    [['-'], 'explore', ['-']],
    [['./report'], 'explore', ['./report']],
    [['ci', 'app.tar'], 'ci', ['app.tar']],
    [['ls', 'app.tar', 'etc'], 'ls', ['app.tar', 'etc']],
    [['schema'], 'schema', []],
  ])('%j', (argv, command, operands) => {
    expect(parse(...argv)).toMatchObject({ command, operands });
  });

  test('options may stand before and after the reference', () => {
    const request = parse('--top', '3', 'app.tar', '--json', '-');
    expect(request).toMatchObject({ operands: ['app.tar'], given: { top: 3, json: '-' } });
  });

  test('options before a command count for it', () => {
    expect(parse('--no-color', '--top', '3', 'report', 'app.tar')?.given).toMatchObject({
      color: false,
      top: 3,
    });
    expect(parse('--top', '3', 'report', '--top', '4', 'app.tar')?.given.top).toBe(4);
    expect(parse('report', '--no-color', 'app.tar')?.given.color).toBe(false);
  });

  test('what may be given several times counts on both sides of the command', () => {
    const before = ['--forbidden-paths', '.git'];
    const after = ['--forbidden-paths', '*.pem', '--forbidden-paths', '*.key'];
    const { given } = parse(...before, 'ci', ...after, 'app.tar') ?? {};
    expect(given?.forbiddenPaths).toEqual(['.git', '*.pem', '*.key']);
    expect(parse('ci', 'app.tar')?.given).not.toHaveProperty('forbiddenPaths');
  });
});

describe('what is refused', () => {
  test.each([
    [[], 'no image is named'],
    [['ci'], 'no image is named'],
    [['--jsn', '-', 'app.tar'], "unknown option '--jsn'"],
    [['report', '--formt', 'json', 'app.tar'], "unknown option '--formt'"],
    [['app.tar', '--json'], "option '-j, --json <file>' argument missing"],
    [['--top', 'x', 'app.tar'], '--top <n>: "x" is not a whole number'],
    [['--platform', 'linux', 'app.tar'], 'is not a platform'],
    [['report', '--format', 'xml', 'app.tar'], '--format <format>: Allowed choices are text, json'],
    [['--max-layers', 'many', 'app.tar'], 'is not a whole number'],
    [['--theme', 'pink', 'app.tar'], '--theme <name>: "pink" is none of auto, dark'],
    [['a.tar', 'b.tar'], '"b.tar" is one too many'],
    [[''], 'no image is named'],
    [['ci', ''], 'no image is named'],
    [['help', 'nosuch'], 'there is no command "nosuch"'],
    [['report', 'a.tar', 'b.tar'], 'too many arguments'],
    [['--ci', 'ls', 'app.tar'], '`ls` has no option --ci'],
    [['--ascii', 'report', 'app.tar'], '`report` has no option --ascii'],
  ])('%j', (argv, problem) => {
    expect(() => parse(...argv)).toThrow(problem);
    expect(() => parse(...argv)).toThrow(expect.objectContaining({ code: 'usage' }));
  });

  test.each([
    [['--jsn', '-', 'app.tar'], 'Did you mean --json?'],
    [['--highest-wasted-byte', '1', 'app.tar'], 'Did you mean --highest-wasted-bytes?'],
    [['ls', '--laier', '1', 'app.tar'], 'Did you mean --layer?'],
    [['reprot', 'app.tar'], 'Did you mean `layerscope report`?'],
  ])('%j, with the nearest that there is', (argv, suggestion) => {
    const advice: unknown = expect.stringContaining(suggestion);
    expect(() => parse(...argv)).toThrow(expect.objectContaining({ advice }));
  });
});

test('--version prints the version', () => {
  expect(printed('--version')).toBe('1.2.3\n');
});

test.each([['-h'], ['help'], ['app.tar', '--help']])('%s lists the commands', (...argv) => {
  expect(printed(...argv)).toBe(printed('--help'));
  expect(printed(...argv)).toContain('\n  extract ');
});

test('help names every command and option, and fits a terminal', () => {
  const program = buildProgram('1.2.3', ['--help'], () => {});
  for (const command of [program, ...program.commands]) {
    const help = printed(...(command === program ? [] : [command.name()]), '--help');
    for (const { flags, description } of command.options.filter(({ hidden }) => !hidden)) {
      expect(help).toContain(flags);
      expect(description).not.toBe('');
    }
    expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  }
  for (const name of commandNames) expect(printed('--help')).toContain(`\n  ${name} `);
});
