import { describe, expect, test } from 'vitest';
import { baseStep, type findingsIn, foundBy, onlyFoundBy } from '../../support/findings-in.ts';
import { file, found, type Step } from '../../support/found.ts';
import type { TarEntrySpec } from '../../support/tar.ts';

const base: Step = ['ADD rootfs.tar /', file('bin/sh')];
const lines = async (steps: readonly Step[], baseCount = 1): Promise<string[]> =>
  (await found(steps, baseCount)).map(({ line }) => line);
const owned = (entry: TarEntrySpec): TarEntrySpec => ({ ...entry, uid: 1000, gid: 1000 });

describe('a layer that changes owners', () => {
  const [one, two, three] = [file('app/a', 20_000), file('app/b'), file('srv/c')];
  const steps: readonly Step[] = [
    base,
    ['COPY . /app', one, two],
    ['RUN make /srv/c', three],
    ['RUN chown -R app:app /app /srv', owned(one), owned(two), owned(three)],
  ];

  test('is found once for each layer that stored the files', async () => {
    const findings = await found(steps, 1);
    expect(findings.map(({ line }) => line)).toEqual([
      'rewritten-files 3: app/a app/b',
      'rewritten-files 3: srv/c',
    ]);
    expect(findings[0]).toMatchObject({
      bytes: 30_000,
      ownBytes: 30_000,
      reclaimableBytes: 30_000,
    });
  });

  test('is told how to do it where the files are made', async () => {
    const [copied, made] = await found(steps, 1);
    expect(copied?.fix).toBe(
      'Use `--chown=1000:1000` where layer 1 copies them; drop layer 3:\n' +
        '    COPY --chown=1000:1000 . /app',
    );
    expect(made?.fix).toContain('    RUN make /srv/c \\\n     && chown 1000:1000 /srv/c');
  });

  test('costs own bytes even where the files are those of the base', async () => {
    const [finding] = await found([base, ['RUN chown app /bin/sh', owned(file('bin/sh'))]], 1);
    expect(finding).toMatchObject({ ownBytes: 10_000, baseBytes: 0 });
    expect(finding?.fix).toMatch(/^Leave the files of the base image/);
  });

  test('leaves the files of the base alone where only their times changed, too', async () => {
    const touched = { ...file('bin/sh'), mtime: 1 };
    const [finding] = await found([base, ['RUN touch /bin/sh', touched]], 1);
    expect(finding?.fix).toMatch(/^Leave the files of the base image/);
  });
});

test('a change of modes is told with the mode', async () => {
  const tool = file('app/tool');
  const [finding] = await found(
    [base, ['COPY tool /app/', tool], ['RUN chmod 755 /app/tool', { ...tool, mode: 0o755 }]],
    1,
  );
  expect(finding?.fix).toContain('    COPY --chmod=755 tool /app/');
});

test('an owner that COPY sets already is replaced', async () => {
  const tool = file('app/tool');
  const [finding] = await found(
    [base, ['COPY --from=build --chown=1:1 /out /app', tool], ['RUN chown it', owned(tool)]],
    1,
  );
  expect(finding?.fix).toContain('    COPY --chown=1000:1000 --from=build /out /app');
});

describe('what comes from another stage, as only the Dockerfile says', () => {
  const subject = (path: string, ...after: Parameters<typeof findingsIn>[0]['steps']) => ({
    steps: [
      baseStep,
      [
        'COPY /out /app # buildkit',
        [{ path, content: 'API_KEY=abcd1234'.padEnd(10_000) }],
      ] as const,
      ...after,
    ],
    dockerfile: 'FROM a AS build\nRUN make\nFROM b\nCOPY --from=build /out /app\nRUN rm it\n',
  });

  test('is deleted there, and not kept out of the build context', async () => {
    const deleted = ['RUN /bin/sh -c rm it # buildkit', [{ path: 'app/.wh.x.log' }]] as const;
    const { text } = await onlyFoundBy('deleted-files', subject('app/x.log', deleted));
    expect(text).toContain('Do not copy them: delete them in their stage');
    expect(text).not.toContain('.dockerignore');
  });

  test('is no secret of the build context', async () => {
    const { text } = await onlyFoundBy('secrets', subject('app/.env'));
    expect(text).toContain('delete the file in its stage, or copy less of it in layer 1');
    expect(text).not.toContain('.dockerignore');
  });

  test('is wanted, since somebody copied it', async () => {
    expect(await foundBy('unwanted-files', subject('app/x.log'))).toEqual([]);
  });
});

test('what a layer deletes is named by the directories that are gone', async () => {
  const steps: readonly Step[] = [
    base,
    ['WORKDIR /app'],
    ['COPY . .', file('app/.git/a'), file('app/.git/b/c'), file('app/.env', 5000), file('app/x')],
    ['RUN rm -rf .git .env', { path: 'app/.wh..git' }, { path: 'app/.wh..env' }],
  ];
  const [finding] = await found(steps, 1);
  expect(finding).toMatchObject({
    line: 'deleted-files 2: app/.git app/.env',
    bytes: 25_000,
    pathCount: 2,
  });
  expect(finding?.fix).toBe('Put .git and .env into `.dockerignore`:\n    .git\n    .env');
});

