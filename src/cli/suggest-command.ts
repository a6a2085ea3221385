import { LayerscopeError } from '../model/error.ts';
import { nearest } from '../text/nearest.ts';
import { commandNames } from './program.ts';

/** The error, with a hint if the reference that was not found looks like a misspelt command. */
export function suggestCommand(error: unknown, reference: string): unknown {
  const near = nearest(reference, commandNames);
  if (!(error instanceof LayerscopeError) || error.code !== 'not-found' || near === null) {
    return error;
  }
  const { code, tried, failed, cause } = error;
  const advice = `Did you mean \`layerscope ${near}\`? ${error.advice}`;
  return new LayerscopeError({ code, tried, failed, advice, cause });
}
