import type { BaseLayers } from '../../model/image.ts';
import { countOf } from '../../text/count.ts';
import { escapeOnOneLine } from '../../text/escape.ts';

const foundBy: Readonly<Record<BaseLayers['foundBy'], string>> = {
  option: 'as told',
  annotation: 'by its labels',
  dockerfile: 'below the Dockerfile',
  history: 'guessed from history',
  'first-layer': 'assumed',
};

/** Which layers came with the base image, and how that is known: `2 layers, debian:12 (as told)`. */
export function baseWords({ count, name, foundBy: way }: BaseLayers): string {
  if (count === 0) return 'none';
  const named = name === null ? '' : `, ${escapeOnOneLine(name)}`;
  return `${countOf(count, 'layer')}${named} (${foundBy[way]})`;
}
