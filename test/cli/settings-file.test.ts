import { describe, expect, test } from 'vitest';
import { parseSettings } from '../../src/cli/settings-file.ts';
import { noSettings } from '../../src/cli/settings.ts';
import { LayerscopeError } from '../../src/model/error.ts';

const parse = (text: string) => parseSettings(text, 'settings.yaml');

function errorOf(text: string): LayerscopeError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof LayerscopeError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('reads all that can be set', () => {
  const settings = parse(`
rules:
  lowest-efficiency: 0.95
  highest-wasted-bytes: { warn: 10MB, fail: 20MB }
  highest-user-wasted-percent: off
  highest-image-size: 500000000
  highest-layer-size: { fail: 1GiB }
  max-layers: warn=20,fail=40
  max-avoidable: 50MB
  fail-on: { warn: low, fail: High }
  forbidden-paths: ['*.pem', /root/.ssh]
ignore-paths:
  - /var/log
base-layers: 3
compat: dive
theme: light
ascii: true
keybinding:
  filter-files: ctrl+f, ctrl+slash
keys:
  sort: [s, 1]
  wrap: off
`);
  expect(settings).toEqual({
    limits: {
      'lowest-efficiency': { warn: null, fail: 0.95 },
      'highest-wasted-bytes': { warn: 10_000_000, fail: 20_000_000 },
      'highest-user-wasted-percent': { warn: null, fail: null },
      'highest-image-size': { warn: null, fail: 500_000_000 },
      'highest-layer-size': { warn: null, fail: 1_073_741_824 },
      'max-layers': { warn: 20, fail: 40 },
      'max-avoidable': { warn: null, fail: 50_000_000 },
      'fail-on': { warn: 2, fail: 4 },
    },
    forbiddenPaths: { warn: [], fail: ['*.pem', '/root/.ssh'] },
    ignorePaths: ['/var/log'],
    figures: 'dive',
    baseLayers: 3,
    findings: { severities: new Map(), ignorePaths: null },
    explorer: {
      theme: 'light',
      ascii: true,
      keys: [
        {
          under: 'keybinding',
          name: 'filter-files',
          keys: ['ctrl+f', ' ctrl+slash'],
          place: 'settings.yaml, line 19',
        },
        { under: 'keys', name: 'sort', keys: ['s', '1'], place: 'settings.yaml, line 21' },
        { under: 'keys', name: 'wrap', keys: [], place: 'settings.yaml, line 22' },
      ],
    },
  });
});

test("reads dive's names and its values, which may be quoted", () => {
  const { limits } = parse(`
rules:
  lowestEfficiency: "0.95"
  highestWastedBytes: '20MB'
  highestUserWastedPercent: "disabled"
`);
  expect(limits).toEqual({
    'lowest-efficiency': { warn: null, fail: 0.95 },
    'highest-wasted-bytes': { warn: null, fail: 20_000_000 },
    'highest-user-wasted-percent': { warn: null, fail: null },
  });
});

test("dive's names count in any case, as they do in dive, and other names do not", () => {
  const { limits, explorer } = parse(`
Rules:
  lowestefficiency: 0.95
  HIGHESTWASTEDBYTES: 20MB
KeyBinding: { toggle-view: tab }
`);
  expect(limits).toEqual({
    'lowest-efficiency': { warn: null, fail: 0.95 },
    'highest-wasted-bytes': { warn: null, fail: 20_000_000 },
  });
  expect(explorer.keys.map(({ under, name }) => [under, name])).toEqual([
    ['keybinding', 'toggle-view'],
  ]);
  expect(() => parse('rules: { Max-Layers: 1 }')).toThrow('there is no key `Max-Layers`');
  expect(() => parse('Findings: {}')).toThrow('there is no key `Findings`');
});

test.each(['', '# nothing', 'rules:', 'rules: {}', '---\n'])('%j says nothing', (text) => {
  expect(parse(text)).toEqual(noSettings);
});

const forbidden = (yaml: string) => parse(`rules: { forbidden-paths: ${yaml} }`).forbiddenPaths;

test('globs may be one, many, on two levels, or off', () => {
  expect(forbidden("'*.pem'")).toEqual({ warn: [], fail: ['*.pem'] });
  expect(forbidden('{ warn: [a, b], fail: c }')).toEqual({ warn: ['a', 'b'], fail: ['c'] });
  expect(forbidden('off')).toEqual({ warn: [], fail: [] });
  expect(forbidden('[]')).toEqual({ warn: [], fail: [] });
});

