const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const;

/**
 * Bytes for people, in decimal units and three digits as docker shows them: `0 B`, `999 B`,
 * `1.00 kB`, `74.8 MB`, `1.21 GB`. At most seven columns.
 */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes;
  let unit = 0;
  // What would round to 1000 is 1.00 of the next unit.
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value.toFixed(decimalsOf(value))} ${units[unit]}`;
}

function decimalsOf(value: number): number {
  if (value < 9.995) return 2;
  return value < 99.95 ? 1 : 0;
}

const size = /^(\d[\d,]*(?:\.\d*)?|\.\d+)\s*(?:([kmgtpe])(i)?)?b?$/;

/**
 * The bytes that `20MB`, `1.5 GiB`, `500k` or `1,024` name, or null when it is none of these.
 * Units are those of go-humanize's ParseBytes, which reads dive's thresholds: any case, powers of
 * 1000, with an `i` of 1024, the `B` optional; a fraction of a byte is dropped.
 */
export function parseSize(text: string): number | null {
  const match = size.exec(text.trim().toLowerCase());
  if (match === null) return null;
  const [, digits = '', letter, binary] = match;
  const power = letter === undefined ? 0 : 'kmgtpe'.indexOf(letter) + 1;
  const bytes = Number(digits.replaceAll(',', '')) * (binary === undefined ? 1000 : 1024) ** power;
  return Number.isFinite(bytes) ? Math.floor(bytes) : null;
}
