import type { Image } from '../model/image.ts';
import { escapeOnOneLine } from '../text/escape.ts';

/** Longer instructions are cut where sentences quote them. */
const longestQuote = 48;

/** What the classic builder says in place of a source. */
const hashedSource = / (?:dir|file|multi):[0-9a-f]+ /;

/** The instruction that made a layer, safe to show. Empty where the history says nothing. */
export function instructionOf(image: Image, layer: number): string {
  const { instruction = '', createdBy = '' } = image.layers[layer] ?? {};
  return escapeOnOneLine(instruction || createdBy);
}

/** The layer as people know it: layer 5 (`COPY . .`). */
export function layerName(image: Image, layer: number): string {
  const instruction = instructionOf(image, layer);
  return instruction === '' ? `layer ${layer}` : `layer ${layer} (\`${shorten(instruction)}\`)`;
}

/** A COPY or ADD with these flags, `--name=value` each, in place of what it has for them. */
export function withFlags(image: Image, layer: number, flags: readonly string[]): string {
  const written = instructionOf(image, layer).replace(hashedSource, ' … ');
  const [keyword = '', ...words] = written.split(' ');
  const names = flags.map((flag) => flag.slice(0, flag.indexOf('=') + 1));
  const kept = words.filter((word) => !names.some((name) => word.startsWith(name)));
  return [keyword, ...flags, ...kept].join(' ');
}

/** The command of a RUN, without its flags; null where something else made the layer. */
export function commandOf(image: Image, layer: number): string | null {
  const run = /^RUN (?:--[a-z]+(?:=\S+)? )*(.+)$/.exec(instructionOf(image, layer));
  return run?.[1] ?? null;
}

function shorten(text: string): string {
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote - 1).trimEnd()}…`;
}
