import type { ContentDigests } from '../analysis/contents.ts';
import type { ImageTree } from '../filesystem/image-tree.ts';
import type { FileContent } from '../model/file-content.ts';
import type { Image } from '../model/image.ts';
import type { Platform } from '../model/platform.ts';
import type { Warning } from '../model/warning.ts';
import type { ReportReading } from '../report/report.ts';
import type { EngineOptions } from '../sources/open-options.ts';
import type { Input, Io } from './io.ts';
import type { Progress } from './progress.ts';
import type { RegistryChoice } from './registry-login.ts';

/** Which image the user wants, and how it is to be read. */
export interface ImageChoice {
  /** What was typed: a path, a reference, or `-`. */
  readonly reference: string;
  /** `--image`: which one, of a source that holds several. */
  readonly image: string | null;
  readonly platform: Platform | null;
  /** Which engine is asked for images that are named. */
  readonly engine: EngineOptions;
  readonly baseLayers: number | null;
  /** Every layer is to be hashed against its digest. */
  readonly verify: boolean;
  /** Damage is to become a warning instead of an error. */
  readonly ignoreErrors: boolean;
  /** Contents of files will be asked for. */
  readonly keepContents: boolean;
  readonly registry: RegistryChoice;
}

/** What loading may read from and talk to. */
export interface Surroundings {
  readonly stdin: Input;
  readonly env: Io['env'];
  readonly progress: Progress;
  readonly indexThread: Io['indexThread'];
  /** Says which way was taken and why, for `--verbose`. */
  readonly note: (text: string) => void;
}

/** One image with its layers on one tree, still open. */
export interface LoadedImage {
  readonly image: Image;
  readonly tree: ImageTree;
  readonly warnings: readonly Warning[];
  /** Answers the content questions: what judging needs, and plain listings do not. */
  contentDigests(): Promise<ContentDigests>;
  /** The content of a file's version, if `keepContents` was asked for. */
  readonly contentOf: (version: number) => FileContent;
  /**
   * The first bytes of a file's version, holes as zeros: at most so many, fewer where the file is
   * shorter. Null where they are damaged, or went by and were not kept.
   */
  beginningOf(version: number, bytes: number): Promise<Uint8Array | null>;
  /** How much of the layers was read so far. */
  readonly reading: () => ReportReading;
  close(): Promise<void>;
}

export type LoadImage = (choice: ImageChoice, around: Surroundings) => Promise<LoadedImage>;
