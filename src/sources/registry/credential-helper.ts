import { execFile, type ExecFileException } from 'node:child_process';
import { JsonObject } from '../../oci/json-object.ts';
import { parseJson } from '../../oci/json-text.ts';
import type { Credential } from './credential.ts';

const largestAnswer = 1 << 20;
/** It may ask the user to unlock a key ring; milliseconds. */
const longestRun = 60_000;
/** Characters of what it says that are worth repeating. */
const longestWords = 200;

/** A credential helper that could not be asked; the message is a clause that says why. */
export class HelperFailure extends Error {}

/**
 * Asks the program `docker-credential-NAME` for what it has on a registry: `get`, with the registry
 * on its standard input and JSON on its output. Null when it knows nothing of it.
 */
export async function askHelper(
  helper: string,
  registry: string,
  env: Readonly<Record<string, string | undefined>>,
  timeout = longestRun,
): Promise<Credential | null> {
  const program = `docker-credential-${helper}`;
  if (!/^[\w.-]+$/.test(helper)) throw new HelperFailure(`${program} is no name of a program`);
  // Docker's own registry has gone by this name since the first version of its API.
  const server = registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
  const { failure, output } = await run(program, server, env, timeout);
  if (failure === null) return readAnswer(output, program);
  if (/credentials not found/i.test(output)) return null;
  throw new HelperFailure(`${program} failed: ${reasonOf(failure, output, timeout)}`);
}

interface Run {
  readonly failure: ExecFileException | null;
  readonly output: string;
}

function run(
  program: string,
  input: string,
  env: Readonly<Record<string, string | undefined>>,
  timeout: number,
): Promise<Run> {
  return new Promise((resolve) => {
    const options = { env, timeout, killSignal: 'SIGKILL', maxBuffer: largestAnswer } as const;
    const child = execFile(program, ['get'], options, (failure, output) => {
      resolve({ failure, output });
    });
    // A helper that does not read says so by its exit code.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** In its own words, which stand in its output; but that may have the secret, as JSON. */
function reasonOf(failure: ExecFileException, output: string, timeout: number): string {
  const { code, signal, killed } = failure;
  if (code === 'ENOENT') return 'there is no such program';
  if (killed === true) return `it did not answer within ${timeout / 1000} s`;
  const [words = ''] = output.trim().split(/[\r\n{]/, 1);
  return words.trim().slice(0, longestWords) || `it ended with ${code ?? signal}`;
}

function readAnswer(output: string, program: string): Credential | null {
  const document = `the answer of ${program}`;
  const json = new JsonObject(parseJson(Buffer.from(output), document, largestAnswer), document);
  const username = json.findText('Username') ?? '';
  const secret = json.findText('Secret') ?? '';
  if (username === '' || secret === '') return null;
  // The name that stands for no name: the secret is an identity token.
  if (username === '<token>') return { kind: 'identity-token', token: secret };
  return { kind: 'password', username, password: secret };
}
