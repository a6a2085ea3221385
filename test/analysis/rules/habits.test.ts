import { describe, expect, test } from 'vitest';
import type { RuleId } from '../../../src/analysis/rules/rules.ts';
import type { ImageConfig } from '../../../src/model/image.ts';
import { baseStep, findingsIn, foundBy, onlyFoundBy } from '../../support/findings-in.ts';

const habits: ReadonlySet<RuleId> = new Set([
  'update-alone',
  'recommended-packages',
  'upgraded-base',
  'add-for-copy',
  'unchecked-download',
  'shell-form',
  'runs-as-root',
  'no-healthcheck',
  'joinable-runs',
  'secret-in-history',
]);

/** What is said of an image whose own instructions are these; those with a space make a layer. */
async function said(
  instructions: readonly string[],
  config: Partial<ImageConfig> = { user: 'app' },
  dockerfile?: string,
): Promise<readonly string[]> {
  const steps = [
    baseStep,
    ...instructions.map((text, i) =>
      /^(?:RUN|COPY|ADD) /.test(text)
        ? ([text, [{ path: `file${i}` }]] as const)
        : ([text] as const),
    ),
  ];
  const findings = await findingsIn({
    steps,
    config,
    ...(dockerfile === undefined ? {} : { dockerfile }),
  });
  return findings.map(({ about }) => about.rule).filter((rule) => habits.has(rule));
}

describe('packages', () => {
  test.each([
    ['RUN apt-get update', ['update-alone']],
    ['RUN apt-get update && apt-get install -y curl', ['recommended-packages']],
    ['RUN apt-get update && apt-get install -y --no-install-recommends curl', []],
    ['RUN apt-get -o APT::Install-Recommends=false install -y curl', []],
    [
      'RUN echo \'APT::Install-Recommends "0";\' > /etc/apt/apt.conf.d/x && apt-get install -y x',
      [],
    ],
    ['RUN apt-get update && apt-get -y upgrade', ['upgraded-base']],
    ['RUN apt-get update && xargs -a list apt-get install -y', ['recommended-packages']],
    ['RUN apt-get update && apt-get build-dep -y python3', ['recommended-packages']],
    ['RUN apt-get update && apt-get satisfy -y --no-install-recommends "curl (>= 7)"', []],
    ['RUN apt-get update && sudo -E apt-get install -y --no-install-recommends curl', []],
    ['RUN apt-get update && timeout 600 apt-get install -y curl', ['recommended-packages']],
    ['RUN apt-get update && bash -c "apt-get install -y jq"', ['recommended-packages']],
    ['RUN apt-get update && npx playwright install-deps chromium', []],
    ['RUN apt-get update && apt-get clean && rm -rf /tmp/x', ['update-alone']],
    ['RUN apk update && apk add curl', []],
    ['RUN apk upgrade', ['upgraded-base']],
    ['RUN dnf install -y curl', ['recommended-packages']],
    ['RUN dnf -y update', ['upgraded-base']],
    ['RUN echo "apt-get update"', []],
    ['RUN npm install && make install', []],
  ])('%s', async (instruction, expected) => {
    expect(await said([instruction])).toEqual(expected);
  });

  test('a comment with an apostrophe hides nothing of the script behind it', async () => {
    const script = "apt-get update\n# we don't need more\napt-get install -y curl\n";
    const steps = [`RUN /bin/sh -c ${script} # buildkit`];
    expect(await said(steps)).toEqual([]);
    expect(await said(steps, undefined, `FROM a\nRUN <<EOF\n${script}EOF`)).toEqual([
      'recommended-packages',
    ]);
  });

  test.each([
    ['type=cache,target=/var/lib/apt,sharing=locked', []],
    ['type=cache,dst=/var/lib/apt/lists/', []],
    ['type=cache,target=/var/cache/apt', ['update-alone']],
    ['type=bind,target=/var/lib/apt', ['update-alone']],
  ])('lists fetched with --mount=%s', async (mount, expected) => {
    const dockerfile = `FROM a\nRUN --mount=${mount} apt-get update`;
    expect(await said(['RUN apt-get update'], undefined, dockerfile)).toEqual(expected);
  });

  const install = 'RUN apt-get install -y vim';

  test.each([
    [`RUN echo 'APT::Install-Recommends "0";' > /etc/apt/apt.conf.d/99no`, []],
    ['RUN dnf config-manager --save --setopt=install_weak_deps=False', []],
    ['RUN apt-get -o APT::Install-Recommends=false install -y x', ['recommended-packages']],
    ['RUN apt-get -o APT::Install-Recommends=false update', ['recommended-packages']],
  ])('an install after %s', async (before, expected) => {
    const found = await said([before, install]);
    expect(found.filter((rule) => rule === 'recommended-packages')).toEqual(expected);
    expect(await said([install, before])).toContain('recommended-packages');
  });

  test('a setting from a here-document counts for what comes after it', async () => {
    const dockerfile = `FROM a\nRUN cat <<EOF > /etc/apt/apt.conf.d/x\nAPT::Install-Recommends "0";\nEOF\n${install}`;
    const steps = [
      'RUN /bin/sh -c cat <<EOF > /etc/apt/apt.conf.d/x\nAPT::Install-Recommends "0";\nEOF # buildkit',
      install,
    ];
    expect(await said(steps, undefined, dockerfile)).toEqual([]);
  });

  test('several installs without the option are one finding', async () => {
    const found = await onlyFoundBy('recommended-packages', {
      steps: [
        baseStep,
        ['RUN apt-get install -y a', [{ path: 'a' }]],
        ['RUN apt-get install -y b', [{ path: 'b' }]],
      ],
    });
    expect(found.layer).toBe(1);
    expect(found.text).toContain('layer 2');
  });

  test("the base image's instructions are not judged", async () => {
    const steps = [['RUN apt-get update', [{ path: 'a' }]]] as const;
    expect(await foundBy('update-alone', { steps, baseLayers: 1 })).toEqual([]);
    expect(await foundBy('update-alone', { steps, baseLayers: 0 })).toHaveLength(1);
  });
});

