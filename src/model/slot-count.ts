/** The length of a hash table that is at most three quarters full with `count`: a power of two. */
export function slotCount(count: number): number {
  let length = 64;
  while (count * 4 > length * 3) length *= 2;
  return length;
}
