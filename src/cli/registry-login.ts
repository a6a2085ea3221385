import type { ByteStream } from '../model/bytes.ts';
import { LayerscopeError } from '../model/error.ts';
import type { FoundCredential } from '../sources/registry/credential.ts';
import type { Input } from './io.ts';
import type { GivenOptions } from './options.ts';

const longestPassword = 64 * 1024;

/** How the user asks registries, as the options say. */
export interface RegistryChoice {
  /** Whose password comes on standard input; null to use earlier logins. */
  readonly username: string | null;
  readonly insecure: boolean;
  readonly caFile: string | null;
}

/** Throws where the options do not fit together, before anything is asked or read. */
export function chooseRegistry(
  { username, passwordStdin, insecure, caFile }: GivenOptions,
  reference: string,
  stdin: Input,
): RegistryChoice {
  if (passwordStdin === true) {
    if (username === undefined) throw usage('nobody is named whose it is', 'Add --username NAME.');
    if (/^(.*:)?-$/.test(reference)) {
      throw usage('the image comes from there', 'Log in beforehand, or save the image to a file.');
    }
    if (stdin.isTTY) {
      throw usage('it is a terminal', 'Send it: layerscope --password-stdin … < password.txt');
    }
  } else if (username !== undefined) {
    throw usage('--username is given without it', 'Add --password-stdin.');
  }
  return { username: username ?? null, insecure: insecure === true, caFile: caFile ?? null };
}

/** The login that the options give, with the password from standard input. */
export async function readLogin(
  username: string | null,
  input: () => ByteStream,
): Promise<FoundCredential | null> {
  if (username === null) return null;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of input()) {
    size += piece.length;
    if (size > longestPassword) throw usage('it is too long for one', 'Send the password only.');
    pieces.push(piece);
  }
  const password = Buffer.concat(pieces)
    .toString('utf8')
    .replace(/\r?\n$/, '');
  if (password === '') throw usage('it is empty', 'Send the password on standard input.');
  return { credential: { kind: 'password', username, password }, from: 'the command line' };
}

function usage(failed: string, advice: string): LayerscopeError {
  const tried = 'read the password from standard input';
  return new LayerscopeError({ code: 'usage', tried, failed, advice });
}
