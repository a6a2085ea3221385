import { type PackageManager, place } from './package-manager.ts';

/** Of languages that are compiled. */
export const compiledManagers: readonly PackageManager[] = [
  {
    name: 'cargo',
    places: [
      place(
        'registry and downloaded crates',
        ['.cargo/registry', '/usr/local/cargo/registry'],
        'rm -rf "${CARGO_HOME:-$HOME/.cargo}"/registry',
        '/usr/local/cargo/registry',
      ),
      place(
        'cloned repositories',
        ['.cargo/git', '/usr/local/cargo/git'],
        'rm -rf "${CARGO_HOME:-$HOME/.cargo}"/git',
        '/usr/local/cargo/git',
      ),
      place(
        'intermediate files of builds',
        [
          'target/release/build',
          'target/release/deps',
          'target/release/incremental',
          'target/release/.fingerprint',
          'target/debug/build',
          'target/debug/deps',
          'target/debug/incremental',
          'target/debug/.fingerprint',
        ],
        'rm -rf target/*/build target/*/deps target/*/incremental target/*/.fingerprint',
      ),
    ],
    flag: null,
    sharing: null,
    source: 'https://doc.rust-lang.org/cargo/guide/cargo-home.html#directories',
  },
  {
    name: 'go',
    places: [
      place('downloaded modules', ['go/pkg/mod'], 'go clean -modcache', '/go/pkg/mod'),
      place('compiled packages', ['.cache/go-build'], 'go clean -cache', '/root/.cache/go-build'),
    ],
    flag: null,
    sharing: null,
    source: 'https://pkg.go.dev/cmd/go#hdr-Build_and_test_caching',
  },
  {
    name: 'maven',
    places: [
      place(
        'downloaded artifacts',
        ['.m2/repository'],
        'rm -rf ~/.m2/repository',
        '/root/.m2/repository',
      ),
    ],
    flag: null,
    sharing: null,
    source: 'https://maven.apache.org/guides/introduction/introduction-to-repositories.html',
  },
  {
    name: 'gradle',
    places: [
      place(
        'downloads and caches',
        ['.gradle/caches', '.gradle/wrapper/dists', '.gradle/native'],
        'rm -rf ~/.gradle/caches ~/.gradle/wrapper/dists ~/.gradle/native',
        '/root/.gradle',
      ),
      place('logs of the daemon', ['.gradle/daemon'], 'rm -rf ~/.gradle/daemon'),
    ],
    flag: '`gradle --no-daemon`',
    sharing: null,
    source: 'https://docs.gradle.org/current/userguide/directory_layout.html#dir:gradle_user_home',
  },
  {
    name: 'ivy',
    places: [
      place('downloaded artifacts', ['.ivy2/cache'], 'rm -rf ~/.ivy2/cache', '/root/.ivy2/cache'),
    ],
    flag: null,
    sharing: null,
    source: 'https://ant.apache.org/ivy/history/latest-milestone/configuration/caches.html',
  },
  {
    name: 'sbt',
    places: [
      place(
        'sbt and the compiler',
        ['.sbt/boot', '.sbt/launchers'],
        'rm -rf ~/.sbt/boot ~/.sbt/launchers',
        '/root/.sbt',
      ),
      place(
        'downloaded artifacts',
        ['.cache/coursier'],
        'rm -rf ~/.cache/coursier',
        '/root/.cache/coursier',
      ),
    ],
    flag: null,
    sharing: null,
    source: 'https://www.scala-sbt.org/1.x/docs/Launcher-Configuration.html',
  },
  {
    name: 'nuget',
    places: [
      place(
        'downloaded packages',
        [
          '.nuget/packages',
          '.local/share/NuGet/http-cache',
          '.local/share/NuGet/v3-cache',
          '.local/share/NuGet/plugins-cache',
        ],
        'dotnet nuget locals all --clear',
        '/root/.nuget/packages',
      ),
    ],
    flag: '`dotnet restore --no-http-cache`',
    sharing: null,
    source:
      'https://learn.microsoft.com/nuget/consume-packages/managing-the-global-packages-and-cache-folders',
  },
];