describe('ADD and downloads', () => {
  test.each([
    ['ADD app.py /app/ # buildkit', ['add-for-copy']],
    ['ADD dir:0123456789ab /app/', ['add-for-copy']],
    ['ADD app.tar.gz /app/ # buildkit', []],
    ['ADD file:0123456789ab /app/', []],
    ['ADD https://example.com/x /x # buildkit', []],
    ['ADD git@example.com:x.git /x # buildkit', []],
    ['RUN curl -fsSL https://x/i.sh | bash', ['unchecked-download']],
    ['RUN curl -fsSL https://x/i.sh -o- | sudo -E bash -', ['unchecked-download']],
    ['RUN curl -fsSLo x.tgz https://x/y && tar xzf x.tgz', ['unchecked-download']],
    ['RUN wget -qO- https://x/y | tar xz', ['unchecked-download']],
    ["RUN curl -fsSLo x https://x/y && echo 'ab  x' | sha256sum -c -", []],
    ['RUN curl -fsSL https://x/key.asc | gpg --dearmor -o /x', []],
    ['RUN curl -fsS https://x/health', []],
    ['RUN apk add curl && curl -fsSL https://x/i.sh | bash', ['unchecked-download']],
    ["RUN curl https://x/i.sh | sh && echo 'ab  x' | sha256sum -c -", ['unchecked-download']],
    ['RUN apk add curl && curl -fsSLo x.tgz https://x/y', ['unchecked-download']],
    ['RUN wget https://x/y.tgz', ['unchecked-download']],
    ['RUN wget -q -P /opt https://x/y.tgz', ['unchecked-download']],
    ['RUN wget --spider https://x/health', []],
    ['RUN wget -qO- https://x/version | grep v1', []],
    ['RUN wget -qO /dev/null https://x/health', []],
    ['RUN wget -O - -o log https://x/health', []],
    ['RUN curl -o /dev/null -sS https://x/health', []],
    ['RUN curl -XPOST https://x/done 2>&1', []],
    ['RUN curl -sSO https://x/y', ['unchecked-download']],
    ['RUN curl --output=y https://x/y', ['unchecked-download']],
    ['RUN curl https://x/y > y', ['unchecked-download']],
    ['RUN curl https://x/health >/dev/null', []],
  ])('%s', async (instruction, expected) => {
    expect(await said([instruction])).toEqual(expected);
  });

  test('whether an ADD has a checksum is only known from the Dockerfile', async () => {
    const add = 'ADD https://example.com/x /x';
    const dockerfile = (flag: string) => `FROM a\nADD ${flag}https://example.com/x /x`;
    expect(await said([add], undefined, dockerfile(''))).toEqual(['unchecked-download']);
    expect(await said([add], undefined, dockerfile('--checksum=sha256:00 '))).toEqual([]);
  });
});

