import type { ExploredImage } from '../explored-image.ts';
import { fileSize } from './file-size.ts';
import { pagerOf } from './pager.ts';
import type { ViewerState } from './viewer-state.ts';
import { Windows } from './windows.ts';

/** Shows another version of a path, from its start. */
export function withVersion(
  state: ViewerState,
  version: number,
  { tree }: ExploredImage,
): ViewerState {
  if (tree.typeOf(version) !== 'file') return { ...state, version, content: null, diff: null };
  const file = new Windows(fileSize(tree, version), state.grain);
  return { ...state, version, content: pagerOf(file, 'content', state.wraps), diff: null };
}
