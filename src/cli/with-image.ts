import { escapeText } from '../text/escape.ts';
import { chooseImage, type WantedImage } from './image-choice.ts';
import type { LoadedImage } from './loaded-image.ts';
import { ProgressLine, silentProgress } from './progress.ts';
import type { Session } from './session.ts';

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
  const choice = chooseImage(session, wanted);
  const isShown = io.stderr.isTTY && given.progress !== false && given.quiet !== true;
  const line = isShown ? new ProgressLine(io.stderr, () => performance.now()) : null;
  const note = (text: string): void => {
    if (given.verbose !== true || given.quiet === true) return;
    line?.clear();
    io.stderr.write(`${escapeText(text)}\n`);
  };
  const progress = line ?? silentProgress;
  try {
    const { stdin, env, indexThread } = io;
    const image = await session.load(choice, { stdin, env, progress, note, indexThread });
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
