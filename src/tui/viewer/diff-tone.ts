import type { Tone } from '../screen/span.ts';

/** What a line of a unified diff says, by its sign. */
const tones: ReadonlyMap<number, Tone> = new Map([
  [byteOf('+'), 'added'],
  [byteOf('-'), 'removed'],
  [byteOf('@'), 'title'],
  [byteOf('\\'), 'dim'],
]);

export function diffTone(line: Uint8Array): Tone {
  return tones.get(line[0] ?? 0) ?? 'text';
}

function byteOf(sign: string): number {
  return sign.charCodeAt(0);
}
