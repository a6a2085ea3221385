/**
 * The words of a text as they stand, quotes and escapes included: white space between quotes or
 * after `escape` separates nothing.
 */
export function shellWords(text: string, escape = '\\'): readonly string[] {
  const words: string[] = [];
  let start = -1;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? '';
    if (quote === '' && /\s/.test(character)) {
      if (start >= 0) words.push(text.slice(start, i));
      start = -1;
      continue;
    }
    if (start < 0) start = i;
    if (character === escape && quote !== "'") i++;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
  }
  return start < 0 ? words : [...words, text.slice(start)];
}

/** A word as a program would get it: without quotes and escapes. Variables stay. */
export function unquote(word: string): string {
  let quote = '';
  let bare = '';
  for (let i = 0; i < word.length; i++) {
    const character = word[i] ?? '';
    if (character === '\\' && quote !== "'") bare += word[++i] ?? '';
    else if (quote !== '' && character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else bare += character;
  }
  return bare;
}

/** The name of the program that a word stands for, without its directory: `apt-get`. */
export function programOf(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}
