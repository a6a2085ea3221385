import { type PackageManager, place } from './package-manager.ts';

/** Of distributions. */
export const systemManagers: readonly PackageManager[] = [
  {
    name: 'apt',
    places: [
      place('package lists', ['/var/lib/apt/lists'], 'rm -rf /var/lib/apt/lists/*', '/var/lib/apt'),
      place('downloaded packages', ['/var/cache/apt/archives'], 'apt-get clean', '/var/cache/apt'),
      place(
        'the cache of the package lists',
        ['/var/cache/apt/pkgcache.bin', '/var/cache/apt/srcpkgcache.bin'],
        'apt-get clean',
        '/var/cache/apt',
      ),
      place(
        'backups of debconf and dpkg',
        [
          '/var/cache/debconf/templates.dat-old',
          '/var/cache/debconf/config.dat-old',
          '/var/lib/dpkg/status-old',
          '/var/lib/dpkg/diversions-old',
          '/var/lib/dpkg/statoverride-old',
        ],
        'rm -f /var/cache/debconf/*-old /var/lib/dpkg/*-old',
      ),
      place(
        'logs of the installation',
        [
          '/var/log/dpkg.log',
          '/var/log/apt',
          '/var/log/alternatives.log',
          '/var/log/bootstrap.log',
        ],
        'rm -rf /var/log/dpkg.log /var/log/apt /var/log/alternatives.log /var/log/bootstrap.log',
      ),
    ],
    flag: null,
    sharing: 'locked',
    source: 'https://docs.docker.com/build/building/best-practices/#apt-get',
  },
  {
    name: 'apk',
    places: [
      place(
        'package indexes and downloads',
        ['/var/cache/apk', '/etc/apk/cache'],
        'rm -rf /var/cache/apk/* /etc/apk/cache',
        '/var/cache/apk',
      ),
    ],
    flag: '`apk add --no-cache`',
    sharing: 'locked',
    source: 'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper#Local_Cache',
  },
  {
    name: 'dnf',
    places: [
      place(
        'metadata and downloads',
        ['/var/cache/dnf', '/var/cache/libdnf5', '/var/cache/yum'],
        'dnf clean all && rm -rf /var/cache/dnf /var/cache/libdnf5 /var/cache/yum',
        '/var/cache/dnf',
      ),
      place(
        'logs of the installation',
        [
          '/var/log/dnf.log',
          '/var/log/dnf.librepo.log',
          '/var/log/dnf.rpm.log',
          '/var/log/hawkey.log',
          '/var/log/yum.log',
        ],
        'rm -f /var/log/dnf*.log /var/log/hawkey.log /var/log/yum.log',
      ),
    ],
    flag: null,
    sharing: 'locked',
    source: 'https://dnf.readthedocs.io/en/latest/command_ref.html#clean-command',
  },
  {
    name: 'zypper',
    places: [
      place('metadata and downloads', ['/var/cache/zypp'], 'zypper clean --all', '/var/cache/zypp'),
      place(
        'logs of the installation',
        ['/var/log/zypper.log', '/var/log/zypp'],
        'rm -rf /var/log/zypper.log /var/log/zypp',
      ),
    ],
    flag: null,
    sharing: 'locked',
    source: 'https://en.opensuse.org/SDB:Zypper_manual',
  },
  {
    name: 'pacman',
    places: [
      place(
        'downloaded packages',
        ['/var/cache/pacman/pkg'],
        'pacman -Scc --noconfirm',
        '/var/cache/pacman/pkg',
      ),
      place('package lists', ['/var/lib/pacman/sync'], 'rm -rf /var/lib/pacman/sync/*'),
      place('logs of the installation', ['/var/log/pacman.log'], 'rm -f /var/log/pacman.log'),
    ],
    flag: null,
    sharing: 'locked',
    source: 'https://wiki.archlinux.org/title/Pacman#Cleaning_the_package_cache',
  },
];
