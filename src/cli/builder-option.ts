/** What the words of `docker build` give an option: the word after it, or behind `=`; null without. */
export function builderOption(words: readonly string[], option: string): string | null {
  const at = words.findLastIndex((word) => word === option || word.startsWith(`${option}=`));
  const word = words[at];
  if (word === undefined) return null;
  return word === option ? (words[at + 1] ?? null) : word.slice(option.length + 1);
}
