const pieceLength = 1 << 16;

/**
 * The same text in pieces worth a write each. What lists every path of a large image can be longer
 * than the longest string, so it is never put together.
 */
export function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
