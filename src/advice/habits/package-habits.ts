import type {
  PackageHabit,
  RecommendedPackages,
} from '../../analysis/rules/habits/package-habits.ts';
import { capital, inWords } from '../shown-paths.ts';
import { snippet } from '../dockerfile.ts';
import type { RuleWords } from '../rule-words.ts';
import { stepName } from './step-name.ts';

export const updateAlone: RuleWords<PackageHabit> = {
  name: 'package lists fetched in a layer of their own',
  about:
    'A builder takes the lists from its cache for as long as their instruction stays the same, and ' +
    'installs then fail or bring old packages. Fetch lists, install and clean up in one RUN.',
  advise({ manager, ...step }, { image }) {
    return {
      title: `${manager.name}'s lists are fetched apart from what is installed by them`,
      detail: `${capital(stepName(image, step))} fetches package lists and installs nothing. From a cache they come as old as they are, and in this layer they ship.`,
      fix: snippet('Put it into the RUN that installs:', [`RUN ${oneRun(manager.name)}`]),
    };
  },
};

export const recommendedPackages: RuleWords<RecommendedPackages> = {
  name: 'packages that are only recommended',
  about:
    'Distributions install what a package recommends, for people who sit at the machine. A container ' +
    'rarely needs it; what it does need can be named.',
  advise({ manager, steps }, { image }) {
    const option = manager.minimal ?? '';
    const names = steps.map((step) => stepName(image, step));
    const shown =
      names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names;
    return {
      title: `${manager.name} also installs what packages only recommend`,
      detail: `${capital(inWords(shown))} ${steps.length === 1 ? 'installs' : 'install'} without \`${option}\`, so recommended packages come along.`,
      fix: snippet('Add the option, and name what is missed then:', [
        `RUN ${oneRun(manager.name)}`,
      ]),
    };
  },
};

const most = 3;

export const upgradedBase: RuleWords<PackageHabit> = {
  name: "the base image's packages upgraded",
  about:
    'What an upgrade replaces still ships with the base image, so it is stored twice. A newer base ' +
    'image has the same fixes once; build with `--pull` to get it.',
  advise({ manager, ...step }, { image }) {
    return {
      title: `${manager.name} upgrades the base image's packages`,
      detail: `${capital(stepName(image, step))} upgrades what the base image has: both versions ship, and a build from the cache upgrades nothing.`,
      fix: 'Leave the upgrade out, take a base image of today, and build with `docker build --pull`.',
    };
  },
};

/** Fetching, installing and cleaning up, as each package manager does it. */
function oneRun(manager: string): string {
  switch (manager) {
    case 'apt':
      return 'apt-get update && apt-get install -y --no-install-recommends PACKAGES && rm -rf /var/lib/apt/lists/*';
    case 'apk':
      return 'apk add --no-cache PACKAGES';
    case 'zypper':
      return 'zypper --non-interactive install --no-recommends PACKAGES && zypper clean --all';
    default:
      return `${manager} install -y --setopt=install_weak_deps=False PACKAGES && ${manager} clean all`;
  }
}
