/**
 * Where hashes start, unlike in any other run: who makes an image cannot know it, and so cannot
 * choose names or contents that all come to stand in one place of a hash table.
 */
export const hashSeed = Math.floor(Math.random() * 2 ** 32);
