/** The polynomial of ISO 3309, x^64 + x^4 + x^3 + x + 1, with its lowest bit first: the upper half. */
const polynomial = 0xd8000000;

/** The upper half of what each byte adds; the lower half is zero, as the polynomial is so sparse. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let upper = 0;
  let lower = byte;
  for (let bit = 0; bit < 8; bit++) {
    const carries = (lower & 1) === 1;
    lower = ((lower >>> 1) | (upper << 31)) >>> 0;
    upper = carries ? (upper >>> 1) ^ polynomial : upper >>> 1;
  }
  return upper;
});

/** The checksum that tar-split keeps of a content: CRC-64 with the polynomial of ISO 3309. */
export class Crc64 {
  #upper = 0xffffffff;
  #lower = 0xffffffff;

  update(bytes: Uint8Array): void {
    let upper = this.#upper;
    let lower = this.#lower;
    for (let i = 0; i < bytes.length; i++) {
      const added = table[(lower ^ (bytes[i] ?? 0)) & 0xff] ?? 0;
      lower = (lower >>> 8) | (upper << 24);
      upper = (upper >>> 8) ^ added;
    }
    this.#upper = upper;
    this.#lower = lower;
  }

  /** The checksum of all that was given so far, most significant half first. */
  value(): readonly [upper: number, lower: number] {
    return [~this.#upper >>> 0, ~this.#lower >>> 0];
  }
}
