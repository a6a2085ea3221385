import { type RestColumn, spansWidth } from '../screen/columns.ts';
import type { Glyphs } from '../screen/glyphs.ts';
import type { FileItem } from './file-table.ts';
import { nameSpans, uncutNameSpans } from './name-spans.ts';
import { slideSpans } from './slide-spans.ts';

type NameCell = RestColumn<FileItem>['cell'];

/** Long names cut to the room there is. */
export function cutNames(glyphs: Glyphs): NameCell {
  return (item, width) => nameSpans(item, width, glyphs);
}

/** All names slid to the left as far as the one on the cursor needs it. */
export function slidNames(onCursor: FileItem, glyphs: Glyphs): NameCell {
  const needed = spansWidth(uncutNameSpans(onCursor, glyphs));
  return (item, width) => {
    const start = Math.max(0, needed - width);
    return slideSpans(uncutNameSpans(item, glyphs), start, start + width);
  };
}
