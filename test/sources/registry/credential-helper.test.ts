import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askHelper } from '../../../src/sources/registry/credential-helper.ts';
import { refusalOf } from '../../support/open-registry.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

/** Why a helper that is this shell script failed. */
function failureOf(script: string, timeout?: number): Promise<string> {
  const directory = temporaryDirectory();
  const program = join(directory, 'docker-credential-own');
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  const env = { PATH: `${directory}:/usr/bin:/bin` };
  return refusalOf(askHelper('own', 'r.example', env, timeout));
}

describe('of what a credential helper says when it fails', () => {
  test('the first line is told', async () => {
    const failed = 'docker-credential-own failed: locked';
    expect(await failureOf("echo; echo ' locked '; echo 'at key ring'; exit 1")).toBe(failed);
  });

  test('no more than 200 characters are told', async () => {
    const failed = await failureOf('head -c 65536 /dev/zero | tr "\\0" x; exit 1');
    expect(failed).toBe(`docker-credential-own failed: ${'x'.repeat(200)}`);
  });

  test.each([
    ['{"Username":"ann","Secret":"s3cret"}', 'it ended with 3'],
    ['{\n "Secret": "s3cret"\n}', 'it ended with 3'],
    ['cannot store {"Secret":"s3cret"}', 'cannot store'],
  ])('JSON is not told, since it may have the secret: %j', async (output, reason) => {
    const failed = await failureOf(`cat <<'END'\n${output}\nEND\nexit 3`);
    expect(failed).toBe(`docker-credential-own failed: ${reason}`);
  });

  test('nothing is told of its standard error, only how it ended', async () => {
    const failed = 'docker-credential-own failed: it ended with';
    expect(await failureOf('echo s3cret >&2; exit 4')).toBe(`${failed} 4`);
    expect(await failureOf('kill -TERM $$')).toBe(`${failed} SIGTERM`);
  });
});

test('a credential helper that hangs, and does not want to end, is ended', async () => {
  const failed = await failureOf("trap '' TERM; while :; do :; done", 200);
  expect(failed).toBe('docker-credential-own failed: it did not answer within 0.2 s');
});
