import { expect, test } from 'vitest';
import { baseStep, type Found, findingsIn } from '../../support/findings-in.ts';
import type { TarEntrySpec } from '../../support/tar.ts';

const rules = new Set(['privileged-files', 'world-writable', 'base-privileges']);
const capability = { 'SCHILY.xattr.security.capability': '\x01' };

async function found(
  base: readonly TarEntrySpec[],
  own: readonly TarEntrySpec[],
  instruction = 'RUN a',
) {
  const steps = [
    [baseStep[0], base],
    [instruction, own],
  ] as const;
  const findings = await findingsIn({ steps });
  return findings.filter(({ about }) => rules.has(about.rule));
}

const told = (findings: readonly Found[]) =>
  findings.map(({ about, severity, paths }) => [about.rule, severity, ...paths]);

test('programs of own layers with more rights than their user', async () => {
  const own = [
    { path: 'bin/su', mode: 0o4755 },
    { path: 'bin/agent', mode: 0o2755 },
    { path: 'bin/ping', mode: 0o755, pax: capability },
    { path: 'bin/plain', mode: 0o755 },
  ];
  expect(told(await found([], own))).toEqual([
    ['privileged-files', 'low', 'bin/su'],
    ['privileged-files', 'low', 'bin/agent'],
    ['privileged-files', 'low', 'bin/ping'],
  ]);
});

test('what everybody may write, but for sticky directories and links', async () => {
  const own = [
    { path: 'tmp', type: 'directory', mode: 0o1777 },
    { path: 'data', type: 'directory', mode: 0o777 },
    { path: 'app.conf', mode: 0o666 },
    { path: 'link', type: 'symlink', linkTarget: 'x', mode: 0o777 },
    { path: 'pipe', type: 'fifo', mode: 0o666 },
  ] as const;
  expect(told(await found([], own))).toEqual([['world-writable', 'low', 'data', 'app.conf']]);
});

test("the base image's are told apart, and what keeps them as they were is not own", async () => {
  const su = { path: 'bin/su', mode: 0o4755 };
  expect(told(await found([su], []))).toEqual([['base-privileges', 'info', 'bin/su']]);
  expect(told(await found([su], [{ ...su, content: 'newer' }]))).toEqual([]);
  expect(told(await found([{ ...su, mode: 0o755 }], [su]))).toEqual([
    ['privileged-files', 'low', 'bin/su'],
  ]);
});

test('bits that give nobody anything are none', async () => {
  const own = [
    { path: 'a', mode: 0o4644 },
    { path: 'b', type: 'directory', mode: 0o2755 },
  ] as const;
  expect(await found([], own)).toEqual([]);
});

test('paths are words that a shell takes as they are', async () => {
  const [one] = await found([], [{ path: "bin/a $(b)'c", mode: 0o4755 }]);
  expect(one?.text).toContain(String.raw`chmod u-s '/bin/a $(b)'\''c'`);
});

test('of what was copied, they are taken away by the COPY or before it', async () => {
  const own = [
    { path: 'bin/su', mode: 0o4755 },
    { path: 'bin/ping', mode: 0o755, pax: capability },
    { path: 'app.conf', mode: 0o666 },
  ];
  const [su, ping, conf] = await found([], own, 'COPY bin /bin # buildkit');
  for (const one of [su, conf]) expect(one?.text).toContain('    COPY --chmod=MODE bin /bin');
  expect(ping?.text).toContain('Take them away where layer 1 copies them from');
});

test('no RUN is to change what no RUN made', async () => {
  const [one] = await found([], [{ path: 'bin/su', mode: 0o4755 }], 'bazel build ...');
  expect(one?.text).toContain('Take that right away in whatever makes layer 1,');
  expect(one?.text).not.toContain('RUN');
});
