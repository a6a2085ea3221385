import { type PackageManager, place } from './package-manager.ts';

/** Of Python. */
export const pythonManagers: readonly PackageManager[] = [
  {
    name: 'pip',
    places: [
      place('downloads and built wheels', ['.cache/pip'], 'pip cache purge', '/root/.cache/pip'),
    ],
    flag: '`pip install --no-cache-dir`, or `ENV PIP_NO_CACHE_DIR=1`',
    sharing: null,
    source: 'https://pip.pypa.io/en/stable/topics/caching/#disabling-caching',
  },
  {
    name: 'pipx',
    places: [
      place(
        'caches and logs',
        [
          '.local/share/pipx/.cache',
          '.local/pipx/.cache',
          '.local/share/pipx/logs',
          '.local/state/pipx/log',
          '.cache/pipx',
        ],
        'rm -rf ~/.local/share/pipx/.cache ~/.local/share/pipx/logs ~/.local/pipx/.cache ~/.local/state/pipx/log ~/.cache/pipx',
        '/root/.cache/pipx',
      ),
    ],
    flag: null,
    sharing: null,
    source: 'https://pipx.pypa.io/stable/installation/',
  },
  {
    name: 'poetry',
    places: [
      place(
        'downloads and metadata',
        ['.cache/pypoetry/cache', '.cache/pypoetry/artifacts'],
        'rm -rf ~/.cache/pypoetry/cache ~/.cache/pypoetry/artifacts',
        '/root/.cache/pypoetry',
      ),
    ],
    flag: '`poetry install --no-cache`',
    sharing: null,
    source: 'https://python-poetry.org/docs/configuration/#cache-dir',
  },
  {
    name: 'uv',
    places: [
      place('downloads and built wheels', ['.cache/uv'], 'uv cache clean', '/root/.cache/uv'),
    ],
    flag: '`uv sync --no-cache`, or `ENV UV_NO_CACHE=1`',
    sharing: null,
    source: 'https://docs.astral.sh/uv/guides/integration/docker/#caching',
  },
  {
    name: 'conda',
    places: [
      place(
        'downloaded packages',
        [
          '/opt/conda/pkgs',
          'miniconda3/pkgs',
          'anaconda3/pkgs',
          'miniforge3/pkgs',
          'mambaforge/pkgs',
          'micromamba/pkgs',
          '.conda/pkgs',
        ],
        'conda clean --all --yes',
        '/opt/conda/pkgs',
      ),
    ],
    flag: null,
    sharing: null,
    source: 'https://docs.conda.io/projects/conda/en/stable/commands/clean.html',
  },
];
