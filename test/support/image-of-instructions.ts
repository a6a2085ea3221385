import type { Image } from '../../src/model/image.ts';
import { imageOf } from './image.ts';

/** An image whose layers these instructions made, the first `baseCount` those of its base. */
export function imageOfInstructions(instructions: readonly string[], baseCount = 0): Image {
  const image = imageOf(instructions.length, baseCount);
  return {
    ...image,
    layers: image.layers.map((layer) => ({
      ...layer,
      instruction: instructions[layer.index] ?? '',
    })),
    history: instructions.map((instruction, layer) => ({
      instruction,
      createdBy: instruction,
      buildArguments: [],
      created: null,
      comment: null,
      layer,
    })),
  };
}
