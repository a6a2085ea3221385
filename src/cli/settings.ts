import {
  defaultRules,
  type ForbiddenPaths,
  type GateRules,
  type LimitName,
  type Threshold,
} from '../analysis/gate-rules.ts';
import { allRules, type FindingSettings } from '../analysis/finding-settings.ts';
import { LayerscopeError } from '../model/error.ts';
import type { ThemeChoice } from './values.ts';

/** What one place says, the options or a file; null, or no limit, where it says nothing. */
export interface Settings {
  readonly limits: Readonly<Partial<Record<LimitName, Threshold>>>;
  readonly forbiddenPaths: ForbiddenPaths | null;
  readonly ignorePaths: readonly string[] | null;
  readonly figures: GateRules['figures'] | null;
  readonly baseLayers: number | null;
  readonly findings: AskedFindings;
  readonly explorer: ExplorerSettings;
}

/** What one place says of findings. */
export interface AskedFindings {
  readonly severities: FindingSettings['severities'];
  readonly ignorePaths: readonly string[] | null;
}

/** How the explorer looks, and what its keys do. */
interface ExplorerSettings {
  readonly theme: ThemeChoice | null;
  /** Whether it is drawn without characters beyond ASCII. */
  readonly ascii: boolean | null;
  /** Stronger ones stand later. What they name is judged when the explorer opens. */
  readonly keys: readonly KeySetting[];
}

/** The keys that an action is to have. */
export interface KeySetting {
  /** Under `keybinding:`, names are dive's. */
  readonly under: 'keys' | 'keybinding';
  readonly name: string;
  readonly keys: readonly string[];
  /** File and line. */
  readonly place: string;
}

export const noSettings: Settings = {
  limits: {},
  forbiddenPaths: null,
  ignorePaths: null,
  figures: null,
  baseLayers: null,
  findings: { severities: new Map(), ignorePaths: null },
  explorer: { theme: null, ascii: null, keys: [] },
};

/** What `stronger` says, and `weaker` where it says nothing. */
export function override(weaker: Settings, stronger: Settings): Settings {
  return {
    limits: { ...weaker.limits, ...stronger.limits },
    forbiddenPaths: stronger.forbiddenPaths ?? weaker.forbiddenPaths,
    ignorePaths: stronger.ignorePaths ?? weaker.ignorePaths,
    figures: stronger.figures ?? weaker.figures,
    baseLayers: stronger.baseLayers ?? weaker.baseLayers,
    findings: overrideFindings(weaker.findings, stronger.findings),
    explorer: {
      theme: stronger.explorer.theme ?? weaker.explorer.theme,
      ascii: stronger.explorer.ascii ?? weaker.explorer.ascii,
      keys: [...weaker.explorer.keys, ...stronger.explorer.keys],
    },
  };
}

function overrideFindings(weaker: AskedFindings, stronger: AskedFindings): AskedFindings {
  return {
    severities: new Map([...weaker.severities, ...stronger.severities]),
    ignorePaths: stronger.ignorePaths ?? weaker.ignorePaths,
  };
}

/** What to find: what `settings` says, and the defaults. */
export function findingsOf({ findings }: Settings): FindingSettings {
  const { severities, ignorePaths } = findings;
  return { severities, ignorePaths: ignorePaths ?? allRules.ignorePaths };
}

/** The rules to judge by: what `settings` says, and the defaults. */
export function rulesOf(settings: Settings): GateRules {
  const rules = {
    limits: { ...defaultRules.limits, ...settings.limits },
    forbiddenPaths: settings.forbiddenPaths ?? defaultRules.forbiddenPaths,
    ignorePaths: settings.ignorePaths ?? defaultRules.ignorePaths,
    figures: settings.figures ?? defaultRules.figures,
  };
  if (rules.figures === 'dive' && rules.ignorePaths.length > 0) {
    throw new LayerscopeError({
      code: 'config',
      tried: 'put the rules together',
      failed: "dive's figures cannot leave ignored paths out",
      advice: 'Use either `--compat dive` or ignore-paths.',
    });
  }
  return rules;
}
