import { analyse } from '../analysis/analyse.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { Contents } from '../analysis/contents.ts';
import type { FindingSettings } from '../analysis/finding-settings.ts';
import { windowQuestions } from '../analysis/window-questions.ts';
import { contentWindows } from './content-windows.ts';
import type { LoadedImage } from './loaded-image.ts';

export interface JudgedImage {
  readonly contents: Contents;
  readonly analysis: Analysis;
}

/** Answers all questions about an image's contents, and judges it. */
export async function judgeImage(
  loaded: LoadedImage,
  settings: FindingSettings,
): Promise<JudgedImage> {
  const { tree, image } = loaded;
  const contents = new Contents(tree, await loaded.contentDigests());
  const questions = windowQuestions(tree, image, settings);
  const windows = await contentWindows(loaded, questions);
  return { contents, analysis: analyse({ tree, image, contents, windows }, settings) };
}
