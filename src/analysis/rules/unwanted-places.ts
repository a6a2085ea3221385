import type { PathPattern } from '../path-pattern.ts';

/** Files that nobody meant to ship. */
export interface UnwantedPlace extends PathPattern {
  /** What they are, in a few words. */
  readonly what: string;
  /** Lines of a `.dockerignore` that keep them out; none where they come from no context. */
  readonly ignore: readonly string[];
  /** Which instructions bring them unwanted: a RUN may have good reasons to make some. */
  readonly from: 'context' | 'run' | 'any';
  /** Where it says what they are for. */
  readonly source: string;
}

const python = 'https://github.com/github/gitignore/blob/main/Python.gitignore';
const node = 'https://github.com/github/gitignore/blob/main/Node.gitignore';
const hierarchy = 'https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html';

/** Compiled modules: unwanted from a RUN only where their source is gone. */
export const pycache: UnwantedPlace = {
  what: 'compiled Python modules',
  globs: ['__pycache__'],
  ignore: ['**/__pycache__'],
  from: 'any',
  source: 'https://docs.python.org/3/tutorial/modules.html#compiled-python-files',
};

/** Archives: unwanted outside of where software is installed to. */
export const archives: UnwantedPlace = {
  what: 'packages and archives',
  globs: ['*.deb', '*.rpm', '*.apk', '*.tar.gz', '*.tgz', '*.tar.xz', '*.tar.bz2', '*.tar.zst'],
  ignore: [],
  from: 'run',
  source: 'https://docs.docker.com/build/building/best-practices/#add-or-copy',
};

/** The first place that matches has a file. */
export const unwantedPlaces: readonly UnwantedPlace[] = [
  {
    what: 'version control',
    globs: ['.git', '.hg', '.svn', '.bzr'],
    ignore: ['**/.git', '**/.hg', '**/.svn', '**/.bzr'],
    from: 'any',
    source: 'https://docs.docker.com/build/concepts/context/#dockerignore-files',
  },
  {
    what: 'settings of environments',
    globs: ['.env', '.env.*', '.envrc'],
    ignore: ['**/.env', '**/.env.*', '**/.envrc'],
    from: 'context',
    source: 'https://docs.docker.com/compose/how-tos/environment-variables/best-practices/',
  },
  {
    what: 'caches of JavaScript tools',
    globs: ['node_modules/.cache', '.eslintcache', '.parcel-cache', '.turbo', '.next/cache'],
    ignore: [
      '**/node_modules/.cache',
      '**/.eslintcache',
      '**/.parcel-cache',
      '**/.turbo',
      '**/.next/cache',
    ],
    from: 'any',
    source: node,
  },
  pycache,
  {
    what: 'caches of Python tools',
    globs: ['.pytest_cache', '.mypy_cache', '.ruff_cache', '.tox', '.nox', '.hypothesis'],
    ignore: [
      '**/.pytest_cache',
      '**/.mypy_cache',
      '**/.ruff_cache',
      '**/.tox',
      '**/.nox',
      '**/.hypothesis',
    ],
    from: 'any',
    source: python,
  },
  {
    what: 'reports of test coverage',
    globs: ['.nyc_output', 'htmlcov', 'coverage/lcov-report', 'coverage/lcov.info', '.coverage'],
    ignore: ['**/.nyc_output', '**/htmlcov', '**/coverage', '**/.coverage'],
    from: 'any',
    source: python,
  },
  {
    what: 'a virtual environment of the host',
    globs: ['.venv'],
    ignore: ['**/.venv'],
    from: 'context',
    source: 'https://docs.python.org/3/library/venv.html#how-venvs-work',
  },
  {
    what: 'settings of editors',
    globs: ['.idea', '.vscode', '.vs', '.settings', '*.swp', '*.swo'],
    ignore: ['**/.idea', '**/.vscode', '**/.vs', '**/.settings', '**/*.sw?'],
    from: 'context',
    source: 'https://github.com/github/gitignore/tree/main/Global',
  },
  {
    what: 'notes of file managers',
    globs: ['.DS_Store', '__MACOSX', 'Thumbs.db'],
    ignore: ['**/.DS_Store', '**/__MACOSX', '**/Thumbs.db'],
    from: 'any',
    source: 'https://github.com/github/gitignore/blob/main/Global/macOS.gitignore',
  },
  {
    what: 'core dumps and swap files',
    globs: [
      '/core',
      '/core.*',
      '/var/crash',
      '/var/lib/systemd/coredump',
      '/swapfile',
      '/swap.img',
    ],
    ignore: [],
    from: 'any',
    source: 'https://man7.org/linux/man-pages/man5/core.5.html',
  },
  {
    what: 'temporary files',
    globs: ['/tmp/*', '/var/tmp/*'],
    ignore: [],
    from: 'any',
    source: hierarchy,
  },
  {
    what: 'logs',
    globs: ['*.log', '/var/log/*'],
    ignore: ['**/*.log'],
    from: 'any',
    source: hierarchy,
  },
  archives,
];
