import type { Glyphs } from './glyphs.ts';
import { type Line, span, type Style } from './line.ts';

/**
 * A bar as long as `cells`, of which the share `reclaimable` is shaded. Its parts are rounded to
 * cells: the figures beside a bar tell what it cannot show.
 */
export function bar(cells: number, reclaimable: number, style: Style, glyphs: Glyphs): Line {
  const length = Math.round(cells);
  if (length === 0) return cells === 0 ? [] : [span(glyphs.sliver, style)];
  const shaded = Math.round(length * reclaimable);
  return [
    span(glyphs.full.repeat(length - shaded), style),
    span(glyphs.shade.repeat(shaded), 'warn'),
  ];
}
