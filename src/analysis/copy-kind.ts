import { splitInstruction } from '../dockerfile/read-instructions.ts';
import type { Image } from '../model/image.ts';

/**
 * Whether a layer came from the build context or, as `--from` says, from another stage; null where
 * neither COPY nor ADD made it.
 */
export function copyKind({ layers }: Image, layer: number): 'context' | 'stage' | null {
  const { keyword, flags } = splitInstruction(layers[layer]?.instruction ?? '');
  if (keyword !== 'COPY' && keyword !== 'ADD') return null;
  return flags.some(({ name }) => name === 'from') ? 'stage' : 'context';
}
