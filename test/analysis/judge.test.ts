import { describe, expect, test } from 'vitest';
import { storedPaths } from '../../src/analysis/forbidden-paths.ts';
import {
  defaultRules,
  type GateRules,
  type LimitName,
  ruleOff,
  type Threshold,
} from '../../src/analysis/gate-rules.ts';
import type { Gate, RuleName, RuleResult } from '../../src/analysis/gate.ts';
import { judge } from '../../src/analysis/judge.ts';
import { analysed, type LayerSpecs } from '../support/analysed.ts';
import type { TarEntrySpec } from '../support/tar.ts';

const file = (path: string, size: number, letter = 'x'): TarEntrySpec => ({
  path,
  content: letter.repeat(size),
});

/** 1000 bytes stored, of which 100 in layer 0 and 50 in layer 1 are deleted later. */
const wasteful: LayerSpecs = [
  [file('app', 600), file('cache/a', 70), file('cache/b', 30, 'y')],
  [file('tmp', 50), file('lib', 250)],
  [{ path: '.wh.cache' }, { path: '.wh.tmp' }],
];

async function gateOf(
  layers: LayerSpecs,
  rules: Partial<GateRules>,
  baseLayers = 0,
): Promise<Gate> {
  const { analysis, tree } = await analysed(layers, baseLayers);
  const versions = () => storedPaths(tree);
  return judge({ analysis, baseLayers, versions }, { ...defaultRules, ...rules });
}

/** The verdict of one rule with one threshold. */
async function ruleOf(
  layers: LayerSpecs,
  name: LimitName,
  threshold: Partial<Threshold>,
  rules: Partial<GateRules> = {},
  baseLayers = 0,
): Promise<RuleResult> {
  const limits = { ...defaultRules.limits, [name]: { ...ruleOff, ...threshold } };
  return resultOf(await gateOf(layers, { ...rules, limits }, baseLayers), name);
}

function resultOf(gate: Gate, name: RuleName): RuleResult {
  const result = gate.rules.find((rule) => rule.name === name);
  if (result === undefined) throw new Error(`no rule ${name}`);
  return result;
}

const layersOf = ({ details }: RuleResult) => details.map(({ layer, bytes }) => [layer, bytes]);
const pathsOf = ({ details }: RuleResult) => details.map(({ path }) => String(path));

test('by default, efficiency and own waste are judged as dive does, and all else is off', async () => {
  const { verdict, rules } = await gateOf([[file('a', 100)]], {});
  expect(verdict).toBe('pass');
  expect(rules.filter(({ status }) => status !== 'off')).toMatchObject([
    { name: 'lowest-efficiency', actual: 1, threshold: 0.9, unit: 'ratio', details: [] },
    { name: 'highest-user-wasted-percent', actual: 0, threshold: 0.1, unit: 'ratio', details: [] },
  ]);
});

test('an image without layers passes, and no figure is NaN', async () => {
  const { verdict, rules } = await gateOf([], {
    limits: {
      'lowest-efficiency': { warn: null, fail: 1 },
      'highest-wasted-bytes': { warn: null, fail: 0 },
      'highest-user-wasted-percent': { warn: null, fail: 0 },
      'highest-image-size': { warn: null, fail: 0 },
      'highest-layer-size': { warn: null, fail: 0 },
      'max-layers': { warn: null, fail: 0 },
      'max-avoidable': { warn: null, fail: 0 },
      'fail-on': { warn: null, fail: 1 },
    },
  });
  expect(verdict).toBe('pass');
  expect(rules.slice(0, 8).map(({ actual }) => actual)).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
});

describe('a figure that equals its limit passes, and one beyond it does not', () => {
  test.each([
    ['lowest-efficiency', 0.85, 0.850_001],
    ['highest-wasted-bytes', 150, 149],
    ['highest-user-wasted-percent', 0.15, 0.149],
    ['highest-image-size', 1000, 999],
    ['highest-layer-size', 700, 699],
    ['max-layers', 3, 2],
  ] as const)('%s', async (name, equal, beyond) => {
    expect(await ruleOf(wasteful, name, { fail: equal })).toMatchObject({
      status: 'pass',
      actual: equal,
      threshold: equal,
      details: [],
    });
    expect(await ruleOf(wasteful, name, { fail: beyond })).toMatchObject({
      status: 'fail',
      actual: equal,
      threshold: beyond,
    });
  });
});

