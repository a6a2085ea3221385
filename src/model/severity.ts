/** How much a finding matters, the worst first. */
export const severities = ['high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof severities)[number];

/** A severity as a number: 4 for `high` down to 1 for `info`, so that 0 is that of nothing found. */
export function rankOf(severity: Severity): number {
  return severities.length - severities.indexOf(severity);
}

/** The severity that has this number; `none` of 0. */
export function rankName(rank: number): string {
  return severities[severities.length - rank] ?? 'none';
}

/** Negative, 0 or positive, as `a` matters more than `b`, as much, or less. */
export function compareSeverities(a: Severity, b: Severity): number {
  return rankOf(b) - rankOf(a);
}

/** What matters most first; of one severity, in the order that it has. */
export function gravestFirst<T extends { readonly severity: Severity }>(
  rows: readonly T[],
): readonly T[] {
  return rows.toSorted((a, b) => compareSeverities(a.severity, b.severity));
}
