import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ByteStream } from '../model/bytes.ts';
import { LayerscopeError } from '../model/error.ts';
import { FileAccess } from './file-access.ts';
import { systemCode } from './file-error.ts';

/**
 * Keeps what passes by in a private temporary file, to be read at an offset later. The file loses
 * its name as soon as it is open, so nothing is left of it however the program ends. Where a system
 * keeps the names of open files (Windows), it is removed when it is closed.
 */
export class Spool {
  readonly #directory: string;
  readonly #descriptor: number;

  constructor() {
    try {
      // A new directory is its owner's alone, mode 0700.
      this.#directory = mkdtempSync(join(tmpdir(), 'layerscope-'));
      this.#descriptor = openSync(join(this.#directory, 'contents'), 'wx+', 0o600);
    } catch (cause) {
      throw spoolError(cause);
    }
    this.#unlink();
  }

  /** The same bytes, each piece kept before it is given on. */
  async *tap(stream: ByteStream): ByteStream {
    for await (const piece of stream) {
      this.#write(piece);
      yield piece;
    }
  }

  /** What was kept so far, to be read until the spool is closed. */
  access(): FileAccess {
    return new FileAccess('the temporary file', this.#descriptor);
  }

  close(): void {
    closeSync(this.#descriptor);
    this.#unlink();
  }

  #write(piece: Uint8Array): void {
    try {
      for (let done = 0; done < piece.length;) done += writeSync(this.#descriptor, piece, done);
    } catch (cause) {
      throw spoolError(cause);
    }
  }

  #unlink(): void {
    try {
      rmSync(this.#directory, { recursive: true, force: true });
    } catch {
      // The file is still open: it goes when it is closed.
    }
  }
}

function spoolError(cause: unknown): LayerscopeError {
  const code = systemCode(cause);
  return new LayerscopeError({
    code: 'not-writable',
    tried: `keep what streams by in ${tmpdir()}`,
    failed: code === 'ENOSPC' ? 'there is no room left' : `the system says ${code}`,
    advice:
      'Set TMPDIR to a folder with room for the whole image, or save the image to a file, ' +
      'uncompressed, and open that.',
    cause,
  });
}
