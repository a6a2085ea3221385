const units = ['', 'k', 'M', 'G'] as const;

/** A count in at most four columns: `0`, `999`, `1.2k`, `24k`, `3.0M`. */
export function compactCount(count: number): string {
  let value = count;
  let unit = 0;
  // What would round to 1000 is 1.0 of the next unit.
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const decimals = unit > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(decimals)}${units[unit]}`;
}
