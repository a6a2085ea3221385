const units = [
  ['h', 3_600_000_000_000],
  ['m', 60_000_000_000],
  ['s', 1_000_000_000],
  ['ms', 1_000_000],
  ['us', 1_000],
  ['ns', 1],
] as const;

/** Nanoseconds for people: `30s`, `1m30s`, `500ms`, `0s`. */
export function formatDuration(nanoseconds: number): string {
  let left = nanoseconds;
  let text = '';
  for (const [unit, length] of units) {
    const count = Math.floor(left / length);
    left -= count * length;
    if (count > 0) text += `${count}${unit}`;
  }
  return text === '' ? '0s' : text;
}
