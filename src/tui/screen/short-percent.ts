/** A share of 1 in at most four columns: `12%`; `<1%` and `>99%` where it would seem none or all. */
export function shortPercent(share: number): string {
  if (share > 0 && share < 0.01) return '<1%';
  if (share < 1 && share > 0.99) return '>99%';
  return `${Math.round(share * 100)}%`;
}
