import { LayerscopeError } from '../model/error.ts';
import { errorCodeOf, systemReason } from '../text/system-error.ts';

/** What stands in the way of writing is the user's, and stays unless they say so. */
export function alreadyThere(target: string, failed: string): LayerscopeError {
  return new LayerscopeError({
    code: 'not-writable',
    tried: `write ${target}`,
    failed,
    advice: 'Choose another place, or use --force to replace what has the same names.',
  });
}

/** What the system says against writing, told like that; any other error as it is. */
export function writeError(target: string, cause: unknown): unknown {
  const code = errorCodeOf(cause);
  if (code === null) return cause;
  return new LayerscopeError({
    code: 'not-writable',
    tried: `write ${target}`,
    failed: systemReason(cause),
    advice: advices.get(code) ?? 'Check that you may write there, and that there is room.',
    cause,
  });
}

const advices: ReadonlyMap<string, string> = new Map([
  ['EEXIST', 'A directory is to be there: choose another place.'],
  ['ENOTDIR', 'A part of the path is no directory: choose another place.'],
  ['ENOENT', 'Check that its folder is there.'],
]);
