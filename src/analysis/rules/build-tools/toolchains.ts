import type { PathPattern } from '../../path-pattern.ts';

/** Programs that make programs, and that nothing runs once those are made. */
export interface Toolchain extends PathPattern {
  /** For people: `GCC`. */
  readonly name: string;
  /** Its own programs: an image that runs one of them exists to build. */
  readonly programs: readonly string[];
  /** Where it is documented where it stands. */
  readonly source: string;
}

const debian = 'https://packages.debian.org/bookworm/';
const alpine = 'https://pkgs.alpinelinux.org/contents';

const javaHomes = [
  '/usr/lib/jvm/*',
  '/opt/java/openjdk',
  '/usr/local/openjdk-*',
  '/usr/java/*',
  '/opt/jdk',
];

/** What only compilers read: of use where one is. */
export const compilerFiles: Toolchain = {
  name: 'headers and static libraries',
  globs: ['/usr/include', '/usr/local/include', '*.a', '*.la', '/usr/lib/*/pkgconfig'],
  programs: [],
  source: 'https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch04s05.html',
};

export const toolchains: readonly Toolchain[] = [
  {
    name: 'GCC',
    globs: [
      '/usr/lib/gcc',
      '/usr/libexec/gcc',
      '/usr/local/lib/gcc',
      '/usr/local/libexec/gcc',
      '/usr/bin/gcc*',
      '/usr/bin/g++*',
      '/usr/bin/cpp*',
      '/usr/bin/gfortran*',
      '/usr/lib/cpp',
    ],
    programs: ['gcc', 'g++', 'cc', 'c++'],
    source: `${debian}amd64/gcc-12/filelist`,
  },
  {
    name: 'GNU binutils',
    globs: [
      '/usr/bin/x86_64-linux-gnu-*',
      '/usr/bin/aarch64-linux-gnu-*',
      '/usr/bin/arm-linux-gnueabihf-*',
      '/usr/x86_64-alpine-linux-musl/bin',
      '/usr/aarch64-alpine-linux-musl/bin',
      '/usr/lib/ldscripts',
      '/usr/lib/*/ldscripts',
      '/usr/lib/*/libbfd-*',
      '/usr/lib/*/libopcodes-*',
    ],
    programs: ['ld', 'as'],
    source: `${debian}amd64/binutils-x86-64-linux-gnu/filelist`,
  },
  {
    name: 'Clang and LLVM',
    globs: [
      '/usr/bin/clang*',
      '/usr/lib/clang',
      '/usr/lib/*/bin/clang*',
      '/usr/lib/*/lib/clang',
      '/usr/lib/*/libclang-cpp*',
    ],
    programs: ['clang', 'clang++'],
    source: `${debian}amd64/clang-14/filelist`,
  },
  {
    name: 'make, CMake and the like',
    globs: [
      '/usr/bin/make',
      '/usr/bin/cmake',
      '/usr/bin/ctest',
      '/usr/bin/cpack',
      '/usr/bin/ninja',
      '/usr/share/cmake',
      '/usr/share/cmake-*',
      '/usr/share/autoconf',
      '/usr/share/automake-*',
      '/usr/share/aclocal-*',
    ],
    programs: ['make', 'cmake', 'ninja'],
    source: `${debian}all/cmake-data/filelist`,
  },
  {
    name: 'Rust',
    globs: [
      '/usr/local/rustup',
      '/usr/local/cargo/bin',
      '.rustup/toolchains',
      '.cargo/bin',
      '/usr/lib/rustlib',
      '/usr/lib/*/rustlib',
      '/usr/bin/rustc',
      '/usr/bin/cargo',
    ],
    programs: ['cargo', 'rustc', 'rustup'],
    source: 'https://rust-lang.github.io/rustup/installation/index.html',
  },
  {
    name: 'Go',
    globs: ['/usr/local/go', '/usr/lib/go', '/usr/lib/go-*', '/usr/share/go-*'],
    programs: ['go', 'gofmt'],
    source: 'https://go.dev/doc/install',
  },
  {
    name: 'the JDK',
    globs: javaHomes.flatMap((home) => [
      `${home}/jmods`,
      `${home}/include`,
      `${home}/lib/ct.sym`,
      `${home}/lib/src.zip`,
      `${home}/bin/javac`,
      `${home}/bin/javadoc`,
      `${home}/bin/jlink`,
      `${home}/bin/jshell`,
    ]),
    programs: ['javac', 'jshell', 'jlink'],
    source: 'https://openjdk.org/jeps/220',
  },
  {
    name: 'Maven or Gradle',
    globs: ['/usr/share/maven', '/usr/share/gradle*', '/opt/maven', '/opt/gradle'],
    programs: ['mvn', 'gradle', 'gradlew', 'mvnw'],
    source: 'https://hub.docker.com/_/maven',
  },
  {
    name: 'the .NET SDK',
    globs: [
      '/usr/share/dotnet/sdk',
      '/usr/share/dotnet/packs',
      '/usr/share/dotnet/templates',
      '/usr/lib/dotnet/sdk',
      '/usr/lib/dotnet/packs',
    ],
    programs: [],
    source: 'https://learn.microsoft.com/dotnet/core/distribution-packaging#disk-layout',
  },
  {
    name: 'GHC',
    globs: ['/opt/ghc', '.ghcup', '.stack', '/usr/lib/ghc', '/usr/lib/ghc-*'],
    programs: ['ghc', 'ghci', 'runghc', 'stack', 'cabal'],
    source: 'https://www.haskell.org/ghcup/install/',
  },
  {
    name: "Alpine's compilers",
    globs: ['/usr/bin/x86_64-alpine-linux-musl-*', '/usr/bin/aarch64-alpine-linux-musl-*'],
    programs: [],
    source: `${alpine}?name=gcc&branch=edge&repo=main&arch=x86_64`,
  },
  {
    name: "Node's development dependencies",
    globs: [
      'typescript',
      'webpack',
      'webpack-cli',
      'webpack-dev-server',
      'rollup',
      'vite',
      'vitest',
      'jest',
      'jest-cli',
      'mocha',
      'nyc',
      'eslint',
      'prettier',
      'nodemon',
      'ts-node',
      'ts-jest',
      'cypress',
      'playwright-core',
      'storybook',
      '@typescript-eslint',
    ].map((name) => `node_modules/${name}`),
    programs: [],
    source: 'https://docs.npmjs.com/cli/configuring-npm/package-json#devdependencies',
  },
];
