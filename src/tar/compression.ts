export type Compression = 'none' | 'gzip' | 'zstd' | 'xz' | 'bzip2';

/** First bytes of each format, as hexadecimal digits. */
const magics: readonly (readonly [Compression, RegExp])[] = [
  ['gzip', /^1f8b08/],
  ['zstd', /^28b52ffd/],
  // A skippable frame, which may stand in front of the first real one.
  ['zstd', /^5.2a4d18/],
  ['xz', /^fd377a585a00/],
  // The second number starts the first block, or ends a file that holds none.
  ['bzip2', /^425a683[1-9](?:314159265359|177245385090)/],
];

const longestMagic = 10;

/** What the first bytes of a blob say of its compression; a name or media type may lie. */
export function sniffCompression(head: Uint8Array): Compression {
  const hex = Buffer.from(head.subarray(0, longestMagic)).toString('hex');
  return magics.find(([, magic]) => magic.test(hex))?.[0] ?? 'none';
}

/** Programs that inflate to standard output what layerscope does not: `xz -dc FILE`. */
export const inflatingCommands = { xz: 'xz -dc', bzip2: 'bzip2 -dc' } as const;
