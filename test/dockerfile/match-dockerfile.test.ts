import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DockerfileMatch } from '../../src/dockerfile/dockerfile-match.ts';
import { matchDockerfile } from '../../src/dockerfile/match-dockerfile.ts';
import { readDockerfile } from '../../src/dockerfile/read-dockerfile.ts';
import type { Image } from '../../src/model/image.ts';
import { historyFixture, imageWithHistory } from '../support/history.ts';
import { open } from '../support/open-image.ts';

const dockerfile = readFileSync('fixtures/histories/Dockerfile', 'utf8');

function match(text: string, image: Image, target: string | null = null): DockerfileMatch {
  const found = matchDockerfile(readDockerfile(text, 'Dockerfile'), image, target);
  if (found === null) throw new Error('no such stage');
  return found;
}

/** By step: the first line and `!` where it is certain; `-` where none was found. */
const places = ({ steps }: DockerfileMatch): string =>
  steps
    .map((step) =>
      step === null ? '-' : `${step.lines.start}${step.confidence === 'certain' ? '!' : ''}`,
    )
    .join(' ');

const built = (...instructions: readonly string[]): Image =>
  imageWithHistory([
    { created_by: '/bin/sh -c #(nop) ADD file:aa in / ' },
    { created_by: '/bin/sh -c #(nop)  CMD ["bash"]', empty_layer: true },
    ...instructions.map((text) => ({
      created_by: text,
      empty_layer: !/^(?:RUN|COPY|ADD|\/bin\/sh -c \w|\|)/.test(text),
    })),
  ]);

describe('what engines wrote for one Dockerfile', () => {
  const unlessOnbuild =
    '3! 4! 5! 6! 7! 8! 11! 12! 13! 14 15 16 17! 18! 19! 20! 21! 22! 23! 24! 25!';

  test("Docker's classic builder: copies by their order and target, ONBUILD by its FROM", () => {
    const found = match(dockerfile, imageWithHistory(historyFixture('classic.json')));
    expect(places(found)).toBe(`- ${unlessOnbuild} 27 28! 29! 30! 31!`);
    expect(found.unmatchedLayers).toEqual([]);
    expect(found.layers.get(1)?.lines).toEqual({ start: 8, end: 10 });
    expect(found.base).toEqual({ reference: 'debian:base', lines: { start: 2, end: 2 } });
  });

  test('buildah, a layer for each instruction', () => {
    const found = match(dockerfile, imageWithHistory(historyFixture('buildah.json')));
    expect(places(found)).toBe(`- ${unlessOnbuild} 28! 29! 30! 31!`);
    expect(found.unmatchedLayers).toEqual([]);
  });

  test('buildah, one layer for each stage: it comes from all lines that can have made it', () => {
    const found = match(dockerfile, imageWithHistory(historyFixture('buildah-one-layer.json')));
    expect([...found.layers]).toEqual([
      [1, { lines: { start: 8, end: 16 }, confidence: 'likely' }],
      [2, { lines: { start: 30, end: 30 }, confidence: 'certain' }],
    ]);
  });
});

describe('BuildKit', () => {
  test('the demo image: every own layer has its lines', async () => {
    const { image } = await open('fixtures/demo/demo.tar');
    const found = match(readFileSync('fixtures/demo/Dockerfile', 'utf8'), image);
    expect(found.unmatchedLayers).toEqual([]);
    const lines = [...found.layers].map(([layer, place]) => [layer, place.lines.start]);
    expect(lines).toEqual([
      [1, 9],
      [2, 11],
      [3, 12],
      [4, 13],
      [5, 15],
      [6, 16],
      [7, 17],
      [8, 18],
      [9, 19],
      [10, 20],
      [11, 21],
    ]);
    expect([...found.layers.values()].every(({ confidence }) => confidence === 'certain')).toBe(
      true,
    );
    expect(found.base.reference).toBe('demo-base:latest');
  });

  test.each([
    [
      'RUN <<EOF\nset -e\napt-get update\nEOF',
      'RUN /bin/sh -c set -e\napt-get update\n # buildkit',
    ],
    ['RUN <<run\n#!/usr/bin/python3\nprint(1)\nrun', 'RUN /dev/pipes/run # buildkit'],
    ['RUN cat <<EOF > /x\na\nEOF', 'RUN /bin/sh -c cat <<EOF > /x\na\nEOF # buildkit'],
    ['COPY <<EOF /x\na\nEOF', 'COPY <<EOF /x # buildkit'],
    ['COPY <<-EOF /x\n\ta\n\tEOF', 'COPY <<EOF /x # buildkit'],
    ['ENV D=/srv\nADD <<-"A" <<-B $D/\nA\nB', 'ADD <<A <<B /srv/ # buildkit'],
    ['RUN ["make", "all"]', 'RUN make all # buildkit'],
    ['RUN ["/bin/busybox","rm","/x"]', '/bin/busybox rm /x'],
    ['RUN ["/bin/busybox", "rm", "/x"]', '|1 A=b /bin/busybox rm /x'],
    ['ARG V=1\nRUN --mount=type=cache,target=/c make', 'RUN |1 V=1 /bin/sh -c make # buildkit'],
    ['COPY --link --from=build --chown=1:1 /a /b', 'COPY --chown=1:1 /a /b # buildkit'],
    ['ARG V=1\nCOPY app-${V}.jar /app.jar', 'COPY app-1.jar /app.jar # buildkit'],
    [
      'ENV D=/srv\nADD --checksum=sha256:00 https://x/y.tgz $D/',
      'ADD https://x/y.tgz /srv/ # buildkit',
    ],
    ['WORKDIR /srv\nWORKDIR ../app/./x', 'WORKDIR /app/x'],
  ])('finds %j', (text, createdBy) => {
    const image = imageWithHistory([{ created_by: createdBy }]);
    const found = match(`FROM scratch\n${text}`, image);
    expect(found.steps[0]?.confidence).toBe('certain');
    expect(found.layers.get(0)?.lines.end).toBe(text.split('\n').length + 1);
  });
});

