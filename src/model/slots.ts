/** The fewest slots, as a power of two. */
const fewest = 64;

/** Whether a hash table of these slots has no room for one more than `count`. */
export function isFull(slots: Uint32Array, count: number): boolean {
  return count * 4 >= slots.length * 3;
}

/** Slots for more than `count`: a power of two, of which at most three quarters are then taken. */
export function emptySlots(count: number): Uint32Array {
  let length = fewest;
  while (count * 4 >= length * 3) length *= 2;
  return new Uint32Array(length);
}
