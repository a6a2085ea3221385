import type { ByteStream } from '../../model/bytes.ts';
import { LayerscopeError } from '../../model/error.ts';
import { ConnectionFailure } from './connection-failure.ts';
import type { Response } from './response.ts';

/** All of a response's body, which is refused once it is larger than `maximumBytes`. */
export async function readBody(
  response: Response,
  maximumBytes: number,
  document: string,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of piecesOf(response)) {
    size += piece.length;
    // To leave the loop is to break the connection off.
    if (size > maximumBytes) throw tooLarge(document, maximumBytes);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The bytes of a response's body as they come. Throws a `ConnectionFailure` where they stop. */
export async function* piecesOf({ url, body }: Response): ByteStream {
  try {
    for await (const piece of body) if (piece instanceof Uint8Array) yield piece;
  } catch (cause) {
    throw new ConnectionFailure(url.host, cause);
  }
}

function tooLarge(document: string, maximumBytes: number): LayerscopeError {
  return new LayerscopeError({
    code: 'limit-exceeded',
    tried: `read ${document}`,
    failed: `it is larger than the ${maximumBytes} bytes accepted`,
    advice: 'No registry has such a document; check its name.',
  });
}
