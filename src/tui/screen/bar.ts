import type { Glyphs } from './glyphs.ts';
import { type Span, span, type Tone } from './span.ts';

const steps = 8;

/**
 * A bar as long as `share` (0 to 1) of `width` cells, by eighths of a cell. Whatever is not
 * nothing shows: at least as a sliver.
 */
export function bar(share: number, width: number, glyphs: Glyphs): string {
  const eighths = Math.round(Math.max(0, Math.min(share, 1)) * width * steps);
  if (width === 0 || share <= 0) return '';
  const full = glyphs.eighths[steps - 1] ?? '';
  const part = glyphs.eighths[(eighths % steps) - 1] ?? '';
  const drawn = full.repeat(Math.floor(eighths / steps)) + part;
  return drawn === '' ? (glyphs.eighths[0] ?? '') || glyphs.vertical : drawn;
}

/**
 * A bar of which the share `wasted` is shaded, in whole cells: the figures beside it tell what
 * cells cannot show.
 */
export function shadedBar(
  share: number,
  wasted: number,
  width: number,
  glyphs: Glyphs,
  tone: Tone,
): readonly Span[] {
  const cells = Math.round(share * width);
  const shaded = Math.round(cells * wasted);
  if (shaded === 0) return [span(bar(share, width, glyphs), wasted < 0.5 ? tone : 'waste')];
  const full = glyphs.eighths[steps - 1] ?? '';
  return [span(full.repeat(cells - shaded), tone), span(glyphs.shade.repeat(shaded), 'waste')];
}

/** All of `width` cells: the share that is good, and the rest shaded, which shows if there is any. */
export function gauge(share: number, width: number, glyphs: Glyphs, tone: Tone): readonly Span[] {
  const most = share < 1 ? Math.max(0, width - 1) : width;
  const filled = bar(Math.min(share, most / Math.max(1, width)), width, glyphs);
  return [span(filled, tone), span(glyphs.shade.repeat(width - filled.length), 'waste')];
}
