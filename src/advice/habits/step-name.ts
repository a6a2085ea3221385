import type { StepData } from '../../analysis/rules/habits/about-step.ts';
import type { Image } from '../../model/image.ts';
import { escapeOnOneLine } from '../../text/escape.ts';
import { layerName } from '../instructions.ts';

/** The instruction as people know it: by its layer, or by what it is. */
export function stepName(image: Image, { position, layer }: StepData): string {
  if (layer !== null) return layerName(image, layer);
  const [keyword = ''] = (image.history[position]?.instruction ?? '').split(' ');
  return keyword === '' ? 'an instruction' : `the ${escapeOnOneLine(keyword)}`;
}
