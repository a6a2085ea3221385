const longest = 200;
const mostRepeats = 2;

/** One step through a regex: an escape, a class, the start of a group, or a character. */
const step = /\\(?:k<|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<\w+>))?|[\s\S]/gu;
const repeat = /^(?:[*+]|\{\d+(?:,\d*)?\})/;

/**
 * Why a regex cannot be searched for, as a clause, or null when it can. Names come from whoever
 * made the image, and a regex that can take its repeats apart in many ways could try for ever.
 */
export function regexProblem(source: string): string | null {
  if (source.length > longest) return `the regex is longer than ${longest} characters`;
  try {
    // What follows is true of what can be read only.
    void new RegExp(source);
  } catch {
    return 'the regex is not complete or not valid';
  }
  return costProblem(source);
}

function costProblem(source: string): string | null {
  let repeats = 0;
  /** Of each open group, whether it has several ways to match. */
  const groups = [false];
  for (const { 0: found, index } of source.matchAll(step)) {
    const isRepeated = repeat.test(source.slice(index + found.length));
    if (/^\\[1-9k]/.test(found)) return 'the regex refers back to a group';
    if (/^\(\?<?[=!]/.test(found)) return 'the regex looks ahead or behind';
    if (isRepeated && ++repeats > mostRepeats)
      return `the regex repeats more than ${mostRepeats} times`;
    if (found.startsWith('(')) {
      groups.push(false);
    } else if (found === ')') {
      const isOpenEnded = groups.pop() === true;
      if (isOpenEnded && isRepeated) return 'the regex repeats a group of repeats or choices';
      if (isOpenEnded || isRepeated) groups[groups.length - 1] = true;
    } else if (isRepeated || found === '|' || found === '?') {
      groups[groups.length - 1] = true;
    }
  }
  return null;
}
