import type { ShellCommand } from '../../../dockerfile/shell-commands.ts';

/** How a distribution's package manager is told things. */
export interface SystemPackages {
  readonly name: string;
  readonly programs: readonly string[];
  /** The command that fetches the lists, where there is one of its own, and where it puts them. */
  readonly update: { readonly command: RegExp; readonly lists: string } | null;
  readonly install: RegExp;
  readonly upgrade: RegExp;
  /** The option that leaves out what packages only recommend; null where that is the default. */
  readonly minimal: string | null;
  /** Any of the ways to say so. */
  readonly isMinimal: RegExp;
  readonly source: string;
}

export const systemPackages: readonly SystemPackages[] = [
  {
    name: 'apt',
    programs: ['apt-get', 'apt', 'aptitude'],
    update: { command: /(?:^| )update(?: |$)/, lists: '/var/lib/apt/lists' },
    install: /(?:^| )(?:install|build-dep|satisfy)(?: |$)/,
    upgrade: /(?:^| )(?:upgrade|dist-upgrade|full-upgrade)(?: |$)/,
    minimal: '--no-install-recommends',
    isMinimal:
      /--no-install-recommends|APT::Install-Recommends=(?:0|false|no)|--without-recommends/i,
    source: 'https://docs.docker.com/build/building/best-practices/#apt-get',
  },
  {
    name: 'apk',
    programs: ['apk'],
    update: { command: /(?:^| )update(?: |$)/, lists: '/var/cache/apk' },
    install: /(?:^| )add(?: |$)/,
    upgrade: /(?:^| )upgrade(?: |$)/,
    minimal: null,
    isMinimal: /$/,
    source: 'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper',
  },
  {
    name: 'dnf',
    programs: ['dnf', 'microdnf', 'yum'],
    update: null,
    install: /(?:^| )install(?: |$)/,
    upgrade: /(?:^| )(?:upgrade|update|distro-sync)(?: |$)/,
    minimal: '--setopt=install_weak_deps=False',
    isMinimal: /install_weak_deps=(?:0|false)/i,
    source: 'https://dnf.readthedocs.io/en/latest/conf_ref.html',
  },
  {
    name: 'zypper',
    programs: ['zypper'],
    update: { command: /(?:^| )(?:refresh|ref)(?: |$)/, lists: '/var/cache/zypp' },
    install: /(?:^| )(?:install|in)(?: |$)/,
    upgrade: /(?:^| )(?:update|up|dup|dist-upgrade|patch)(?: |$)/,
    minimal: '--no-recommends',
    isMinimal: /--no-recommends/,
    source: 'https://en.opensuse.org/SDB:Zypper_manual',
  },
];

export type PackageAction = 'update' | 'install' | 'upgrade';

/** What a command does with a distribution's packages; null for any other command. */
export function packageAction(command: ShellCommand): {
  readonly manager: SystemPackages;
  readonly action: PackageAction;
  readonly isMinimal: boolean;
} | null {
  const manager = managerOf(command);
  if (manager === null) return null;
  const line = command.words.join(' ');
  const isMinimal = manager.isMinimal.test(line);
  if (manager.install.test(line)) return { manager, action: 'install', isMinimal };
  if (manager.upgrade.test(line)) return { manager, action: 'upgrade', isMinimal };
  if (manager.update?.command.test(line) === true) return { manager, action: 'update', isMinimal };
  return null;
}

export function isPackageManager(command: ShellCommand): boolean {
  return managerOf(command) !== null;
}

function managerOf({ program }: ShellCommand): SystemPackages | null {
  return systemPackages.find(({ programs }) => programs.includes(program)) ?? null;
}
