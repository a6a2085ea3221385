import { cacheMounts } from '../../../dockerfile/cache-mounts.ts';
import type { ShellCommand } from '../../../dockerfile/shell-commands.ts';
import type { OwnStep } from '../../own-steps.ts';
import type { Rule } from '../rule.ts';
import { aboutStep, type StepData } from './about-step.ts';
import { isPackageManager, packageAction, type SystemPackages } from './system-packages.ts';

export interface PackageHabit extends StepData {
  readonly manager: SystemPackages;
}

/** Package lists in a layer of their own go stale in the cache, and installs then fail or lag behind. */
export const updateAlone: Rule<'update-alone', PackageHabit> = {
  id: 'update-alone',
  severity: 'medium',
  bySize: false,
  patterns: [],
  reads: null,
  *find({ steps }) {
    for (const step of steps) {
      const update = actionsOf(step).find(({ action }) => action === 'update');
      // Whoever fetches lists and uses them at once, for whatever, has fresh ones.
      if (update === undefined || step.commands.some(mayUseLists)) continue;
      if (keepsLists(step, update.manager)) continue;
      yield aboutStep('update-alone', habit(step, update.manager), step);
    }
  },
};

const usesNoLists: ReadonlySet<string> = new Set(
  '[ cat cd chmod cp echo export find ls mkdir mv printf rm sed set sleep tee test touch true'.split(
    ' ',
  ),
);

/** What a script does, or a program that is not known, may be to install packages. */
function mayUseLists(command: ShellCommand): boolean {
  const action = packageAction(command)?.action ?? null;
  if (action !== null) return action !== 'update';
  return !usesNoLists.has(command.program) && !isPackageManager(command);
}

/** In a cache mount, lists are there for later RUNs, and in no layer. */
function keepsLists({ flags }: OwnStep, { update }: SystemPackages): boolean {
  return cacheMounts(flags).some((target) =>
    `${update?.lists ?? ''}/`.startsWith(`${target.replace(/\/+$/, '')}/`),
  );
}

export interface RecommendedPackages {
  readonly manager: SystemPackages;
  /** All that install so, the first of which is told. */
  readonly steps: readonly StepData[];
}

/** Packages that are only recommended come along unless one says no. */
export const recommendedPackages: Rule<'recommended-packages', RecommendedPackages> = {
  id: 'recommended-packages',
  severity: 'low',
  bySize: false,
  patterns: [],
  reads: null,
  *find({ steps }) {
    const set = steps.findIndex(isSettingRecommends);
    const installs = steps.slice(0, set < 0 ? steps.length : set).flatMap((step) => {
      const install = actionsOf(step).find(
        ({ action, manager, isMinimal }) =>
          action === 'install' && manager.minimal !== null && !isMinimal,
      );
      return install === undefined ? [] : [{ step, manager: install.manager }];
    });
    const [first] = installs;
    if (first === undefined) return;
    const data = {
      manager: first.manager,
      steps: installs.map(({ step: { position, layer } }) => ({ position, layer })),
    };
    yield aboutStep('recommended-packages', data, first.step);
  },
};

/** Whether a RUN writes a file that has the option for all later commands, its own included. */
function isSettingRecommends({ commands }: OwnStep): boolean {
  return commands.some(
    (command) =>
      // What an install is told counts for that one alone.
      packageAction(command) === null &&
      /Install-Recommends|install_weak_deps/i.test([command.program, ...command.words].join(' ')),
  );
}

/** To upgrade what the base image has stores it twice; a newer base image has it once. */
export const upgradedBase: Rule<'upgraded-base', PackageHabit> = {
  id: 'upgraded-base',
  severity: 'low',
  bySize: false,
  patterns: [],
  reads: null,
  *find({ steps }) {
    for (const step of steps) {
      const upgrade = actionsOf(step).find(({ action }) => action === 'upgrade');
      if (upgrade !== undefined) {
        yield aboutStep('upgraded-base', habit(step, upgrade.manager), step);
      }
    }
  },
};

function actionsOf({
  commands,
}: OwnStep): readonly NonNullable<ReturnType<typeof packageAction>>[] {
  return commands.map(packageAction).filter((action) => action !== null);
}

function habit({ position, layer }: OwnStep, manager: SystemPackages): PackageHabit {
  return { position, layer, manager };
}
