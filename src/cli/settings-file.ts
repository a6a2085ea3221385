import {
  type ForbiddenPaths,
  type LimitName,
  limitNames,
  type Threshold,
} from '../analysis/gate-rules.ts';
import { type RuleId, ruleIds } from '../analysis/rules/rules.ts';
import type { Severity } from '../model/severity.ts';
import { parseGlob } from './glob-value.ts';
import type { AskedFindings, KeySetting, Settings } from './settings.ts';
import {
  InvalidValue,
  isOff,
  parseCount,
  parseFigures,
  parseFlag,
  parseLimit,
  parseSeverityOrOff,
  parseTheme,
  parseThreshold,
} from './values.ts';
import { YamlValue } from './yaml-value.ts';

/** dive's names of the rules that it has. */
const diveNames: Readonly<Partial<Record<LimitName, string>>> = {
  'lowest-efficiency': 'lowestEfficiency',
  'highest-wasted-bytes': 'highestWastedBytes',
  'highest-user-wasted-percent': 'highestUserWastedPercent',
};
/** dive's reader of files, viper, takes keys in any case. */
const diveRules = Object.values(diveNames);
const diveSections = ['rules', 'keybinding'];
const ruleKeys = [...limitNames, 'forbidden-paths', ...diveRules];
const sections = [
  ...diveSections,
  'ignore-paths',
  'base-layers',
  'findings',
  'compat',
  'theme',
  'ascii',
  'keys',
];

/**
 * What a `.layerscope.yaml` or a `.dive-ci` says:
 *
 *     rules:
 *       lowest-efficiency: 0.9
 *       highest-wasted-bytes: { warn: 10MB, fail: 20MB }
 *       fail-on: { warn: low, fail: high }
 *       forbidden-paths: ['*.pem', '/root/.ssh']
 *     ignore-paths: ['/var/log']
 *     base-layers: 3
 *     findings:
 *       ignore-paths: ['/opt/vendor']
 *       moved-files: off
 *       package-leftovers: low
 *     compat: dive
 *     theme: light
 *     ascii: true
 *     keys: { sort: [s, f2], wrap: off }
 *     keybinding: { toggle-view: tab }
 */
export function parseSettings(text: string, file: string): Settings {
  const settings = YamlValue.parse(text, file).members(sections, diveSections);
  const rules = settings.get('rules')?.members(ruleKeys, diveRules) ?? new Map<string, YamlValue>();
  return {
    limits: readLimits(rules),
    forbiddenPaths: ifThere(rules.get('forbidden-paths'), readForbidden),
    ignorePaths: ifThere(settings.get('ignore-paths'), readGlobs),
    figures: ifThere(settings.get('compat'), (value) => read(value, parseFigures)),
    baseLayers: ifThere(settings.get('base-layers'), (value) => read(value, parseCount)),
    findings: readFindings(settings.get('findings')),
    explorer: {
      theme: ifThere(settings.get('theme'), (value) => read(value, parseTheme)),
      ascii: ifThere(settings.get('ascii'), (value) => read(value, parseFlag)),
      keys: [...readKeys('keybinding', settings), ...readKeys('keys', settings)],
    },
  };
}

function readLimits(rules: ReadonlyMap<string, YamlValue>): Settings['limits'] {
  const limits: Partial<Record<LimitName, Threshold>> = {};
  for (const name of limitNames) {
    const value = rules.get(name) ?? rules.get(diveNames[name] ?? name);
    if (value !== undefined) limits[name] = readThreshold(name, value);
  }
  return limits;
}

function readThreshold(name: LimitName, value: YamlValue): Threshold {
  if (!value.isMap) return read(value, (text) => parseThreshold(name, text));
  const levels = value.members(['warn', 'fail']);
  const limitOf = (limit: YamlValue): number | null =>
    read(limit, (text) => parseLimit(name, text));
  return {
    warn: ifThere(levels.get('warn'), limitOf),
    fail: ifThere(levels.get('fail'), limitOf),
  };
}

function readForbidden(value: YamlValue): ForbiddenPaths {
  if (!value.isMap) return { warn: [], fail: readGlobs(value) };
  const levels = value.members(['warn', 'fail']);
  return {
    warn: ifThere(levels.get('warn'), readGlobs) ?? [],
    fail: ifThere(levels.get('fail'), readGlobs) ?? [],
  };
}

function readFindings(value: YamlValue | undefined): AskedFindings {
  const members = value?.members(['ignore-paths', ...ruleIds]);
  const severities = new Map<RuleId, Severity | 'off'>();
  for (const id of ruleIds) {
    const member = members?.get(id);
    if (member !== undefined) severities.set(id, read(member, parseSeverityOrOff));
  }
  return { severities, ignorePaths: ifThere(members?.get('ignore-paths'), readGlobs) };
}

function readGlobs(value: YamlValue): readonly string[] {
  return listed(value).map((item) => read(item, parseGlob));
}

function readKeys(
  under: KeySetting['under'],
  settings: ReadonlyMap<string, YamlValue>,
): readonly KeySetting[] {
  const entries = settings.get(under)?.entries() ?? [];
  return entries.map(([name, value]) => ({
    under,
    name: name.text(),
    keys: listed(value).flatMap((item) => keysIn(item.text(), under)),
    place: name.place,
  }));
}

/** dive has several keys in one text. */
function keysIn(text: string, under: KeySetting['under']): readonly string[] {
  return under === 'keys' ? [text] : text.split(',').filter((key) => key.trim() !== '');
}

/** What a list has, or one value by itself; `off` says that there is nothing. */
function listed(value: YamlValue): readonly YamlValue[] {
  const items = value.items();
  return items.length === 1 && items[0] === value && isOff(value.text()) ? [] : items;
}

function ifThere<T>(value: YamlValue | undefined, reader: (value: YamlValue) => T): T | null {
  return value === undefined ? null : reader(value);
}

function read<T>(value: YamlValue, parse: (text: string) => T): T {
  try {
    return parse(value.text());
  } catch (error) {
    if (error instanceof InvalidValue) value.fail(error.message, 'Correct it, or leave it out.');
    throw error;
  }
}
