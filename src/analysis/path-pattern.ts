/**
 * Paths that a rule looks for. A glob that starts with a slash starts at the root, any other
 * matches anywhere. A name is literal, `*`, or has one star at its start or its end: `*.log`,
 * `.env*`. What is below a matching directory matches too.
 *
 * Far less than the globs of people (`glob.ts`), so that all patterns of all rules together can be
 * matched in one step for each path.
 */
export interface PathPattern {
  readonly globs: readonly string[];
}