const keysOf = (yaml: string) => parse(`keys: { sort: ${yaml} }`).explorer.keys[0]?.keys;

test('keys may be one, many, or off', () => {
  expect(keysOf('o')).toEqual(['o']);
  expect(keysOf("','")).toEqual([',']);
  expect(keysOf('[o, ctrl+o]')).toEqual(['o', 'ctrl+o']);
  for (const none of ['off', 'false', '[]', '""']) expect(keysOf(none)).toEqual([]);
});

test('aliases are followed', () => {
  const settings = parse('ignore-paths: &paths [/a]\nrules: { forbidden-paths: *paths }');
  expect(settings.forbiddenPaths).toEqual({ warn: [], fail: ['/a'] });
});

describe('refuses with file and line', () => {
  test.each([
    [
      'rules:\n  lowest-eficiency: 1\n',
      'line 2',
      'lowest-eficiency',
      'Did you mean `lowest-efficiency`?',
    ],
    [
      'rules:\n  lowestEfficency: 1\n',
      'line 2',
      'lowestEfficency',
      'Did you mean `lowestEfficiency`?',
    ],
    ['\n\nrule: {}\n', 'line 3', 'no key `rule`', 'Did you mean `rules`?'],
    ['colour: red\n', 'line 1', 'no key `colour`', 'Known keys: rules'],
    ['rules:\n  max-layers: many\n', 'line 2', 'is not a whole number', ''],
    ['rules:\n  max-layers:\n', 'line 2', 'a single value belongs here', ''],
    ['rules:\n  max-layers: [1]\n', 'line 2', 'a single value belongs here', ''],
    ['rules:\n  max-layers:\n    wran: 1\n', 'line 3', 'wran', 'Did you mean `warn`?'],
    ['ignore-paths:\n  - a\n  - "[b"\n', 'line 3', 'no usable glob', ''],
    ['- rules\n', 'line 1', 'keys with values belong here', ''],
    ['rules: 1\n', 'line 1', 'keys with values belong here', ''],
    ['a: 1\n  b: [\n', 'line', 'not valid YAML', ''],
    ['rules: {}\nrules: {}\n', 'line 2', 'not valid YAML', 'unique'],
    ['? [a]\n: 1\n', 'line 1', 'a single value belongs here', ''],
    ['ignore-paths: *nothing\n', 'line 1', 'a single value belongs here', ''],
    ['compat: docker\n', 'line 1', 'only of dive', ''],
    ['theme: pink\n', 'line 1', 'is none of auto, dark', ''],
    ['ascii: perhaps\n', 'line 1', 'neither true nor false', ''],
    ['keys: [s]\n', 'line 1', 'keys with values belong here', ''],
    ['keys:\n  sort: { by: s }\n', 'line 2', 'a single value belongs here', ''],
    ['keys:\n  sort:\n    - [s]\n', 'line 3', 'a single value belongs here', ''],
  ])('%j', (text, line, problem, advice) => {
    const error = errorOf(text);
    expect(error.code).toBe('config');
    expect(error.tried).toContain(`settings.yaml, ${line}`);
    expect(error.failed).toContain(problem);
    expect(error.advice).toContain(advice);
  });
});

test('files made to exhaust a reader are refused like others', () => {
  const lines = Array.from({ length: 30 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}, *l${i}]`);
  const laughs = ['l0: &l0 [ha]', ...lines].join('\n');
  const many = `ignore-paths: [&a x${', *a'.repeat(10_000)}]`;
  for (const text of ['['.repeat(60_000), '{a: '.repeat(15_000), laughs, many]) {
    expect(errorOf(text).code).toBe('config');
  }
});

test('findings can be off, matter otherwise, or leave paths out', () => {
  const { findings } = parse(
    "findings: { moved-files: off, package-leftovers: high, ignore-paths: ['/opt/vendor'] }",
  );
  expect(findings).toEqual({
    severities: new Map([
      ['moved-files', 'off'],
      ['package-leftovers', 'high'],
    ]),
    ignorePaths: ['/opt/vendor'],
  });
});

test.each([
  ['findings: { move-files: off }', 'there is no key `move-files`', 'Did you mean `moved-files`?'],
  ['findings: { moved-files: grave }', '"grave" is none of high, medium, low, info, off', ''],
])('findings refuse %s', (text, failed, advice) => {
  expect(() => parse(text)).toThrow(expect.objectContaining({ failed }));
  expect(() => parse(text)).toThrow(
    expect.objectContaining({ advice: expect.stringContaining(advice) }),
  );
});
