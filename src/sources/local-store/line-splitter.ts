const newline = 0x0a;

/** Cuts bytes that come in pieces into lines. */
export class LineSplitter {
  #rest: Uint8Array = new Uint8Array();

  /** What came after the last end of a line. */
  get rest(): Uint8Array {
    return this.#rest;
  }

  /** The lines that a piece completes, without their ends. */
  *push(piece: Uint8Array): Generator<Uint8Array, void> {
    let start = 0;
    for (let end = piece.indexOf(newline); end !== -1; end = piece.indexOf(newline, start)) {
      const line = piece.subarray(start, end);
      yield this.#rest.length === 0 ? line : Buffer.concat([this.#rest, line]);
      this.#rest = new Uint8Array();
      start = end + 1;
    }
    if (start < piece.length) this.#rest = Buffer.concat([this.#rest, piece.subarray(start)]);
  }
}
