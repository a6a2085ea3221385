import { type ErrorCode, LayerscopeError } from '../model/error.ts';
import type { OpenedImage } from './opened-image.ts';

/** Opens an image where it may be; gives null where it is not worth a word that it is not there. */
export type Way = () => Promise<OpenedImage | null>;

/** What means that an image may still be elsewhere; any other failure ends the search. */
const elsewhere: ReadonlySet<ErrorCode> = new Set(['not-found', 'no-engine', 'choose-platform']);

/** The image by the first way that leads to one, or an error that says where each of them led. */
export async function openFirst(reference: string, ways: readonly Way[]): Promise<OpenedImage> {
  const failures: LayerscopeError[] = [];
  for (const way of ways) {
    try {
      const image = await way();
      if (image !== null) return image;
    } catch (error) {
      if (!(error instanceof LayerscopeError)) throw error;
      failures.push(error);
      if (!elsewhere.has(error.code)) break;
    }
  }
  throw nowhere(reference, failures);
}

/** What the last way says counts most: it is where the image should have been at the latest. */
function nowhere(reference: string, failures: readonly LayerscopeError[]): LayerscopeError {
  const last = failures.at(-1);
  if (last === undefined) throw new Error(`there is no way to ${reference}`);
  if (failures.length === 1) return last;
  return new LayerscopeError({
    code: last.code,
    tried: `find ${reference}`,
    failed: failures.map(({ failed }) => failed).join('; '),
    advice: failures.map(({ advice }) => advice).join('\n'),
    cause: last,
  });
}
