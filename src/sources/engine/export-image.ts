import type { ByteStream } from '../../model/bytes.ts';
import type { Platform } from '../../model/platform.ts';
import type { EngineImage } from './engine-image.ts';
import { connectionProblem, cutWords, exportProblem, refusal } from './engine-problem.ts';
import { answerObject } from './engine-client.ts';
import type { Engine } from './engine.ts';

/** Bytes at the end of an export that are looked at: a tar ends in more zeros than this. */
const tailSize = 1000;

/**
 * What `docker save` writes, in whichever of its formats. Where the engine can, it is asked for one
 * platform only: `wanted`, or else the host's if it is there.
 */
export async function exportImage(
  engine: Engine,
  image: EngineImage,
  { wanted, host }: { readonly wanted: Platform | null; readonly host: Platform },
  tried: string,
): Promise<ByteStream> {
  const path = '/images/get';
  const names = image.id;
  if (engine.knowsPlatforms) {
    const query = { names, platform: JSON.stringify(withoutNulls(wanted ?? host)) };
    const answer = await engine.ask({ method: 'GET', path, query }, tried);
    if (answer.status === 200) return watch(answer.body, engine, tried);
    const words = await engine.words(answer, tried);
    if (wanted !== null) throw refusal(engine, tried, words);
    // The image is there for another platform than the host's.
  }
  const answer = await engine.ask({ method: 'GET', path, query: { names } }, tried);
  if (answer.status !== 200) throw refusal(engine, tried, await engine.words(answer, tried));
  return watch(answer.body, engine, tried);
}

function withoutNulls({ os, architecture, variant }: Platform): object {
  return variant === null ? { os, architecture } : { os, architecture, variant };
}

/** The same bytes, unless the engine breaks off: Docker appends to them what went wrong. */
async function* watch(body: ByteStream, engine: Engine, tried: string): ByteStream {
  let tail: Uint8Array = new Uint8Array();
  try {
    for await (const piece of body) {
      tail = piece.length < tailSize ? Buffer.concat([tail, piece]) : piece;
      tail = tail.subarray(-tailSize);
      yield piece;
    }
  } catch (error) {
    throw connectionProblem(engine, tried, error);
  }
  const words = lastWords(tail);
  if (words !== null) throw exportProblem(engine, tried, cutWords(words));
}

/** The error at the end of a stream: `…{"errorDetail":{"message":"no space left"},"error":"…"}`. */
function lastWords(tail: Uint8Array): string | null {
  const text = Buffer.from(tail);
  const start = text.lastIndexOf('{"errorDetail":');
  return start === -1 ? null : (answerObject(text.subarray(start))?.findText('error') ?? null);
}
