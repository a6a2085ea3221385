import { LayerscopeError } from '../model/error.ts';
import { escapeText } from '../text/escape.ts';
import type { ImageChoice, LoadedImage } from './loaded-image.ts';
import type { SourceName } from './options.ts';
import { ProgressLine, silentProgress } from './progress.ts';
import type { Session } from './session.ts';

/** Which image a command wants, and what of it. */
export interface WantedImage {
  readonly reference: string;
  /** How many layers are the base image's; null to find out. */
  readonly baseLayers: number | null;
  /** Whether contents of files will be asked for. */
  readonly keepContents: boolean;
}

/**
 * Loads the image that the user wants, lets `use` make something of it, and closes it. Shows
 * progress meanwhile; when it returns, the terminal is as it was.
 */
export async function withImage<T>(
  session: Session,
  wanted: WantedImage,
  use: (image: LoadedImage) => Promise<T>,
): Promise<T> {
  const { io, given } = session;
  if (io.stdin.isTTY && /^(.*:)?-$/.test(wanted.reference)) throw nothingPiped();
  const isShown = io.stderr.isTTY && given.progress !== false && given.quiet !== true;
  const line = isShown ? new ProgressLine(io.stderr, () => performance.now()) : null;
  const note = (text: string): void => {
    if (given.verbose !== true || given.quiet === true) return;
    line?.clear();
    io.stderr.write(`${escapeText(text)}\n`);
  };
  const choice = chosenImage(session, wanted);
  const progress = line ?? silentProgress;
  try {
    const image = await session.load(choice, { stdin: io.stdin, progress, note });
    line?.clear();
    try {
      return await use(image);
    } finally {
      await image.close();
    }
  } finally {
    line?.clear();
  }
}

function chosenImage({ given }: Session, wanted: WantedImage): ImageChoice {
  const { reference, baseLayers, keepContents } = wanted;
  return {
    reference: fromSource(reference, given.source ?? null),
    image: given.image ?? null,
    platform: given.platform ?? null,
    baseLayers,
    keepContents,
    verify: given.verify === true,
    ignoreErrors: given.ignoreErrors === true,
  };
}

/** A reference with the prefix that says what `--source` says. */
function fromSource(reference: string, source: SourceName | null): string {
  if (source === null || reference.startsWith(`${source}:`)) return reference;
  if (source === 'docker-archive') return `${source}:${reference}`;
  throw new LayerscopeError({
    code: 'unsupported',
    tried: `open ${reference}`,
    failed: `layerscope cannot read images from ${source} yet`,
    advice: `Save the image and read that: ${source} save ${reference} | layerscope -`,
  });
}

function nothingPiped(): LayerscopeError {
  return new LayerscopeError({
    code: 'usage',
    tried: 'read standard input',
    failed: 'it is a terminal',
    advice: 'Send it an image: docker save IMAGE | layerscope -',
  });
}