describe('findings', () => {
  const lists = file('var/lib/apt/lists/x', 60_000);
  /** Package lists that are live, and contents that ship twice. */
  const found: LayerSpecs = [
    [file('bin', 900_000)],
    [lists, file('app', 300_000, 'y')],
    [{ ...file('app', 300_000, 'y'), uid: 7 }],
  ];

  test('break fail-on from the severity on that it names', async () => {
    const grave = await ruleOf(found, 'fail-on', { warn: 3, fail: 4 });
    expect(grave).toMatchObject({ status: 'fail', actual: 4, threshold: 4, unit: 'severity' });
    expect(pathsOf(grave)).toEqual(['app']);
    expect(grave.details[0]?.finding?.about.rule).toBe('rewritten-files');
    const mild = await ruleOf([[file('bin', 900_000)], [lists]], 'fail-on', { warn: 2, fail: 4 });
    expect(mild).toMatchObject({ status: 'warn', threshold: 2 });
    expect(pathsOf(mild)).toEqual(['var/lib/apt/lists']);
    expect(await ruleOf([[file('bin', 9)]], 'fail-on', { fail: 1 })).toMatchObject({
      status: 'pass',
      actual: 0,
    });
  });

  test('count for max-avoidable with their live bytes only', async () => {
    expect(await ruleOf(found, 'max-avoidable', { fail: 60_000 })).toMatchObject({
      status: 'pass',
      actual: 60_000,
    });
    const broken = await ruleOf(found, 'max-avoidable', { fail: 59_999 });
    expect(broken.status).toBe('fail');
    expect(layersOf(broken)).toEqual([[1, 60_000]]);
  });
});

describe('of two levels', () => {
  test.each([
    [{ warn: 100, fail: 200 }, 'warn', 100],
    [{ warn: 100, fail: 120 }, 'fail', 120],
    [{ warn: 200, fail: 300 }, 'pass', 200],
    [{ warn: 100, fail: null }, 'warn', 100],
    [{ warn: null, fail: null }, 'off', null],
  ] as const)('%j gives %s', async (threshold, status, decisive) => {
    const result = await ruleOf(wasteful, 'highest-wasted-bytes', threshold);
    expect(result).toMatchObject({ status, threshold: decisive });
  });

  test('the worst of all rules is the verdict', async () => {
    const limits = { ...defaultRules.limits, 'max-layers': { warn: 1, fail: null } };
    expect((await gateOf([[file('a', 1)], [file('b', 1)]], { limits })).verdict).toBe('warn');
    expect((await gateOf(wasteful, { limits })).verdict).toBe('fail');
  });
});

describe('a broken rule shows what costs most', () => {
  test('waste by path and layer, largest first', async () => {
    const result = await ruleOf(wasteful, 'highest-wasted-bytes', { fail: 0 });
    expect(pathsOf(result)).toEqual(['cache/a', 'tmp', 'cache/b']);
    expect(layersOf(result)).toEqual([
      [0, 70],
      [1, 50],
      [0, 30],
    ]);
  });

  test('of own waste, only that of own layers', async () => {
    const result = await ruleOf(wasteful, 'highest-user-wasted-percent', { fail: 0 }, {}, 1);
    expect(result.actual).toBe(50 / 300);
    expect(pathsOf(result)).toEqual(['tmp']);
  });

  test('layers by what they store', async () => {
    const size = await ruleOf(wasteful, 'highest-image-size', { fail: 999 });
    expect(layersOf(size)).toEqual([
      [0, 700],
      [1, 300],
      [2, 0],
    ]);
    expect(layersOf(await ruleOf(wasteful, 'highest-layer-size', { fail: 500 }))).toEqual([
      [0, 700],
    ]);
    expect(layersOf(await ruleOf(wasteful, 'max-layers', { fail: 1 }))).toEqual([
      [1, 300],
      [2, 0],
    ]);
  });

  test('at most ten', async () => {
    const names = Array.from({ length: 30 }, (_, i) => `f${i}`);
    const layers = [
      names.map((name) => file(name, 10, name)),
      names.map((name) => ({ path: `.wh.${name}` })),
    ];
    expect((await ruleOf(layers, 'highest-wasted-bytes', { fail: 0 })).details).toHaveLength(10);
  });
});

