/** A piece of a script, as it stands there, that is one command or none. */
export interface ScriptPart {
  readonly text: string;
  /** Whether its output goes to the next one. */
  readonly isPiped: boolean;
}

/** What ends a command, where it stands outside of quotes. */
const separators = /[;&|()\n]/;

/** The parts of a script, in order, without its comments. What is in quotes separates nothing. */
export function splitScript(script: string): readonly ScriptPart[] {
  const parts: ScriptPart[] = [];
  let start = 0;
  let quote = '';
  for (let i = 0; i <= script.length; i++) {
    const character = script[i] ?? '\n';
    if (character === '\\' && quote !== "'") i++;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '#' && beginsWord(script, i)) {
      parts.push({ text: script.slice(start, i), isPiped: false });
      i = endOfLine(script, i);
      start = i + 1;
    } else if (separators.test(character) && !isRedirection(script, i)) {
      const isPiped = character === '|' && script[i + 1] !== '|' && script[i - 1] !== '|';
      parts.push({ text: script.slice(start, i), isPiped });
      start = i + 1;
    }
  }
  return start < script.length ? [...parts, { text: script.slice(start), isPiped: false }] : parts;
}

/** Elsewhere `#` is a character like any other: `$#`, `${x#y}`, `a#b`. */
function beginsWord(script: string, at: number): boolean {
  const before = script[at - 1] ?? '\n';
  return /\s/.test(before) || separators.test(before);
}

function endOfLine(script: string, from: number): number {
  const end = script.indexOf('\n', from);
  return end < 0 ? script.length : end;
}

/** The `&` of `2>&1` and `&>log`. */
function isRedirection(script: string, at: number): boolean {
  return script[at] === '&' && (script[at - 1] === '>' || script[at + 1] === '>');
}
