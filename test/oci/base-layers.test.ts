import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BaseLayers } from '../../src/model/image.ts';
import { type BaseEvidence, findBaseLayers, readBaseReference } from '../../src/oci/base-layers.ts';
import { matchHistory } from '../../src/oci/history.ts';

const makesNoLayer = /^(?:CMD|ENTRYPOINT|ENV|EXPOSE|LABEL|USER) /;

/** From lines like `2024-05-01T10:00 RUN make`; `-` is no time, a `FROM x` behind is a comment. */
function evidence(lines: readonly string[], known: Partial<BaseEvidence> = {}): BaseEvidence {
  const entries = lines.map((line) => {
    const [time = '', ...words] = line.split(' ');
    const createdBy = words.join(' ');
    const emptyLayer = makesNoLayer.test(createdBy);
    const comment = /FROM \S+$/.exec(createdBy)?.[0] ?? null;
    return { createdBy, emptyLayer, created: time === '-' ? null : `${time}:00Z`, comment };
  });
  const layers = known.layers ?? entries.filter(({ emptyLayer }) => !emptyLayer).length;
  return {
    option: null,
    layers,
    steps: matchHistory(entries, layers).steps,
    reference: { name: null, digest: null },
    referencedLayers: null,
    ...known,
  };
}

function found(lines: readonly string[], known?: Partial<BaseEvidence>): string {
  const { count, foundBy }: BaseLayers = findBaseLayers(evidence(lines, known));
  return `${count} by ${foundBy}`;
}

const debian = ['2024-05-01T10:00 ADD rootfs /', '2024-05-01T10:00 CMD ["bash"]'];

