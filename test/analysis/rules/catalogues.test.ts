import { describe, expect, test } from 'vitest';
import { packageManagers } from '../../../src/analysis/rules/package-managers/package-managers.ts';
import { unwantedPlaces } from '../../../src/analysis/rules/unwanted-places.ts';
import { file, found, type Step } from '../../support/found.ts';

const base: Step = ['ADD rootfs.tar /', file('bin/sh')];

/** A path that a glob of a rule matches. */
function exampleOf(glob: string): string {
  const path = glob.replaceAll('/*/', '/1.2/').replaceAll('*', 'x');
  return glob.startsWith('/') ? path.slice(1) : `home/app/${path}`;
}

const places = packageManagers.flatMap(({ name, places: all }) =>
  all.flatMap((place) => place.globs.map((glob) => ({ manager: name, glob, place }))),
);

describe('leftovers of package managers', () => {
  test.each(places)('$manager: $glob', async ({ manager, glob, place }) => {
    const findings = await found(
      [base, ['RUN install', file(exampleOf(glob)), file(`${exampleOf(glob)}-not`)]],
      1,
    );
    const finding = findings.find(({ about }) => about.rule === 'package-leftovers');
    expect(finding?.title).toBe(`${manager} leaves ${place.what} in layer 1`);
    expect(finding?.ownBytes).toBeGreaterThanOrEqual(10_000);
    expect(finding?.fix).toContain(place.cleanup);
  });

  test('of one layer are one finding, its places by what they take', async () => {
    const [finding, ...others] = await found(
      [
        base,
        [
          'RUN apt-get update && apt-get install -y make',
          file('var/cache/apt/archives/make.deb'),
          file('var/lib/apt/lists/Packages', 20_000),
          file('var/lib/dpkg/status', 20_000),
        ],
      ],
      1,
    );
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'high',
      bytes: 30_000,
      line: 'package-leftovers 1: var/lib/apt/lists var/cache/apt/archives',
    });
    expect(finding?.fix.split('\n')).toEqual([
      'Append `&& rm -rf /var/lib/apt/lists/* && apt-get clean` to the RUN:',
      '    RUN apt-get update && apt-get install -y make \\',
      '     && rm -rf /var/lib/apt/lists/* \\',
      '     && apt-get clean',
      'Or keep what it downloads in a cache mount, which no layer stores:',
      '    RUN --mount=type=cache,target=/var/lib/apt,sharing=locked \\',
      '        --mount=type=cache,target=/var/cache/apt,sharing=locked \\',
      '        apt-get update && apt-get install -y make',
    ]);
  });

  test('of a user without privileges are mounted in the home of that user', async () => {
    const [finding] = await found(
      [base, ['RUN pip install x', file('home/app/.cache/pip/wheel')]],
      1,
    );
    expect(finding?.fix).toContain('--mount=type=cache,target=/home/app/.cache/pip ');
    expect(finding?.fix).toContain('`pip install --no-cache-dir`');
  });

  test('that are hard links to what is installed save nothing', async () => {
    const wheel = file('root/.cache/uv/wheel');
    const linked: Step = [
      'RUN uv sync',
      wheel,
      { path: 'opt/venv/module', type: 'hardlink', linkTarget: 'root/.cache/uv/wheel' },
    ];
    expect(await found([base, linked], 1)).toEqual([]);
  });
});

const copied = unwantedPlaces.filter(({ from }) => from !== 'run');

describe('files that nobody meant to ship', () => {
  test.each(copied.flatMap((place) => place.globs.map((glob) => ({ glob, place }))))(
    '$glob',
    async ({ glob, place }) => {
      const [finding] = await found([base, ['COPY . /', file(exampleOf(glob))]], 1);
      expect(finding?.title).toBe(`Layer 1 ships ${place.what}`);
      for (const line of place.ignore) expect(finding?.fix).toContain(`    ${line}`);
    },
  );

  test('are another matter where a stage made them, or a package has them', async () => {
    const stage: Step = ['COPY --from=build /opt/venv /opt/venv', file('opt/venv/.git/x')];
    const compiled = file('usr/lib/python3/__pycache__/os.cpython-311.pyc');
    const install: Step = [
      'RUN install',
      compiled,
      file('usr/lib/python3/os.py'),
      file('usr/share/tests/data.tar.gz'),
      file('app/.env'),
    ];
    expect(await found([base, stage, install], 1)).toEqual([]);
  });

  test('include compiled modules whose source is gone', async () => {
    const [finding] = await found(
      [base, ['RUN install', file('usr/lib/__pycache__/os.cpython-311.pyc')]],
      1,
    );
    expect(finding?.title).toBe('Layer 1 ships compiled Python modules');
  });

  test('are removed where a RUN makes them', async () => {
    const [finding] = await found([base, ['RUN wget it', file('tmp/it.zip')]], 1);
    expect(finding?.fix).toBe(
      'Remove them in the RUN that makes them:\n    RUN wget it \\\n     && rm -rf /tmp/it.zip',
    );
  });
});

describe('documentation', () => {
  const install: Step = [
    'RUN apt-get install -y x',
    file('usr/share/doc/x/manual'),
    file('usr/share/doc/x/copyright'),
  ];

  test('is told where the base has none, but for what licences ask for', async () => {
    const [finding] = await found([base, install], 1);
    expect(finding).toMatchObject({ line: 'documentation 1: usr/share/doc', bytes: 10_000 });
  });

  test('of the base is only mentioned, and that of packages belongs to it', async () => {
    const full: Step = ['ADD rootfs.tar /', file('usr/share/man/man1/ls.1.gz', 90_000_000 / 100)];
    const findings = await found([full, install], 1);
    expect(findings.map(({ line, severity }) => [line, severity])).toEqual([
      ['documentation 0: usr/share/man', 'info'],
    ]);
  });
});

describe('files for building', () => {
  const headers: Step = ['RUN install', file('usr/include/x.h'), file('usr/lib/libx.a')];

  test('are told where nothing compiles', async () => {
    const [finding] = await found([base, headers], 1);
    expect(finding?.line).toBe('development-files 1: usr/lib/libx.a usr/include');
    const compiler: Step = ['RUN install gcc', file('usr/bin/gcc')];
    const [tools, ...others] = await found([base, headers, compiler], 1);
    expect(tools?.about.rule).toBe('build-tools');
    expect(others.map(({ about }) => about.rule)).toEqual(['build-tools']);
  });

  test('include source maps, which a `.dockerignore` keeps out', async () => {
    const [finding] = await found([base, ['COPY . /app', file('app/bundle.js.map')]], 1);
    expect(finding?.fix).toContain('    **/*.js.map');
  });
});
