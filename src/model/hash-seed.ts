/**
 * Where hashes start, unlike in any other run: who makes an image cannot know it, and so cannot
 * choose names or contents that all come to stand in one place of a hash table. Hashes are whole
 * numbers of 32 bits with a sign: V8 takes memory for larger ones.
 */
export const hashSeed = (Math.random() * 2 ** 32) | 0;
