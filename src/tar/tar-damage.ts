import type { WarningCode } from '../model/warning.ts';

/** Thrown where the bytes make no sense as a tar; the decoder makes it a warning with an offset. */
export class TarDamage extends Error {
  readonly code: WarningCode;

  constructor(code: 'bad-tar-header' | 'limit-exceeded', message: string) {
    super(message);
    this.name = 'TarDamage';
    this.code = code;
  }
}
