/** Red, green and blue, from 0 to 255. */
export type Rgb = readonly [number, number, number];

const levels = [0, 95, 135, 175, 215, 255] as const;

/** One of the 256 colours that terminals do not let users choose: from 16 on (xterm). */
export function rgbOf(color: number): Rgb {
  if (color < 16) throw new RangeError(`every terminal has its own color ${color}`);
  if (color >= 232) {
    const gray = 8 + (color - 232) * 10;
    return [gray, gray, gray];
  }
  const at = color - 16;
  return [level(at / 36), level(at / 6), level(at)];
}

function level(at: number): number {
  return levels[Math.floor(at) % 6] ?? 0;
}

/** From 1 to 21; text wants 4.5 (WCAG 2.2, 1.4.3). */
export function contrast(first: Rgb, second: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
