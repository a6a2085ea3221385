const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What a terminal's bytes, a character for each, spell in UTF-8; U+FFFD for what they do not. */
export function decodeTyped(bytes: string): string {
  return decoder.decode(Buffer.from(bytes, 'latin1'));
}

const firstOfThree = 0xe0;
const firstOfFour = 0xf0;

/** Whether `bytes` are as many as the first of them says that its character has (RFC 3629). */
export function isWholeCharacter(bytes: string): boolean {
  const first = bytes.charCodeAt(0);
  return bytes.length >= (first < firstOfThree ? 2 : first < firstOfFour ? 3 : 4);
}

/** The one character that `bytes` spell; null if they spell none that can be typed. */
export function typedCharacter(bytes: string): string | null {
  const text = decodeTyped(bytes);
  return /^[^\ufffd\p{Cc}]$/u.test(text) ? text : null;
}
