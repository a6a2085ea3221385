import type { ImageTree } from '../../filesystem/image-tree.ts';
import type { ByteString } from '../../model/byte-string.ts';
import type { Image } from '../../model/image.ts';
import type { Lines } from '../../dockerfile/dockerfile.ts';
import type { DockerfileMatch } from '../../dockerfile/dockerfile-match.ts';
import type { Duplicate } from '../duplicates.ts';
import type { Waste } from '../waste.ts';
import type { ContentNames } from '../content-names.ts';
import type { Contents } from '../contents.ts';
import type { ContentWindow, ContentWindows } from '../content-windows.ts';
import type { OwnStep } from '../own-steps.ts';
import type { PathMatches } from '../path-matches.ts';
import type { PathPattern } from '../path-pattern.ts';
import type { Severity } from '../../model/severity.ts';

/**
 * One thing that layerscope knows to look for. It says what is there, as data; what people are told
 * about it is in `advice/`, under the same id.
 */
export interface Rule<Id extends string, Data> {
  /** Stable: configuration, reports and SARIF name it. */
  readonly id: Id;
  /** How much it matters; of a rule that is judged `bySize`, at most. */
  readonly severity: Severity;
  /** Whether it matters by what its own bytes are of the image, or whatever its bytes. */
  readonly bySize: boolean;
  /**
   * The paths that `facts.matches` shall know. All rules' patterns together cost one pass; several
   * rules may have the same one.
   */
  readonly patterns: readonly PathPattern[];
  /** What it must read of contents before it can judge; null where it need not. */
  readonly reads: ((facts: PathFacts) => Iterable<ContentWindow>) | null;
  readonly find: (facts: Facts) => Iterable<Claim<Id, Data>>;
}

/** What is known before any content is read. */
export interface PathFacts {
  readonly tree: ImageTree;
  readonly image: Image;
  /** Whether findings may be about a path, which is given as a node. */
  readonly isWanted: (node: number) => boolean;
  /** Of paths that findings may be about. */
  readonly matches: PathMatches;
}

/** What a rule may judge by: of all but the tree, only what findings may be about. */
export interface Facts extends PathFacts {
  readonly names: ContentNames;
  readonly contents: Contents;
  readonly waste: readonly Waste[];
  readonly duplicates: readonly Duplicate[];
  /** Answers to what `reads` asked for. */
  readonly windows: ContentWindows;
  /** The instructions of the image's own Dockerfile, in order. */
  readonly steps: readonly OwnStep[];
  /** The Dockerfile, where one was given. */
  readonly dockerfile: DockerfileMatch | null;
}

/** What a rule has found: which bytes, and the data that the words about it are made of. */
export interface Claim<Id extends string, Data> {
  readonly about: { readonly rule: Id; readonly data: Data };
  /** The layer whose instruction is to be changed; null when it is about the whole image. */
  readonly layer: number | null;
  /** The step of the history that is to be changed, where that is not what made the layer. */
  readonly step?: number;
  /** Where the Dockerfile says it, where no step of the history does. */
  readonly lines?: Lines;
  /** How much this one matters, where that is not the same for all that the rule finds. */
  readonly severity?: Severity;
  /** Versions that store live content, each once, which the fix makes go. */
  readonly live: readonly number[];
  /** Rows of the waste that the fix makes go. */
  readonly waste: readonly Waste[];
  /** What it is about: the first of them, those that matter most first, and how many there are. */
  readonly paths: readonly ByteString[];
  readonly pathCount: number;
}

/** Paths that a claim names; how many more there are is its `pathCount`. */
export const mostPaths = 100;
