import type { ForbiddenPaths, LimitName, Threshold } from '../analysis/gate-rules.ts';
import { LayerscopeError } from '../model/error.ts';
import type { GivenOptions } from './options.ts';
import { noSettings, type Settings } from './settings.ts';
import { InvalidValue, isOff } from './values.ts';

/** What the options say of what a file can say, too. */
export async function settingsOf(given: GivenOptions): Promise<Settings> {
  return {
    limits: definedOnly({
      'lowest-efficiency': given.lowestEfficiency,
      'highest-wasted-bytes': given.highestWastedBytes,
      'highest-user-wasted-percent': given.highestUserWastedPercent,
      'highest-image-size': given.highestImageSize,
      'highest-layer-size': given.highestLayerSize,
      'max-layers': given.maxLayers,
      'max-avoidable': given.maxAvoidable,
      'fail-on': given.failOn,
    }),
    forbiddenPaths: await forbiddenPaths(given.forbiddenPaths),
    ignorePaths: given.ignorePaths ? await globs('--ignore-paths', given.ignorePaths) : null,
    figures: given.compat ?? null,
    baseLayers: given.baseLayers ?? null,
    findings: noSettings.findings,
    explorer: { theme: given.theme ?? null, ascii: given.ascii ?? null, keys: [] },
  };
}

function definedOnly(
  limits: Readonly<Record<LimitName, Threshold | undefined>>,
): Settings['limits'] {
  return Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
}

/** `*.pem`, or with both levels `warn=.git,fail=*.pem`. */
async function forbiddenPaths(
  texts: readonly string[] | undefined,
): Promise<ForbiddenPaths | null> {
  if (texts === undefined) return null;
  const parts = texts.flatMap((text) => text.split(/,(?=(?:warn|fail)=)/));
  return {
    warn: await forbidden(parts.filter(isWarning)),
    fail: await forbidden(parts.filter((part) => !isWarning(part))),
  };
}

function isWarning(part: string): boolean {
  return part.startsWith('warn=');
}

function forbidden(parts: readonly string[]): Promise<readonly string[]> {
  const texts = parts.map((part) => part.replace(/^(?:warn|fail)=/, ''));
  return globs('--forbidden-paths', texts);
}

/** None are `off`, so that an option can take back what a file says. */
async function globs(option: string, texts: readonly string[]): Promise<readonly string[]> {
  const { parseGlob } = await import('./glob-value.ts');
  try {
    return texts.filter((text) => !isOff(text)).map(parseGlob);
  } catch (error) {
    if (!(error instanceof InvalidValue)) throw error;
    throw new LayerscopeError({
      code: 'usage',
      tried: `use ${option}`,
      failed: error.message,
      advice: 'A glob is a path with *, ?, [a-z], {a,b} or **: "**/*.pem".',
    });
  }
}
