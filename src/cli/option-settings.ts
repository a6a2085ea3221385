import type { LimitName, Threshold } from '../analysis/gate-rules.ts';
import { LayerscopeError } from '../model/error.ts';
import type { GivenOptions } from './options.ts';
import { noSettings, type Settings } from './settings.ts';
import { InvalidValue } from './values.ts';

/** What the options say of what a file can say, too. */
export async function settingsOf(given: GivenOptions): Promise<Settings> {
  const forbidden = await globs('--forbidden-paths', given.forbiddenPaths);
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
    forbiddenPaths: forbidden === null ? null : { warn: [], fail: forbidden },
    ignorePaths: await globs('--ignore-paths', given.ignorePaths),
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

async function globs(
  option: string,
  texts: readonly string[] | undefined,
): Promise<readonly string[] | null> {
  if (texts === undefined) return null;
  try {
    return texts.map((await import('./glob-value.ts')).parseGlob);
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
