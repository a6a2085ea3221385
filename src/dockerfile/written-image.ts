import type { Image } from '../model/image.ts';
import type { Flag } from './dockerfile.ts';
import type { DockerfileMatch } from './dockerfile-match.ts';
import { splitInstruction } from './read-instructions.ts';

/**
 * The image as its Dockerfile tells it: which layers are the base's, and of each COPY and ADD the
 * flags, which most histories leave out, though one of them says whose files are copied.
 */
export function writtenImage(image: Image, { steps, baseLayers }: DockerfileMatch): Image {
  const flags = new Map<number, readonly Flag[]>();
  for (const [position, { layer }] of image.history.entries()) {
    const written = steps[position]?.instruction ?? null;
    if (layer !== null && written !== null) flags.set(layer, written.flags);
  }
  const layers = image.layers.map((layer) => ({
    ...layer,
    instruction: withFlags(layer.instruction, flags.get(layer.index) ?? []),
  }));
  return { ...image, base: baseLayers, layers };
}

function withFlags(instruction: string, written: readonly Flag[]): string {
  const { keyword, flags, rest } = splitInstruction(instruction);
  if ((keyword !== 'COPY' && keyword !== 'ADD') || flags.length > 0) return instruction;
  const words = written.map(({ name, value }) =>
    value === '' ? `--${name}` : `--${name}=${value}`,
  );
  return [keyword, ...words, rest].join(' ');
}
