import type { ShellCommand } from '../../../dockerfile/shell-commands.ts';

/** A package manager's command that installs what a project depends on. */
export interface DependencyInstall {
  readonly manager: string;
  readonly programs: readonly string[];
  /** What its arguments begin with, joined by spaces. */
  readonly words: RegExp;
  /** The files that say what to install; none where the command itself says it. */
  readonly manifests: readonly string[];
  /** The command to run once they are there. */
  readonly install: string;
  readonly source: string;
}

const docker = 'https://docs.docker.com/build/cache/optimize/';

export const dependencyInstalls: readonly DependencyInstall[] = [
  {
    manager: 'npm',
    programs: ['npm'],
    words: /^(?:ci|i|install|clean-install)(?: -|$)/,
    manifests: ['package.json', 'package-lock.json'],
    install: 'npm ci',
    source: 'https://docs.docker.com/guides/nodejs/containerize/',
  },
  {
    manager: 'Yarn',
    programs: ['yarn', 'yarnpkg'],
    words: /^(?:install(?: |$)|-|$)/,
    manifests: ['package.json', 'yarn.lock'],
    install: 'yarn install --immutable',
    source: 'https://yarnpkg.com/cli/install',
  },
  {
    manager: 'pnpm',
    programs: ['pnpm'],
    words: /^(?:i|install)(?: -|$)/,
    manifests: ['package.json', 'pnpm-lock.yaml'],
    install: 'pnpm install --frozen-lockfile',
    source: 'https://pnpm.io/docker',
  },
  {
    manager: 'Bun',
    programs: ['bun'],
    words: /^(?:i|install)(?: -|$)/,
    manifests: ['package.json', 'bun.lock'],
    install: 'bun install --frozen-lockfile',
    source: 'https://bun.sh/guides/ecosystem/docker',
  },
  {
    manager: 'pip',
    programs: ['pip', 'pip3'],
    words: /^install .*(?:-r|--requirement)[ =]/,
    manifests: ['requirements.txt'],
    install: 'pip install --no-cache-dir -r requirements.txt',
    source: 'https://docs.docker.com/guides/python/containerize/',
  },
  {
    manager: 'pip',
    programs: ['python', 'python3'],
    words: /^-m pip install .*(?:-r|--requirement)[ =]/,
    manifests: ['requirements.txt'],
    install: 'python3 -m pip install --no-cache-dir -r requirements.txt',
    source: 'https://docs.docker.com/guides/python/containerize/',
  },
  {
    manager: 'Poetry',
    programs: ['poetry'],
    words: /^install(?: |$)/,
    manifests: ['pyproject.toml', 'poetry.lock'],
    install: 'poetry install --no-root --only main',
    source: 'https://python-poetry.org/docs/cli/#install',
  },
  {
    manager: 'uv',
    programs: ['uv'],
    words: /^(?:sync|pip install .*-r)(?: |$)/,
    manifests: ['pyproject.toml', 'uv.lock'],
    install: 'uv sync --locked --no-install-project',
    source: 'https://docs.astral.sh/uv/guides/integration/docker/#intermediate-layers',
  },
  {
    manager: 'Bundler',
    programs: ['bundle', 'bundler'],
    words: /^install(?: |$)/,
    manifests: ['Gemfile', 'Gemfile.lock'],
    install: 'bundle install',
    source: 'https://docs.docker.com/guides/ruby/containerize/',
  },
  {
    manager: 'Composer',
    programs: ['composer', 'composer.phar'],
    words: /^(?:i|install)(?: |$)/,
    manifests: ['composer.json', 'composer.lock'],
    install: 'composer install --no-dev --no-scripts --no-autoloader',
    source: 'https://getcomposer.org/doc/03-cli.md#install-i',
  },
  {
    manager: 'Go',
    programs: ['go'],
    words: /^(?:build|install|mod download)(?: |$)/,
    manifests: ['go.mod', 'go.sum'],
    install: 'go mod download',
    source: 'https://docs.docker.com/guides/golang/build-images/',
  },
  {
    manager: 'Cargo',
    programs: ['cargo'],
    words: /^(?:build|fetch|install --path)(?: |$)/,
    manifests: ['Cargo.toml', 'Cargo.lock'],
    install: 'cargo fetch --locked',
    source: 'https://doc.rust-lang.org/cargo/commands/cargo-fetch.html',
  },
  {
    manager: 'Maven',
    programs: ['mvn', 'mvnw'],
    words: /\b(?:package|install|verify)\b/,
    manifests: ['pom.xml'],
    install: 'mvn dependency:go-offline',
    source: 'https://maven.apache.org/plugins/maven-dependency-plugin/go-offline-mojo.html',
  },
  {
    manager: '.NET',
    programs: ['dotnet'],
    words: /^(?:restore|build|publish)(?: |$)/,
    manifests: ['*.csproj'],
    install: 'dotnet restore',
    source: 'https://learn.microsoft.com/dotnet/core/docker/build-container',
  },
  {
    manager: 'Mix',
    programs: ['mix'],
    words: /^deps\.get(?: |$)/,
    manifests: ['mix.exs', 'mix.lock'],
    install: 'mix deps.get --only prod',
    source: 'https://hexdocs.pm/phoenix/releases.html#containers',
  },
  {
    manager: 'apt',
    programs: ['apt-get', 'apt'],
    words: /(?:^| )install /,
    manifests: [],
    install: 'apt-get update && apt-get install …',
    source: docker,
  },
  {
    manager: 'apk',
    programs: ['apk'],
    words: /(?:^| )add /,
    manifests: [],
    install: 'apk add …',
    source: docker,
  },
  {
    manager: 'dnf',
    programs: ['dnf', 'microdnf', 'yum'],
    words: /(?:^| )install /,
    manifests: [],
    install: 'dnf install …',
    source: docker,
  },
];

/** Which package manager's install a command is, or null. */
export function dependencyInstall({ program, words }: ShellCommand): DependencyInstall | null {
  const line = words.join(' ');
  const found = dependencyInstalls.find(
    (row) => row.programs.includes(program) && row.words.test(line),
  );
  return found ?? null;
}
