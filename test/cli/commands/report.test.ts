import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runMain } from '../../support/run-main.ts';
import { stubLoad } from '../../support/stub-load.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const { load } = stubLoad([[{ path: 'a', content: 'content' }]]);

test('is text on standard output unless asked otherwise', async () => {
  expect((await runMain(['report', 'app.tar'], load)).out).toMatch(/^app\.tar/);
  const { out } = await runMain(['report', '--format', 'json', 'app.tar'], load);
  expect(JSON.parse(out)).toHaveProperty('schemaVersion', '1.0');
});

test('goes to as many files as are named, in the format that their names ask for', async () => {
  const cwd = temporaryDirectory();
  const argv = ['report', '-o', 'a.json', '-o', 'a.txt', 'app.tar'];
  const { exitCode, out, err } = await runMain(argv, load, { cwd, columns: 120 });
  expect({ exitCode, out, err }).toEqual({ exitCode: 0, out: '', err: '' });
  expect(JSON.parse(readFileSync(join(cwd, 'a.json'), 'utf8'))).toHaveProperty('summary');
  const text = readFileSync(join(cwd, 'a.txt'), 'utf8');
  expect(text).toMatch(/^app\.tar/);
  expect(text).not.toContain('\u001b');
});

test.each([
  ['a.md', /^### layerscope/],
  ['a.sarif', /"version": "2\.1\.0"/],
  ['a.sarif.json', /"version": "2\.1\.0"/],
  ['a.XML', /^<\?xml/],
  ['a.json', /"schemaVersion"/],
  ['a', /^app\.tar/],
])('a file named %s has the format of its name', async (file, start) => {
  const cwd = temporaryDirectory();
  await runMain(['report', '-o', file, 'app.tar'], load, { cwd });
  expect(readFileSync(join(cwd, file), 'utf8')).toMatch(start);
});

test.each([
  ['markdown', /^### layerscope/],
  ['sarif', /^\{\n/],
  ['junit', /^<\?xml/],
  ['github', /^$/],
])('--format %s goes to standard output', async (format, start) => {
  const { exitCode, out } = await runMain(['report', '--format', format, 'app.tar'], load);
  expect(exitCode).toBe(0);
  expect(out).toMatch(start);
});

test('has the format that --format names, whatever the file is called', async () => {
  const cwd = temporaryDirectory();
  await runMain(['report', '-o', 'a.txt', '--format', 'json', 'app.tar'], load, { cwd });
  expect(JSON.parse(readFileSync(join(cwd, 'a.txt'), 'utf8'))).toHaveProperty('summary');
});

test('takes options that stand before the command, if they are its own', async () => {
  const before = await runMain(['--top', '0', 'report', 'app.tar', '--format', 'json'], load);
  expect(JSON.parse(before.out)).toHaveProperty('totals');
  const foreign = await runMain(['--json', '-', 'report', 'app.tar'], load);
  expect(foreign.exitCode).toBe(2);
  expect(foreign.err).toContain('`report` has no option --json');
});