describe('the command and its user', () => {
  const shell = ['/bin/sh', '-c', 'python app.py'];

  test.each([
    [['ENTRYPOINT ["/bin/sh" "-c" "python app.py"]'], { entrypoint: shell }, ['shell-form']],
    [['CMD ["/bin/sh" "-c" "python app.py"]'], { cmd: shell }, ['shell-form']],
    [['CMD ["/bin/sh" "-c" "exec python app.py"]'], { cmd: ['sh', '-c', 'cd x && exec y'] }, []],
    [['CMD ["python" "app.py"]'], { cmd: ['python', 'app.py'] }, []],
    [['ENTRYPOINT ["a"]', 'CMD b'], { entrypoint: ['a'], cmd: ['/bin/sh', '-c', 'b'] }, []],
    [['RUN a'], { cmd: shell }, []],
  ])('%j', async (instructions, config, expected) => {
    expect(await said(instructions, { user: 'app', ...config })).toEqual(expected);
  });

  test.each([
    [null, true],
    ['root', true],
    ['0:0', true],
    ['app', false],
    ['1000', false],
    ['10', false],
  ])('as user %s', async (user, isRoot) => {
    expect(await said(['RUN a'], { user, cmd: ['a'] })).toEqual(isRoot ? ['runs-as-root'] : []);
    expect(await said(['ENV A=1'], { user, cmd: ['a'] })).toEqual([]);
    expect(await said(['RUN a'], { user, entrypoint: [], cmd: ['a'] })).toHaveLength(
      isRoot ? 1 : 0,
    );
    expect(await said(['RUN a'], { user })).toEqual([]);
  });

  const busybox = [
    { path: 'bin/sh', content: 'busybox' },
    { path: 'usr/sbin/adduser', type: 'symlink', linkTarget: '/bin/sh' },
  ] as const;
  const debian = [
    { path: 'usr/bin/sh', content: 'dash' },
    { path: 'bin', type: 'symlink', linkTarget: 'usr/bin' },
    { path: 'usr/sbin/useradd', content: 'useradd' },
    { path: 'usr/sbin/adduser', content: 'adduser' },
  ] as const;

  test.each([
    ['useradd, where there is one', debian, 'RUN a', 'RUN useradd --system'],
    ["busybox's adduser, where there is no other", busybox, 'RUN a', 'RUN adduser -S -D -H app'],
    ['a number, where there is no shell', [{ path: 'usr/sbin/useradd' }], 'COPY a /', 'USER 65532'],
    ['a number, where no program makes users', [{ path: 'bin/sh' }], 'RUN a', 'USER 65532'],
    ['the builder, where it is no Dockerfile', debian, 'jib-maven-plugin:3.4', 'what builds the'],
  ])('another user by %s', async (_, base, instruction, fix) => {
    const { text } = await onlyFoundBy('runs-as-root', {
      steps: [
        [baseStep[0], base],
        [instruction, [{ path: 'a' }]],
      ],
      config: { cmd: ['a'] },
    });
    expect(text.split('\n').slice(2).join('\n')).toContain(fix);
    expect(text.includes('RUN ')).toBe(fix.startsWith('RUN '));
  });

  test('a port without a health check, unless the history has one', async () => {
    const config = { user: 'app', exposedPorts: ['80/tcp'] };
    expect(await said(['EXPOSE 80'], config)).toEqual(['no-healthcheck']);
    expect(await said(['HEALTHCHECK CMD a'], config)).toEqual([]);
    expect(await said(['EXPOSE 80'], { user: 'app' })).toEqual([]);
  });
});

