import type { BuildTools } from '../analysis/rules/build-tools/build-tools.ts';
import type { Runtime } from '../analysis/rules/build-tools/started-program.ts';
import { escapeOnOneLine } from '../text/escape.ts';
import { formatSize } from '../text/size.ts';
import { baseReference, snippet } from './dockerfile.ts';
import { layerName } from './instructions.ts';
import type { RuleWords } from './rule-words.ts';
import { capital, inWords } from './shown-paths.ts';

export const buildTools: RuleWords<BuildTools> = {
  name: 'build tools in an image that runs what they made',
  about:
    'Compilers, build systems and development dependencies are of no use to a program that is ready ' +
    'to run, and of much use to whoever breaks into it. Build in one stage, and copy the result into another.',
  advise({ layer, rows, program, base }, { image, finding }) {
    const tools = inWords(rows.slice(0, mostTools).map(({ row }) => row.name));
    const sizes = inWords(
      rows.slice(0, mostTools).map(({ row, bytes }) => `${row.name} (${formatSize(bytes)})`),
    );
    const where = layer === null ? 'The base image' : capital(layerName(image, layer));
    const starts =
      program === null
        ? 'The image starts no program of its own.'
        : `What the image starts is \`${escapeOnOneLine(program.name)}\`, which needs none of it unless it compiles something as it runs.`;
    return {
      title: `${layer === null ? 'The base image' : `Layer ${layer}`} has build tools of ${formatSize(finding.bytes)}: ${tools}`,
      detail: `${where} brings ${sizes}. ${starts}`,
      fix: sketch(program?.runtime ?? 'binary', baseReference(base ?? ''), layer === null),
    };
  },
};

const mostTools = 4;

/** Stages for what the image runs; names that nobody can know are in capitals. */
function sketch(runtime: Runtime, base: string, isBase: boolean): string {
  const { build, final } = stages[runtime];
  const runs = isBase ? slimBases[runtime] : base;
  return snippet('Build in a stage of its own, and copy only what it made:', [
    `FROM ${base} AS build`,
    ...build,
    `FROM ${runs}`,
    ...final,
  ]);
}

const slimBases: Readonly<Record<Runtime, string>> = {
  python: 'python:VERSION-slim',
  node: 'node:VERSION-slim',
  java: 'eclipse-temurin:VERSION-jre',
  ruby: 'ruby:VERSION-slim',
  php: 'php:VERSION-fpm-alpine',
  dotnet: 'mcr.microsoft.com/dotnet/aspnet:VERSION',
  binary: 'gcr.io/distroless/base-debian12',
  shell: 'debian:stable-slim',
};

const copyProgram = {
  build: ['WORKDIR /src', 'COPY . .', 'RUN BUILD-COMMAND'],
  final: ['COPY --from=build /src/PROGRAM /usr/local/bin/'],
};

const stages: Readonly<
  Record<Runtime, { readonly build: readonly string[]; readonly final: readonly string[] }>
> = {
  python: {
    build: [
      'RUN apt-get update && apt-get install -y --no-install-recommends BUILD-PACKAGES',
      'COPY requirements.txt .',
      'RUN python3 -m venv /venv && /venv/bin/pip install --no-cache-dir -r requirements.txt',
    ],
    final: ['COPY --from=build /venv /venv', 'ENV PATH=/venv/bin:$PATH'],
  },
  node: {
    build: [
      'WORKDIR /app',
      'COPY package.json package-lock.json ./',
      'RUN npm ci',
      'COPY . .',
      'RUN npm run build && npm prune --omit=dev',
    ],
    final: [
      'WORKDIR /app',
      'COPY --from=build /app/node_modules ./node_modules',
      'COPY --from=build /app/dist ./dist',
    ],
  },
  java: {
    build: ['WORKDIR /src', 'COPY . .', 'RUN ./mvnw package'],
    final: ['COPY --from=build /src/target/APP.jar /app.jar'],
  },
  ruby: {
    build: [
      'WORKDIR /app',
      'COPY Gemfile Gemfile.lock ./',
      'RUN bundle config set without "development test" && bundle install',
    ],
    final: ['COPY --from=build /usr/local/bundle /usr/local/bundle'],
  },
  php: {
    build: ['WORKDIR /app', 'COPY composer.json composer.lock ./', 'RUN composer install --no-dev'],
    final: ['COPY --from=build /app/vendor /app/vendor'],
  },
  dotnet: {
    build: ['WORKDIR /src', 'COPY . .', 'RUN dotnet publish -o /out'],
    final: ['COPY --from=build /out /app'],
  },
  binary: copyProgram,
  shell: copyProgram,
};
