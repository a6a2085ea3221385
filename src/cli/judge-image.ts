import { analyse } from '../analysis/analyse.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { Contents } from '../analysis/contents.ts';
import type { FindingSettings } from '../analysis/finding-settings.ts';
import { windowQuestions } from '../analysis/window-questions.ts';
import type { DockerfileMatch } from '../dockerfile/dockerfile-match.ts';
import { writtenImage } from '../dockerfile/written-image.ts';
import type { Image } from '../model/image.ts';
import { contentWindows } from './content-windows.ts';
import { type GivenDockerfile, matchGiven } from './given-dockerfile.ts';
import type { LoadedImage } from './loaded-image.ts';

export interface JudgedImage {
  /** As the Dockerfile tells it, where one was given. */
  readonly image: Image;
  readonly contents: Contents;
  readonly dockerfile: DockerfileMatch | null;
  readonly analysis: Analysis;
}

/** Answers all questions about an image's contents, and judges it. */
export async function judgeImage(
  loaded: LoadedImage,
  settings: FindingSettings,
  given: GivenDockerfile | null,
): Promise<JudgedImage> {
  const { tree } = loaded;
  const dockerfile = given && matchGiven(given, loaded.image);
  const image = dockerfile === null ? loaded.image : writtenImage(loaded.image, dockerfile);
  const contents = new Contents(tree, await loaded.contentDigests());
  const questions = windowQuestions(tree, image, settings);
  const windows = await contentWindows(loaded, questions);
  const subject = { tree, image, contents, windows, dockerfile };
  return { image, contents, dockerfile, analysis: analyse(subject, settings) };
}
