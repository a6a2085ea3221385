import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInstruction } from '../../src/oci/instruction.ts';

const hash = 'd8a7ca0bc72acf333c89eec865a0b4be1a11853eb39fb4a8caf10f3b6b54fbae';

describe('readInstruction', () => {
  test.each([
    ['the classic builder: a command', '/bin/sh -c apt-get update', 'RUN apt-get update'],
    ['metadata', '/bin/sh -c #(nop)  CMD ["bash"]', 'CMD ["bash"]'],
    ['ENV', '/bin/sh -c #(nop)  ENV A=1 B=2', 'ENV A=1 B=2'],
    ['ADD of a file', `/bin/sh -c #(nop) ADD file:${hash} in / `, 'ADD file:d8a7ca0bc72a /'],
    [
      'COPY of a directory',
      `/bin/sh -c #(nop) COPY dir:${hash} in /a b/`,
      'COPY dir:d8a7ca0bc72a /a b/',
    ],
    ['COPY of many', `/bin/sh -c #(nop) COPY multi:${hash} in ./`, 'COPY multi:d8a7ca0bc72a ./'],
    [
      'COPY with an owner',
      `/bin/sh -c #(nop) COPY --chown=1:1file:${hash} in /x `,
      'COPY --chown=1:1 file:d8a7ca0bc72a /x',
    ],
    ['SHELL', '/bin/bash -o pipefail -c curl x | tar xz', 'RUN curl x | tar xz'],
    ['SHELL with joined options', '/bin/bash -eo pipefail -c true', 'RUN true'],
    ['SHELL with a joined c', '/bin/ash -euxc make', 'RUN make'],
    ['SHELL with long options', 'bash --login -c nvm use', 'RUN nvm use'],
    ['SHELL through env', '/usr/bin/env bash -c true', 'RUN true'],
    ['SHELL and metadata', '/bin/bash -o pipefail -c #(nop)  USER app', 'USER app'],
    ['busybox', '/busybox/sh -c true', 'RUN true'],
    ['Windows', 'cmd /S /C mkdir C:\\app', 'RUN mkdir C:\\app'],
    ['Windows metadata', 'cmd /S /C #(nop)  ENV A=1', 'ENV A=1'],
    ['PowerShell', 'powershell -Command Remove-Item x', 'RUN Remove-Item x'],
    [
      'PowerShell with preferences',
      "powershell -NoLogo -Command $ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'; Expand-Archive a",
      'RUN Expand-Archive a',
    ],
    ['BuildKit: a command', 'RUN /bin/sh -c make install # buildkit', 'RUN make install'],
    ['BuildKit: COPY', 'COPY . /app # buildkit', 'COPY . /app'],
    ['BuildKit: a command without a shell', 'RUN npm ci # buildkit', 'RUN npm ci'],
    ['BuildKit: metadata', 'ENTRYPOINT ["/app"]', 'ENTRYPOINT ["/app"]'],
    ['BuildKit: SHELL', 'RUN /bin/bash -o pipefail -c a | b # buildkit', 'RUN a | b'],
    ['BuildKit: ports', 'EXPOSE map[443/tcp:{} 80/tcp:{}]', 'EXPOSE 443/tcp 80/tcp'],
    ['kaniko', 'RUN apk add curl', 'RUN apk add curl'],
    ['buildah', `/bin/sh -c #(nop) ADD file:${hash} in / `, 'ADD file:d8a7ca0bc72a /'],
    ['Bazel', 'bazel build //base:image', 'bazel build //base:image'],
    ['debuerreotype', "# debian.sh --arch 'amd64' out/", "# debian.sh --arch 'amd64' out/"],
    ['a committed container', 'bash', 'bash'],
    ['nothing', '', ''],
    ['a shell by itself', '/bin/sh -c', 'RUN'],
    ['a mark inside a command', "/bin/sh -c echo '#(nop) x'", "RUN echo '#(nop) x'"],
  ])('reads %s', (_, createdBy, expected) => {
    expect(readInstruction(createdBy)).toEqual({ text: expected, buildArguments: [] });
  });

  test('collapses the white space that line continuations and heredocs leave', () => {
    const createdBy =
      'RUN /bin/sh -c apt-get update \t  && apt-get install     -y a\n\tb # buildkit';
    expect(readInstruction(createdBy).text).toBe('RUN apt-get update && apt-get install -y a b');
  });

  test('keeps build arguments apart, as many as the count says', () => {
    expect(readInstruction('|2 A=1 B=2 /bin/sh -c make A=3')).toEqual({
      text: 'RUN make A=3',
      buildArguments: ['A=1', 'B=2'],
    });
    expect(readInstruction('RUN |1 VERSION=1.2 /bin/sh -c make # buildkit')).toEqual({
      text: 'RUN make',
      buildArguments: ['VERSION=1.2'],
    });
    expect(readInstruction('|0 /bin/sh -c make').text).toBe('RUN make');
  });

  test('keeps spaces in the values of build arguments', () => {
    expect(
      readInstruction('|2 FLAGS=-O2 -g NAME=a b /bin/bash -o pipefail -c make').buildArguments,
    ).toEqual(['FLAGS=-O2 -g', 'NAME=a b']);
  });

  test('splits build arguments by words where no shell tells where they end', () => {
    const expected = { text: 'RUN npm ci', buildArguments: ['A=1'] };
    expect(readInstruction('RUN |1 A=1 npm ci # buildkit')).toEqual(expected);
    expect(readInstruction('|1 A=1 npm ci')).toEqual(expected);
  });

  test('reads a health check as a Dockerfile has it', () => {
    const check = String.raw`HEALTHCHECK &{["CMD-SHELL" "python3 -c \"print(1)\""] "30s" "0s" "0s" '\x00'}`;
    expect(readInstruction(`/bin/sh -c #(nop)  ${check}`).text).toBe(
      'HEALTHCHECK CMD python3 -c "print(1)"',
    );
    expect(readInstruction('HEALTHCHECK &{["NONE"] "0s" "0s" "0s" \'\\x00\'}').text).toBe(
      'HEALTHCHECK NONE',
    );
  });

  test('reads anything, and long texts at once', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(' ', '|', '1', '=', '-', 'c', '/', 'sh') }),
        (text) => {
          expect(readInstruction(text).text).not.toMatch(/\s\s/);
        },
      ),
    );
    for (const piece of [' ', 'sh ', '/', '-o x ', ' A=', '\\', 'cmd /S ', '"', '$x = ;', '-x ']) {
      expect(readInstruction(`|9 ${piece.repeat(100_000)}`).text).toBeTypeOf('string');
      expect(readInstruction(`bash${piece.repeat(100_000)}`).text).toBeTypeOf('string');
      expect(readInstruction(`powershell ${piece.repeat(100_000)}`).text).toBeTypeOf('string');
      expect(readInstruction(`HEALTHCHECK &{["${piece.repeat(100_000)}`).text).toBeTypeOf('string');
    }
  });
});
