import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { LoadImage } from '../../src/cli/loaded-image.ts';
import { LayerscopeError } from '../../src/model/error.ts';
import { memoryStream } from '../support/memory.ts';
import { runMain } from '../support/run-main.ts';
import { stubLoad } from '../support/stub-load.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const { load } = stubLoad([[{ path: 'a', content: 'content' }]]);

const findsNothing: LoadImage = async ({ reference }) => {
  throw new LayerscopeError({
    code: 'not-found',
    tried: `open ${reference}`,
    failed: 'there is no such file',
    advice: 'Check the path.',
  });
};

const hasBug: LoadImage = async () => {
  throw new TypeError('nothing here\u001b[2J');
};

test('what the user can mend is said in a paragraph on standard error, with exit code 2', async () => {
  const { exitCode, out, err } = await runMain(['app.tar'], findsNothing);
  expect(exitCode).toBe(2);
  expect(out).toBe('');
  expect(err).toBe('error: could not open app.tar: there is no such file\n  Check the path.\n');
});

test('a bug is called one, with its stack and nothing for the terminal to obey', async () => {
  const { exitCode, err } = await runMain(['app.tar'], hasBug);
  expect(exitCode).toBe(2);
  expect(err).toMatch(/^This is a bug in layerscope/);
  expect(err).toContain('TypeError: nothing here');
  expect(err).toContain('main.test.ts');
  expect(err).not.toContain('\u001b');
});

test('a failure leaves no report behind', async () => {
  const cwd = temporaryDirectory();
  await runMain(['--json', 'report.json', 'app.tar'], findsNothing, { cwd });
  expect(existsSync(join(cwd, 'report.json'))).toBe(false);
});

test('a reference that is not there may be a misspelt command', async () => {
  expect((await runMain(['reprot'], findsNothing)).err).toContain('layerscope report');
  expect((await runMain(['app.tar'], findsNothing)).err).not.toContain('Did you mean');
});

test('a place that cannot be written is named', async () => {
  const cwd = temporaryDirectory();
  const { exitCode, err } = await runMain(['--json', 'no/such/file', 'app.tar'], load, { cwd });
  expect(exitCode).toBe(2);
  expect(err).toContain('could not write no/such/file');
});

test.each(['docker', 'podman'])("dive's --source %s asks that engine", async (source) => {
  const { load: stub, choices } = stubLoad([]);
  await runMain(['--source', source, 'nginx'], stub);
  await runMain(['--source', source, `${source}://nginx`], stub);
  const reference = `${source}://nginx`;
  expect(choices).toMatchObject([{ reference }, { reference }]);
});

test('schema prints a JSON Schema', async () => {
  const { exitCode, out } = await runMain(['schema'], findsNothing);
  expect(exitCode).toBe(0);
  expect(JSON.parse(out)).toHaveProperty('$schema');
});

test('reads the same from a file and from standard input', async () => {
  const path = fileURLToPath(new URL('../../fixtures/demo/demo.tar', import.meta.url));
  const file = await runMain(['--json', '-', path]);
  const input = await runMain(['--json', '-', '-'], undefined, {
    stdin: memoryStream(readFileSync(path)),
  });
  expect(file).toMatchObject({ exitCode: 0, err: '' });
  expect(input.out).toBe(file.out.replace(JSON.stringify(path), '"-"'));
});