test('a rule that passes tells the limit that it would meet first', async () => {
  const limitOf = async (limit: Partial<Threshold>) =>
    (await ruleOf([[file('a', 1)]], 'max-layers', limit)).threshold;
  expect(await limitOf({ warn: 20, fail: 40 })).toBe(20);
  expect(await limitOf({ warn: 40, fail: 20 })).toBe(20);
  expect(await limitOf({ fail: 20 })).toBe(20);
  const efficiency = await ruleOf([[]], 'lowest-efficiency', { warn: 0.8, fail: 0.9 });
  expect(efficiency.threshold).toBe(0.9);
});

describe('waste on ignored paths', () => {
  test('counts as if it had never been stored', async () => {
    const ignorePaths = ['/cache'];
    const efficiency = await ruleOf(wasteful, 'lowest-efficiency', { fail: 1 }, { ignorePaths });
    expect(efficiency.actual).toBe(850 / 900);
    expect(pathsOf(efficiency)).toEqual(['tmp']);
    const wasted = await ruleOf(wasteful, 'highest-wasted-bytes', { fail: 0 }, { ignorePaths });
    expect(wasted.actual).toBe(50);
    const own = await ruleOf(wasteful, 'highest-user-wasted-percent', { fail: 0 }, { ignorePaths });
    expect(own.actual).toBe(50 / 900);
  });

  test('still ships: sizes stay', async () => {
    const ignorePaths = ['**'];
    const size = await ruleOf(wasteful, 'highest-image-size', { fail: 0 }, { ignorePaths });
    expect(size.actual).toBe(1000);
    expect((await gateOf(wasteful, { ignorePaths })).verdict).toBe('pass');
  });
});

test("with dive's figures, the first three rules compare those", async () => {
  // dive counts both versions of a path that two layers have, against all but layer 0.
  const twice: LayerSpecs = [[file('a', 100)], [file('a', 100, 'y'), file('b', 100)]];
  const { rules } = await gateOf(twice, {
    figures: 'dive',
    limits: { ...defaultRules.limits, 'highest-wasted-bytes': { warn: null, fail: 0 } },
  });
  expect(rules.slice(0, 3).map(({ actual }) => actual)).toEqual([200 / 300, 200, 1]);
  expect(rules.slice(0, 3).map(pathsOf)).toEqual([['a'], ['a'], ['a']]);
});

describe('forbidden paths', () => {
  const secrets: LayerSpecs = [
    [file('app/key.pem', 20), file('app/main', 10)],
    [{ path: 'app/.wh.key.pem' }, file('root/.ssh/id', 40)],
  ];
  const judged = async (fail: readonly string[], warn: readonly string[] = []) =>
    resultOf(await gateOf(secrets, { forbiddenPaths: { warn, fail } }), 'forbidden-paths');

  test('are found in any layer, also when deleted later', async () => {
    expect(await judged(['*.pem'])).toMatchObject({
      status: 'fail',
      actual: 1,
      threshold: 0,
      unit: 'count',
      details: [{ path: 'app/key.pem', layer: 0, bytes: 20 }],
    });
  });

  test('include what is below a directory, largest first', async () => {
    expect(pathsOf(await judged(['/root/.ssh']))).toEqual(['root/.ssh/id']);
    expect(pathsOf(await judged(['root', 'app']))).toEqual([
      'root/.ssh/id',
      'app/key.pem',
      'app/main',
    ]);
  });

  test('warn or fail, as their lists say', async () => {
    expect((await judged([], ['*.pem'])).status).toBe('warn');
    expect(await judged(['id'], ['*.pem'])).toMatchObject({ status: 'fail', actual: 1 });
  });

  test('pass where there are none, and are off where nothing is forbidden', async () => {
    expect(await judged(['*.key'])).toMatchObject({ status: 'pass', actual: 0, details: [] });
    expect((await judged([])).status).toBe('off');
  });
});
