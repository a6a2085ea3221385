/**
 * Where hashes start, unlike in any other run: who makes an image cannot know it, and so cannot
 * choose names or contents that all come to stand in one place of a hash table.
 A
 * whole number of 32 bits with a sign, which V8 keeps without taking memory for it.
 */
export const hashSeed = Math.floor(Math.random() * 2 ** 32) | 0;
