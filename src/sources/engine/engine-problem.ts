import { LayerscopeError } from '../../model/error.ts';
import { systemCode } from '../file-error.ts';
import { answerObject } from './engine-client.ts';
import type { EngineName } from './endpoint.ts';

/** Characters of an engine's own words that are passed on. */
const mostWords = 500;

/** What an `Engine` tells of itself. */
interface FailedEngine {
  /** With its endpoint. */
  readonly title: string;
  readonly name: EngineName;
  /** Of its API. */
  readonly version: string;
}

/** The connection broke, or could not be made any more. */
export function connectionProblem(
  engine: FailedEngine,
  tried: string,
  cause: unknown,
): LayerscopeError {
  if (cause instanceof LayerscopeError) return cause;
  return engineFailed(
    tried,
    `the connection to ${engine.title} broke off (${systemCode(cause)})`,
    'Check that the engine still runs, and try again.',
    cause,
  );
}

/** The engine refused, with these words. */
export function refusal(engine: FailedEngine, tried: string, words: string): LayerscopeError {
  const said = `${engine.title} says: ${words}`;
  if (/client version .* is too (old|new)|API version/i.test(words)) {
    return engineFailed(
      tried,
      `${said} (its API has version ${engine.version})`,
      'layerscope speaks to Docker 20.10 and newer (API 1.41 and up) and to podman 4 and newer; ' +
        'with any other, save the image first: docker save NAME | layerscope -',
    );
  }
  return engineFailed(
    tried,
    said,
    'The log of the engine may say more. What it can save can be read, too: ' +
      `${engine.name} save NAME | layerscope -`,
  );
}

/** What the engine says went wrong, after it had begun to send. */
export function exportProblem(engine: FailedEngine, tried: string, words: string): LayerscopeError {
  return engineFailed(
    tried,
    `${engine.title} gave up on the way: ${words}`,
    'The log of the engine may say more; often its disk is full or damaged.',
  );
}

/** What the engine says kept it from fetching an image. */
export function pullProblem(engine: FailedEngine, tried: string, words: string): LayerscopeError {
  return engineFailed(
    tried,
    `${engine.title} says: ${words}`,
    `Check the name and the network. For a private image, log in first: \`${engine.name} login\`.`,
  );
}

/** What an answer other than the one hoped for says: its `message`, or else its text. */
export function wordsOf(status: number, text: Uint8Array): string {
  const message = answerObject(text)?.findText('message') ?? new TextDecoder().decode(text);
  return cutWords(message.trim() === '' ? `HTTP status ${status}` : message);
}

export function cutWords(words: string): string {
  const trimmed = words.trim();
  return trimmed.length > mostWords ? `${trimmed.slice(0, mostWords)}…` : trimmed;
}

function engineFailed(
  tried: string,
  failed: string,
  advice: string,
  cause?: unknown,
): LayerscopeError {
  return new LayerscopeError({ code: 'engine-failed', tried, failed, advice, cause });
}