test('a directory that is named like its source is only a part of that', async () => {
  const [finding] = await found(
    [
      base,
      ['COPY app /srv/', file('srv/app/big'), file('srv/main.py')],
      ['RUN rm -rf /srv/app', { path: 'srv/.wh.app' }],
    ],
    1,
  );
  expect(finding?.fix).toBe('Put app/app into `.dockerignore`:\n    app/app');
});

test('what a RUN made and another one deletes is deleted in the first', async () => {
  const [finding] = await found(
    [base, ['RUN wget it', file('it is')], ['RUN rm *', { path: '.wh.it is' }]],
    1,
  );
  expect(finding?.fix).toBe(
    'Delete them in the RUN that makes them, and not in layer 2:\n' +
      "    RUN wget it \\\n     && rm -rf '/it is'",
  );
});

test('what was copied, stored again and then deleted is kept out of the context', async () => {
  const big = file('app/src');
  const [, finding] = await found(
    [
      base,
      ['COPY . /app', big, file('app/main')],
      ['RUN chown -R app /app && date > /app/date', owned(big)],
      ['RUN rm /app/src', { path: 'app/.wh.src' }],
    ],
    1,
  );
  expect(finding?.line).toBe('deleted-files 2: app/src');
  expect(finding?.fix).toContain('Put src into `.dockerignore`');
});

test('a directory that moved is named with where it went', async () => {
  const at = (directory: string): TarEntrySpec[] =>
    ['a', 'b/c'].map((name) => ({ ...file(name), path: `${directory}/${name}` }));
  const [finding] = await found(
    [
      base,
      ['COPY . /app', ...at('app/static')],
      ['RUN mv /app/static /srv/www', { path: 'app/.wh.static' }, ...at('srv/www')],
    ],
    1,
  );
  expect(finding?.line).toBe('moved-files 2: app/static');
  expect(finding?.fix).toContain('    RUN mkdir -p /srv && ln -s /app/static /srv/www');
});

test('what a second RUN overwrites is made in one', async () => {
  const [finding] = await found(
    [
      base,
      ['RUN index', file('index')],
      ['RUN index again', { ...file('index'), content: 'i'.repeat(9000) }],
    ],
    1,
  );
  expect(finding?.line).toBe('overwritten-files 2: index');
  expect(finding?.fix).toMatch(/^Join layers 1 and 2 into one RUN/);
});

test('bytes of the base that a layer hides are not its own', async () => {
  const [finding] = await found([base, ['RUN rm /bin/sh', { path: 'bin/.wh.sh' }]], 1);
  expect(finding).toMatchObject({
    severity: 'info',
    ownBytes: 0,
    baseBytes: 10_000,
    additionalBytes: 0,
  });
  expect(finding?.fix).toMatch(/^It comes with the base image/);
});

describe('equal contents', () => {
  const content = 'c'.repeat(10_000);

  test('in two layers are told of the upper one, with all their names', async () => {
    const [finding, ...others] = await found(
      [
        base,
        ['COPY . /app', { path: 'app/data', content }],
        [
          'RUN cp /app/data /srv/data && ln /srv/data /srv/link',
          { path: 'srv/data', content },
          { path: 'srv/link', type: 'hardlink', linkTarget: 'srv/data' },
        ],
      ],
      1,
    );
    expect(others).toEqual([]);
    expect(finding?.line).toBe('added-twice 2: srv/data');
    expect(finding?.fix).toContain('ln -s /app/data /srv/data && ln -s /app/data /srv/link');
  });

  test('in one layer are another finding, and no byte is in both', async () => {
    const findings = await found(
      [
        base,
        ['COPY a b /app/', { path: 'app/a', content }, { path: 'app/b', content }],
        ['RUN cp /app/a /srv/c', { path: 'srv/c', content }],
      ],
      1,
    );
    expect(findings.map(({ line, additionalBytes }) => [line, additionalBytes])).toEqual([
      ['added-twice 2: srv/c', 10_000],
      ['duplicate-content 1: app/b', 10_000],
    ]);
  });

  test('of packages are left to them', async () => {
    const paths = ['usr/share/a', 'usr/lib/b', 'app/node_modules/c', 'opt/site-packages/d'];
    const step: Step = ['RUN install', ...paths.map((path) => ({ path, content }))];
    expect(await lines([base, step])).toEqual([]);
  });
});

test('a few bytes are not worth a finding', async () => {
  const passwd = { path: 'etc/passwd', content: 'root' };
  expect(await lines([base, ['RUN a', passwd], ['RUN b', { ...passwd, uid: 3 }]])).toEqual([]);
});
