import type { WarningCode } from '../../model/warning.ts';

export type CompressionDamageCode = Extract<
  WarningCode,
  'truncated-compression' | 'bad-compression' | 'unsupported-compression' | 'limit-exceeded'
>;

/** Thrown where compressed bytes cannot be inflated; `decompress` adds how far it came. */
export class CompressionDamage extends Error {
  readonly code: CompressionDamageCode;

  constructor(code: CompressionDamageCode, message: string) {
    super(message);
    this.name = 'CompressionDamage';
    this.code = code;
  }
}

/** For data that no compressor makes; `reason` is what the decoder says of it. */
export function badCompression(reason: string): CompressionDamage {
  return new CompressionDamage('bad-compression', `the compressed data is damaged (${reason})`);
}
