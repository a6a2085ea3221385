import type { ByteStream } from '../model/bytes.ts';
import { LayerscopeError } from '../model/error.ts';

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EACCES', 'you may not read it'],
  ['EPERM', 'you may not read it'],
  ['EISDIR', 'it is a directory'],
  ['EMFILE', 'too many files are open'],
  ['EIO', 'the disk could not be read'],
]);

/** What the system says when there is no file of a name. */
const absences: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP']);

export function isAbsence(cause: unknown): boolean {
  return absences.has(systemCode(cause));
}

/** Says what kept a file from being read. */
export function fileError(subject: string, cause: unknown): LayerscopeError {
  if (cause instanceof LayerscopeError) return cause;
  const code = systemCode(cause);
  return new LayerscopeError({
    code: 'not-readable',
    tried: `read ${subject}`,
    failed: reasons.get(code) ?? `the system says ${code}`,
    advice: 'Check that it is whole and yours to read.',
    cause,
  });
}

/** A stream whose failures are told like those of files. */
export async function* guardStream(stream: ByteStream, subject: string): ByteStream {
  try {
    yield* stream;
  } catch (cause) {
    throw fileError(subject, cause);
  }
}

/** `ENOENT` and its like; the message where there is none. */
export function systemCode(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}
