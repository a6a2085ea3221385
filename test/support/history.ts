import { readFileSync } from 'node:fs';
import type { BaseLayers, Image } from '../../src/model/image.ts';
import { layerInstructions, matchHistory } from '../../src/oci/history.ts';
import { imageOf } from './image.ts';

/** A history entry as a config has it. */
interface JsonEntry {
  readonly created_by?: string;
  readonly comment?: string;
  readonly empty_layer?: boolean;
}

/** An image with the history of these entries, a layer for each that is not marked empty. */
export function imageWithHistory(
  entries: readonly JsonEntry[],
  base: Partial<BaseLayers> = {},
): Image {
  const layers = entries.filter((entry) => entry.empty_layer !== true).length;
  const { steps } = matchHistory(
    entries.map((entry) => ({
      createdBy: entry.created_by ?? '',
      created: null,
      comment: entry.comment ?? null,
      emptyLayer: entry.empty_layer === true,
    })),
    layers,
  );
  const image = imageOf(layers);
  const instructions = layerInstructions(steps);
  const named = image.layers.map((layer) => ({
    ...layer,
    instruction: instructions.get(layer.index) ?? '',
  }));
  return { ...image, layers: named, history: steps, base: { ...image.base, ...base } };
}

/** A history that an engine wrote for `fixtures/histories/Dockerfile`. */
export function historyFixture(name: string): readonly JsonEntry[] {
  return JSON.parse(readFileSync(`fixtures/histories/${name}`, 'utf8'));
}