describe('other builders', () => {
  test('kaniko writes instructions as they stand', () => {
    const text = 'FROM a\nARG V=1\nCOPY --from=x $V /b\nRUN --mount=type=secret,id=a make $V';
    const image = imageWithHistory([
      { created_by: 'COPY --from=x $V /b' },
      { created_by: 'RUN --mount=type=secret,id=a make $V' },
    ]);
    expect(places(match(text, image))).toBe('3! 4!');
  });

  test('docker build --squash: one layer of all instructions', () => {
    const image = imageWithHistory([
      { created_by: '/bin/sh -c #(nop) ADD file:aa in / ' },
      { created_by: '/bin/sh -c make', empty_layer: true },
      { created_by: '/bin/sh -c #(nop)  CMD ["a"]', empty_layer: true },
      { created_by: '/bin/sh -c make clean', empty_layer: true },
      { comment: 'merge sha256:aa to sha256:bb' },
    ]);
    const found = match('FROM a\nRUN make\nCMD ["a"]\nRUN make clean', image);
    expect(found.layers.get(1)).toEqual({ lines: { start: 2, end: 4 }, confidence: 'likely' });
    expect(found.unmatchedLayers).toEqual([]);
  });

  test('an image without a history has nothing to be found', () => {
    const image = { ...imageWithHistory([]), layers: imageWithHistory([{}, {}]).layers };
    const found = match('FROM a\nRUN b', image);
    expect(found.layers.size).toBe(0);
    expect(found.unmatchedLayers).toEqual([0, 1]);
  });
});

