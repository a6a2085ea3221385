import { globProblem } from '../analysis/glob.ts';
import { InvalidValue } from './values.ts';

/** A glob that `pathMatcher` takes. */
export function parseGlob(text: string): string {
  const problem = globProblem(text);
  if (problem === null) return text;
  throw new InvalidValue(`"${text}" is no usable glob: ${problem}`);
}
