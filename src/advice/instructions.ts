import type { Image } from '../model/image.ts';
import { escapeOnOneLine } from '../text/escape.ts';

/** Longer instructions are cut where they are quoted. */
const longestQuote = 60;

/** The instruction that made a layer, safe to show, in full. Empty where the history says nothing. */
export function instructionOf(image: Image, layer: number): string {
  const { instruction = '', createdBy = '' } = image.layers[layer] ?? {};
  return escapeOnOneLine(instruction || createdBy);
}

/** The layer as people know it: layer 5 (`COPY . .`). */
export function layerName(image: Image, layer: number): string {
  const instruction = instructionOf(image, layer);
  if (instruction === '') return `layer ${layer}`;
  return `layer ${layer} (\`${cutTo(instruction, longestQuote)}\`)`;
}

export function isRun(image: Image, layer: number): boolean {
  return instructionOf(image, layer).startsWith('RUN ');
}

/** Whether it copies from the build context or another image. */
export function isCopy(image: Image, layer: number): boolean {
  return /^(?:COPY|ADD) /.test(instructionOf(image, layer));
}

/** The command of a RUN, without its flags. */
export function commandOf(image: Image, layer: number): string {
  return instructionOf(image, layer)
    .replace(/^RUN /, '')
    .replace(/^(?:--\w[\w-]*(?:=\S+)? )+/, '');
}

function cutTo(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
