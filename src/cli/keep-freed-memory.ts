/** Large enough for a threshold above what the tables of a layer, and the compiler, free at once. */
const pieceBytes = 4 * 2 ** 20;

/**
 * Has the C library keep what is freed, for it will be used again. glibc gives memory back to the
 * system at once, and asks for the same page by page, until a piece of some megabytes was freed.
 * Nobody writes to this one, so it takes no memory itself.
 */
export function keepFreedMemory(): ArrayBuffer {
  return new ArrayBuffer(pieceBytes);
}
