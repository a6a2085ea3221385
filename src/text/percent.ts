/**
 * A share of 1 in percent with one decimal: `97.4%`. `0%` and `100%` mean exactly none and all;
 * what only rounds to them is `<0.1%` and `>99.9%`.
 */
export function formatPercent(ratio: number): string {
  if (ratio === 0) return '0%';
  if (ratio === 1) return '100%';
  if (ratio > 0 && ratio < 0.0005) return '<0.1%';
  if (ratio < 1 && ratio >= 0.9995) return '>99.9%';
  return `${(ratio * 100).toFixed(1)}%`;
}
