import type { Changes } from '../../analysis/analysis.ts';
import type { ImageTree } from '../../filesystem/image-tree.ts';
import type { ExploredImage } from '../explored-image.ts';
import { remember } from '../screen/remember.ts';

/** The figures of a layer as far as they are known before contents were compared. */
export interface KnownFigures {
  readonly storedBytes: number;
  readonly reclaimableBytes: number | null;
  readonly changes: Changes | null;
}

/** The figures of every layer. */
export function figuresOf({ tree, analysis }: ExploredImage): readonly KnownFigures[] {
  return analysis === null ? storedFigures(tree) : analysis.layers;
}

/** What the layers carry takes no comparing. */
const storedFigures = remember((tree: ImageTree): readonly KnownFigures[] =>
  tree.layers.map(({ size }) => ({
    storedBytes: size.reduce((sum, bytes) => sum + bytes, 0),
    reclaimableBytes: null,
    changes: null,
  })),
);