describe('findBaseLayers', () => {
  test('believes the user first', () => {
    expect(found(debian, { option: 0, referencedLayers: 1 })).toBe('0 by option');
    expect(() => found(debian, { option: 2 })).toThrow(/the image has 1 layer$/);
  });

  test('believes the base image that annotations name, where it is there', () => {
    expect(found([...debian, '2024-05-02T10:00 RUN a'], { referencedLayers: 2 })).toBe(
      '2 by annotation',
    );
    expect(found([...debian, '2024-05-02T10:00 RUN a'], { referencedLayers: 3 })).toBe(
      '1 by history',
    );
  });

  test('keeps what is said of the base image, however the layers were counted', () => {
    const reference = { name: 'debian:12', digest: 'sha256:abc' };
    expect(findBaseLayers(evidence(debian, { reference }))).toEqual({
      count: 1,
      foundBy: 'first-layer',
      ...reference,
    });
  });

  test('ends a base at its command, also when it was built just before', () => {
    expect(
      found([
        '2024-05-01T10:00 ADD rootfs /',
        '2024-05-01T10:00 RUN a',
        '2024-05-01T10:00 CMD ["sh"]',
        '2024-05-01T10:01 COPY . .',
        '2024-05-01T10:01 CMD ["app"]',
      ]),
    ).toBe('2 by history');
  });

  test('ends a base at the last command of several bases', () => {
    expect(
      found([
        ...debian,
        '2024-05-03T10:00 RUN buildpack',
        '2024-05-03T10:30 RUN python',
        '2024-05-03T10:30 ENTRYPOINT []',
        '2024-05-03T10:30 CMD ["python3"]',
        '2024-05-09T10:00 COPY . .',
        '2024-05-09T10:00 RUN pip',
        '2024-05-09T10:00 CMD ["app"]',
      ]),
    ).toBe('3 by history');
  });

  test('is not taken in by an early command of the own Dockerfile', () => {
    expect(
      found([
        ...debian,
        '2024-05-09T10:00 RUN apt-get',
        '2024-05-09T10:02 ENTRYPOINT ["/app"]',
        '2024-05-09T10:02 COPY . .',
      ]),
    ).toBe('1 by history');
    expect(
      found([
        '2024-05-01T10:00 # debian.sh --arch amd64',
        '2024-05-09T10:00 RUN apt-get',
        '2024-05-09T10:02 ENTRYPOINT ["/app"]',
        '2024-05-09T10:02 COPY . .',
      ]),
    ).toBe('1 by history');
  });

  test('believes what buildah says of the own steps, and not of those of a base', () => {
    const base = ['- COPY a /', '- COPY b / FROM 6a9edbb12b37', '- CMD ["x"] FROM eb408f3e702d'];
    const own = [
      '- ENV A=1 FROM localhost/base:1',
      '- CMD ["early"]',
      '- COPY c / FROM 0123456789ab',
    ];
    expect(found([...base, ...own])).toBe('2 by history');
    expect(found([...base, ...own, '- CMD ["y"]', '- RUN docker'])).toBe('3 by history');
  });

  test('sees metadata after the command as part of the base', () => {
    expect(
      found([
        '2024-05-01T10:00 ADD rootfs /',
        '2024-05-01T10:00 RUN nginx',
        '2024-05-01T10:00 CMD ["nginx"]',
        '2024-05-01T10:00 EXPOSE 80',
        '2024-05-07T10:00 COPY html /',
      ]),
    ).toBe('2 by history');
  });

  test('ends a base without a command where much time passed first', () => {
    expect(
      found([
        '1970-01-01T00:00 bazel build base',
        '1970-01-01T00:00 bazel build tz',
        '2024-05-01T10:00 COPY app /',
        '2024-05-04T10:00 COPY config /',
        '2024-05-04T10:00 ENTRYPOINT ["/app"]',
      ]),
    ).toBe('2 by history');
  });

  test('ends a base without times where times begin', () => {
    expect(found(['- bazel build base', '- bazel build tz', '2024-05-01T10:00 COPY app /'])).toBe(
      '2 by history',
    );
  });

  test('goes by commands alone where no time says more', () => {
    expect(found(['- ADD a /', '- RUN b', '- CMD ["sh"]', '- COPY c /', '- CMD d'])).toBe(
      '2 by history',
    );
    expect(
      found(['1980-01-01T00:00 ADD a /', '1980-01-01T00:00 CMD b', '1980-01-01T00:00 COPY c /']),
    ).toBe('1 by history');
  });

  test('takes the first layer for the base when nothing tells', () => {
    expect(found(['- COPY a /', '- COPY b /', '- CMD ["a"]'])).toBe('1 by first-layer');
    expect(found(debian)).toBe('1 by first-layer');
    expect(found([], { layers: 0 })).toBe('0 by first-layer');
    expect(found([], { layers: 5 })).toBe('1 by first-layer');
  });

  test.each(['COPY app /app', 'ADD https://x/y /opt/', 'COPY ["a", "/b"]', 'WORKDIR /app'])(
    'finds no base below what %s made: no base image begins like that',
    (instruction) => {
      expect(found([`- ${instruction}`, '- COPY b /b', '- CMD ["a"]'])).toBe('0 by history');
    },
  );

  test.each(['ADD rootfs.tar.xz /', 'COPY . .', 'COPY ["rootfs", "/"]', 'COPY dir:aa in ./'])(
    'takes what %s made for a root filesystem',
    (instruction) => {
      expect(found([`- ${instruction}`, '- COPY b /b', '- CMD ["a"]'])).toBe('1 by first-layer');
    },
  );

  test('counts between 0 and all layers, whatever the history', () => {
    const line = fc.tuple(
      fc.constantFrom('-', '1970-01-01T00:00', '2024-05-01T10:00', '2024-05-03T10:00'),
      fc.constantFrom('RUN a', 'CMD b', 'ENV c', ''),
    );
    fc.assert(
      fc.property(fc.array(line.map((words) => words.join(' '))), fc.nat(9), (lines, layers) => {
        const { count } = findBaseLayers(evidence(lines, { layers }));
        expect(count).toBeGreaterThanOrEqual(0);
        expect(count).toBeLessThanOrEqual(layers);
      }),
    );
  });

  test('reads a history of a hundred thousand steps at once', () => {
    const lines = Array.from({ length: 100_000 }, () => '- CMD a');
    expect(found([...lines, '- RUN a', '- RUN b'])).toBe('1 by first-layer');
  });
});

describe('readBaseReference', () => {
  const name = 'org.opencontainers.image.base.name';
  const digest = 'org.opencontainers.image.base.digest';

  test('prefers annotations, since labels may be inherited', () => {
    expect(readBaseReference({ [name]: 'a' }, { [name]: 'b', [digest]: 'c' })).toEqual({
      name: 'a',
      digest: 'c',
    });
  });

  test('takes an empty name, as of FROM scratch, for none', () => {
    expect(readBaseReference({ [name]: '' }, {})).toEqual({ name: null, digest: null });
  });
});
