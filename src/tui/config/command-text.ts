const plainWord = /^[\w@%+=:,./-]+$/;

/** Words as one would type them in a shell: quoted where they would not stay one word. */
export function commandText(words: readonly string[]): string {
  return words
    .map((word) => (plainWord.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`))
    .join(' ');
}
