import { isPlaceholder } from './placeholder.ts';
import { type SecretToken, secretTokens } from './secret-tokens.ts';

export interface FoundToken {
  readonly token: SecretToken;
  /** Counted from 1. */
  readonly line: number;
}

const anyKeyword = new RegExp(secretTokens.map(({ keyword }) => escapeForRegex(keyword)).join('|'));

/** The first token of each kind in a text that is no sample. Most texts have no keyword, and cost one search. */
export function findTokens(text: string): readonly FoundToken[] {
  if (!anyKeyword.test(text)) return [];
  return secretTokens.flatMap((token) => {
    if (!text.includes(token.keyword)) return [];
    for (const found of text.matchAll(token.pattern)) {
      if (!isSample(found[0])) return [{ token, line: lineAt(text, found.index) }];
    }
    return [];
  });
}

/** `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxxxxxx…`: documentation has them. */
function isSample(token: string): boolean {
  return isPlaceholder(token) || /(.)\1{9}/.test(token.replace(/^-+/, ''));
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1))
    line++;
  return line;
}

function escapeForRegex(text: string): string {
  return text.replace(/[.+*?^$()[\]{}|\\]/g, String.raw`\$&`);
}
