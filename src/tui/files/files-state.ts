import { rootPath } from '../../model/path-table.ts';
import type { ExploredImage } from '../explored-image.ts';
import { FileListings, type ListingChoice } from './file-listings.ts';
import { type Folding, foldingStart } from './folding.ts';

/** The tree of files, and how it is looked at. It says nothing of layers: they come with the look. */
export interface FilesState extends ListingChoice {
  /** The path that the cursor is to be on: if it is not listed, what is above it stands in. */
  readonly node: number;
  /** How many rows the cursor is to be below the first visible one. */
  readonly rowsAbove: number;
  /** The folding to come back to when the filter goes; null without one. */
  readonly unfiltered: Folding | null;
  readonly hasAttributes: boolean;
  /** Whether long names are slid into view, and not cut. */
  readonly isUncut: boolean;
  readonly listings: FileListings;
}

export function filesStart({ tree }: ExploredImage): FilesState {
  const listings = new FileListings(tree);
  return {
    node: rootPath,
    rowsAbove: 0,
    folding: foldingStart(tree, listings.lists),
    unfiltered: null,
    filter: null,
    hidden: new Set(),
    sort: { by: 'name', isReversed: false },
    hasAttributes: true,
    isUncut: false,
    listings,
  };
}
