import { type ErrorCode, LayerscopeError } from '../model/error.ts';
import { nearest } from '../text/nearest.ts';
import { commandNames } from './program.ts';

/** What means that nothing of that name was found, by those who could be asked. */
const absences: ReadonlySet<ErrorCode> = new Set([
  'not-found',
  'no-engine',
  'unreachable',
  'login-needed',
]);

/** The error, with a hint if the reference that was not found looks like a misspelt command. */
export function suggestCommand(error: unknown, reference: string): unknown {
  const near = nearest(reference, commandNames);
  if (!(error instanceof LayerscopeError) || !absences.has(error.code) || near === null) {
    return error;
  }
  const { code, tried, failed, cause } = error;
  const advice = `Did you mean \`layerscope ${near}\`? ${error.advice}`;
  return new LayerscopeError({ code, tried, failed, advice, cause });
}
