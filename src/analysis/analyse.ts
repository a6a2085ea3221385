import type { DockerfileMatch } from '../dockerfile/dockerfile-match.ts';
import type { ImageTree } from '../filesystem/image-tree.ts';
import type { Image } from '../model/image.ts';
import type { Analysis } from './analysis.ts';
import { ContentNames } from './content-names.ts';
import type { ContentWindows } from './content-windows.ts';
import type { Contents } from './contents.ts';
import { diveFigures } from './dive.ts';
import { findDuplicates } from './duplicates.ts';
import { findFindings } from './find-findings.ts';
import type { FindingSettings } from './finding-settings.ts';
import { layerFigures } from './layer-figures.ts';
import { summarise } from './summary.ts';
import { findWaste } from './waste.ts';

/** An image, and the answers to all questions about its contents. */
export interface Subject {
  readonly tree: ImageTree;
  readonly image: Image;
  /** Tells apart all that the content questions ask for. */
  readonly contents: Contents;
  /** What the window questions ask for. */
  readonly windows: ContentWindows;
  /** Where one was given. */
  readonly dockerfile: DockerfileMatch | null;
}

/** Judges an image. */
export function analyse(subject: Subject, settings: FindingSettings): Analysis {
  const { tree, image, contents } = subject;
  const names = new ContentNames(tree);
  const layers = layerFigures(tree, contents, names);
  const waste = findWaste(tree, contents, names);
  const duplicates = findDuplicates(tree, contents, names);
  const summary = summarise(tree, layers, waste, image.base.count);
  const { findings, avoidableBytes } = findFindings(
    { ...subject, names, waste, duplicates, storedBytes: summary.storedBytes },
    settings,
  );
  return {
    summary: { ...summary, avoidableBytes },
    layers,
    waste,
    findings,
    duplicates,
    dive: diveFigures(tree),
  };
}
