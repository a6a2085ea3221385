import type { Finding } from '../analysis/finding.ts';
import { gravestFirst } from '../model/severity.ts';

/** The first `top` rows, or all. */
export function cut<T>(rows: readonly T[], top: number | null): readonly T[] {
  return top === null ? rows : rows.slice(0, top);
}

/** Some findings that matter most save nothing: the gravest stay, in the order that all have. */
export function cutFindings(findings: readonly Finding[], top: number | null): readonly Finding[] {
  const kept = new Set(cut(gravestFirst(findings), top));
  return findings.filter((finding) => kept.has(finding));
}