describe('matchDockerfile', () => {
  test('follows stages that build on stages, not those that are copied from', () => {
    const text =
      'FROM debian AS one\nRUN a\nFROM golang\nRUN b\nFROM one AS two\nRUN c\nCOPY --from=1 /x /x';
    const image = built('/bin/sh -c a', '/bin/sh -c c', 'COPY /x /x # buildkit');
    expect(places(match(text, image))).toBe('- - 2! 6! 7!');
    expect(match(text, image).base.reference).toBe('debian');
  });

  test('takes the stage that --target names', () => {
    const text = 'FROM a AS one\nRUN make\nFROM a AS two\nRUN make';
    expect(places(match(text, built('/bin/sh -c make'), 'ONE'))).toBe('- - 2!');
    expect(places(match(text, built('/bin/sh -c make'), '1'))).toBe('- - 4!');
    expect(matchDockerfile(readDockerfile(text, 'Dockerfile'), built(), 'three')).toBeNull();
  });

  test('says which layers a changed Dockerfile does not explain, and guesses none', () => {
    const image = built('/bin/sh -c apt-get update', '/bin/sh -c old', 'COPY a /a # buildkit');
    const found = match('FROM debian\nRUN apt-get update\nRUN new\nCOPY a /a', image);
    expect(places(found)).toBe('- - 2! - 4!');
    expect(found.unmatchedLayers).toEqual([2]);
  });

  test('of equal instructions the latest counts, so that a base may have the same', () => {
    const image = imageWithHistory([
      { created_by: 'WORKDIR /app' },
      { created_by: 'RUN /bin/sh -c make # buildkit' },
      { created_by: 'WORKDIR /app' },
    ]);
    expect(places(match('FROM a\nWORKDIR /app', image))).toBe('- - 2!');
  });

  test('a base image that is known is left out', () => {
    const image = imageWithHistory([{ created_by: 'RUN a' }, { created_by: 'RUN b' }], {
      count: 1,
      foundBy: 'option',
    });
    expect(places(match('FROM x\nRUN a', image))).toBe('- -');
    expect(match('FROM x\nRUN a', image).unmatchedLayers).toEqual([1]);
  });

  describe('of a base image that was only guessed', () => {
    const baseOf = (text: string, image: Image) => match(text, image).baseLayers;
    const image = imageWithHistory(
      [{ created_by: 'RUN a' }, { created_by: 'RUN b' }, { created_by: 'RUN c' }],
      { count: 2, foundBy: 'history' },
    );

    test('its layers are those below what the Dockerfile made', () => {
      expect(baseOf('FROM x\nRUN b\nRUN c', image)).toMatchObject({
        count: 1,
        foundBy: 'dockerfile',
      });
      const guessed = imageWithHistory([{ created_by: 'RUN a' }, { created_by: 'RUN b' }], {
        count: 0,
        foundBy: 'first-layer',
      });
      expect(baseOf('FROM x\nRUN b', guessed)).toMatchObject({ count: 1, foundBy: 'dockerfile' });
    });

    test('a guess that the Dockerfile agrees with stays one, and so it is where nothing was found', () => {
      expect(baseOf('FROM x\nRUN c', image)).toBe(image.base);
      expect(baseOf('FROM x\nRUN other', image)).toBe(image.base);
    });

    test('a Dockerfile whose first instruction was not found tells only what is not of the base', () => {
      expect(baseOf('FROM x\nRUN new\nRUN b', image).count).toBe(1);
      const three = { ...image, base: { ...image.base, count: 1 } };
      expect(baseOf('FROM x\nRUN new\nRUN c', three)).toBe(three.base);
    });

    test('what is made from scratch has none', () => {
      expect(baseOf('FROM scratch\nRUN a\nRUN b\nRUN c', image).count).toBe(0);
    });
  });

  test('a value that nobody knows may be anything, and makes it less certain', () => {
    const image = built('COPY app-7/ /srv/ # buildkit', 'COPY lib/ /srv/ # buildkit');
    const found = match('FROM a\nARG V\nCOPY app-$V/ /srv/\nCOPY lib/ $HOME', image);
    expect(places(found)).toBe('- - 3 4');
  });

  test('build arguments of the history count before defaults', () => {
    const image = built('|1 V=2 /bin/sh -c make', 'COPY app-2 / # buildkit');
    expect(places(match('FROM a\nARG V=1\nRUN make\nCOPY app-$V /', image))).toBe('- - 3! 4!');
  });

  test('names the base image with the value that an ARG before FROM gives it', () => {
    const base = (text: string): string | null => match(text, built()).base.reference;
    expect(base('ARG V=12\nFROM debian:${V}-slim')).toBe('debian:12-slim');
    expect(base('FROM debian:${V:-13}')).toBe('debian:13');
    expect(base('FROM debian:$V')).toBeNull();
  });
});

describe('hostile input', () => {
  const line = fc.constantFrom(
    'FROM a AS b',
    'FROM b',
    'RUN make',
    'RUN make $A',
    'COPY . .',
    'COPY $A $B',
    'ENV A=$A$A',
    'ENV A=x',
    'ARG A',
    'WORKDIR $A/..',
    'ONBUILD COPY . .',
    'CMD a',
    'EXPOSE 1 $A',
    'ADD',
    'LABEL',
    'FROM',
    'ENV =',
    'COPY file:012345678901 /',
    'HEALTHCHECK &{[',
    'RUN <<A',
    'A',
    'VOLUME [',
  );
  const lines = fc.array(line, { maxLength: 30 });

  test('steps are found in the order of the Dockerfile, each line for one step', () => {
    fc.assert(
      fc.property(lines, lines, (text, history) => {
        const image = imageWithHistory(history.map((created_by) => ({ created_by })));
        const found = matchDockerfile(readDockerfile(text.join('\n'), 'Dockerfile'), image, null);
        if (found === null) return;
        expect(found.steps).toHaveLength(history.length);
        const own = found.steps.filter(
          (step, i) => step !== null && history[i]?.startsWith('ONBUILD') !== true,
        );
        const starts = own.map((step) => step?.lines.start ?? 0);
        const froms = new Set(text.flatMap((from, i) => (from.startsWith('FROM') ? [i + 1] : [])));
        const sure = starts.filter((start) => !froms.has(start));
        expect(sure).toEqual([...new Set(sure)].sort((a, b) => a - b));
      }),
    );
  });

  test('values that double with each line stay small', () => {
    const text = `FROM a\nENV A=aaaaaaaa\n${'ENV A=$A$A\n'.repeat(900)}COPY $A /`;
    expect(match(text, built('COPY b /')).layers.size).toBe(1);
  });

  test('only the last of very many instructions and steps are compared', () => {
    const many = 20_000;
    const image = built(...Array.from({ length: many }, (_, i) => `/bin/sh -c make ${i}`));
    const text = `FROM a\n${Array.from({ length: many }, (_, i) => `RUN make ${i}\n`).join('')}`;
    const found = match(text, image);
    expect(found.steps.at(-1)?.lines.start).toBe(many + 1);
    expect(found.steps.filter((step) => step !== null)).toHaveLength(1000);
  });
});
