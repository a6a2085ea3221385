import type { JsonObject } from '../oci/json-object.ts';
import { TocProblem } from './toc-problem.ts';

/** The count that a table of contents gives by that name. Tables leave zeros out. */
export function countIn(json: JsonObject, name: string): number {
  const count = json.findCount(name);
  if (count === null && json.has(name)) throw new TocProblem(`${name} in it is no count`);
  return count ?? 0;
}
