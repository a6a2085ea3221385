import { type PackageManager, place } from './package-manager.ts';

/** Of JavaScript. */
export const nodeManagers: readonly PackageManager[] = [
  {
    name: 'npm',
    places: [
      place(
        'downloaded packages',
        ['.npm/_cacache', '.npm/_npx', '.npm/_prebuilds'],
        'npm cache clean --force',
        '/root/.npm',
      ),
      place('logs', ['.npm/_logs'], 'rm -rf ~/.npm/_logs'),
    ],
    flag: null,
    sharing: null,
    source: 'https://docs.npmjs.com/cli/commands/npm-cache',
  },
  {
    name: 'yarn',
    places: [
      place(
        'downloaded packages',
        [
          '.cache/yarn',
          '/usr/local/share/.cache/yarn',
          '.yarn/berry/cache',
          '.yarn/berry/metadata',
        ],
        'yarn cache clean',
        '/usr/local/share/.cache/yarn',
      ),
    ],
    flag: null,
    sharing: 'locked',
    source: 'https://classic.yarnpkg.com/en/docs/cli/cache',
  },
  {
    name: 'pnpm',
    places: [
      place(
        'downloaded packages',
        ['.local/share/pnpm/store', '.pnpm-store', '/pnpm/store', '.cache/pnpm'],
        'pnpm store prune && rm -rf ~/.cache/pnpm',
        '/pnpm/store',
      ),
    ],
    flag: null,
    sharing: null,
    source: 'https://pnpm.io/docker',
  },
  {
    name: 'bun',
    places: [
      place(
        'downloaded packages',
        ['.bun/install/cache'],
        'bun pm cache rm',
        '/root/.bun/install/cache',
      ),
    ],
    flag: '`bun install --no-cache`',
    sharing: null,
    source: 'https://bun.sh/docs/install/cache',
  },
  {
    name: 'node-gyp',
    places: [
      place(
        'headers of Node',
        ['.cache/node-gyp', '.node-gyp'],
        'rm -rf ~/.cache/node-gyp ~/.node-gyp',
        '/root/.cache/node-gyp',
      ),
    ],
    flag: null,
    sharing: null,
    source: 'https://github.com/nodejs/node-gyp#command-options',
  },
  {
    name: 'corepack',
    places: [
      place(
        'package managers, needed only where the container starts through one',
        ['.cache/node/corepack', '.node/corepack'],
        'rm -rf ~/.cache/node/corepack ~/.node/corepack',
        '/root/.cache/node/corepack',
      ),
    ],
    flag: null,
    sharing: null,
    source: 'https://github.com/nodejs/corepack#environment-variables',
  },
];