test('three RUNs in a row could be one, two may be apart', async () => {
  expect(await said(['RUN a', 'RUN b', 'RUN c'])).toEqual(['joinable-runs']);
  expect(await said(['RUN a', 'RUN b', 'COPY c /', 'RUN d'])).toEqual([]);
});

describe('secrets in the history', () => {
  test.each([
    ['ENV DB_PASSWORD=hunter22 A=1', 'DB_PASSWORD'],
    ['ARG NPM_TOKEN=abcdefgh', 'NPM_TOKEN'],
    ['ARG VERSION NPM_TOKEN=hunter22', 'NPM_TOKEN'],
    [`ENV GH=ghp_${'hunter22'.repeat(4)}ABCD`, 'GH is set in the image'],
    [`ENV GITHUB_TOKEN=ghp_${'hunter22'.repeat(4)}ABCD`, 'docker run --env GITHUB_TOKEN'],
    [`ARG GH=ghp_${'hunter22'.repeat(4)}ABCD`, 'RUN --mount=type=secret,id=GH,env=GH'],
    ['RUN |1 API_KEY=hunter22 /bin/sh -c make # buildkit', 'API_KEY'],
    ['ENV URL=postgres://a:hunter22@db', 'URL'],
    [`RUN curl -H 'X: ghp_${'hunter22'.repeat(4)}ABCD' x`, 'a GitHub personal access token'],
  ])('%s', async (instruction, name) => {
    const found = await onlyFoundBy('secret-in-history', {
      steps: [
        baseStep,
        instruction.startsWith('RUN') ? [instruction, [{ path: 'x' }]] : [instruction],
      ],
    });
    expect(found.severity).toBe('high');
    expect(found.text).toContain(name);
    expect(JSON.stringify({ ...found, place: null })).not.toContain('hunter22');
  });

  test.each([
    'ENV PASSWORD=',
    'ARG TOKEN',
    'ENV TOKEN=$TOKEN',
    'ENV PASSWORD_FILE=/x',
    'ENV GPG_KEY=ABCDEF',
  ])('nothing in %s', async (instruction) => {
    expect(await said([instruction])).toEqual([]);
  });
});

test('a name that a shell would run is not put into the command to copy', async () => {
  const { text } = await onlyFoundBy('secret-in-history', {
    steps: [baseStep, ['ENV $(touch${IFS}x)_TOKEN=abcdefgh123']],
  });
  expect(text).toContain('docker run --env NAME …');
});

describe('where it stands in the Dockerfile', () => {
  test('of a layer, of a step without one, and of the base image', async () => {
    const found = await findingsIn({
      steps: [baseStep, ['RUN apt-get update', [{ path: 'a' }]], ['ENV PASSWORD=hunter22']],
      dockerfile: 'FROM debian:latest\nRUN apt-get \\\n  update\nENV PASSWORD=hunter22\n',
    });
    const places = found.map(({ about, place }) => [about.rule, place?.file, place?.lines]);
    expect(places).toContainEqual(['update-alone', 'Dockerfile', { first: 2, last: 3 }]);
    expect(places).toContainEqual(['secret-in-history', 'Dockerfile', { first: 4, last: 4 }]);
    expect(places).toContainEqual(['floating-base', 'Dockerfile', { first: 1, last: 1 }]);
  });

  test('nowhere, where it was not found', async () => {
    const found = await onlyFoundBy('update-alone', {
      steps: [baseStep, ['RUN apt-get update', [{ path: 'a' }]]],
      dockerfile: 'FROM debian\nRUN something else',
    });
    expect(found.place).toBeNull();
  });

  test.each([
    ['debian', 'low'],
    ['debian:latest', 'low'],
    ['registry:5000/debian', 'low'],
    ['debian:12', 'info'],
    ['debian:12@sha256:00', null],
    ['scratch', null],
    ['$UNKNOWN', null],
  ])('FROM %s', async (from, severity) => {
    const subject = { steps: [baseStep, ['RUN a', [{ path: 'a' }]]] as const };
    const found = await foundBy('floating-base', { ...subject, dockerfile: `FROM ${from}\nRUN a` });
    expect(found.map((one) => one.severity)).toEqual(severity === null ? [] : [severity]);
  });
});
