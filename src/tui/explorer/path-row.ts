import { cutMiddle } from '../../text/cut.ts';
import { escapeBytes, escapeOnOneLine } from '../../text/escape.ts';
import { selectedPath } from '../files/files.ts';
import { lookOf } from '../layers/layers.ts';
import type { Setting } from '../model.ts';
import { type Row, row, span } from '../screen/span.ts';
import { contextOf } from './context.ts';
import type { Explorer } from './explorer.ts';

/** The upper strip: what there is to say, or else where one is. */
export function pathRow(explorer: Explorer, setting: Setting): Row {
  const { width } = setting.size;
  const { ellipsis } = setting.glyphs;
  if (explorer.message !== null) {
    return row([
      span(` ${cutMiddle(escapeOnOneLine(explorer.message), width - 2, ellipsis)}`, 'strong'),
    ]);
  }
  const layers = ` ${lookWords(explorer)} `;
  const path =
    explorer.view === 'files'
      ? selectedPath(explorer.files, contextOf(explorer, setting, 'files'))
      : null;
  const text = path === null ? '' : `/${escapeBytes(path)}`;
  return row([
    span(layers, 'dim'),
    span(cutMiddle(text, Math.max(0, width - layers.length - 1), ellipsis), 'text'),
  ]);
}

function lookWords({ layers }: Explorer): string {
  const { first, last } = lookOf(layers);
  return first === last ? `layer ${last}` : `layers ${first}-${last}`;
}
