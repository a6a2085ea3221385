import type { Box, Size } from './screen/geometry.ts';

/** Where everything stands; a pane that has no room is null. */
export interface Layout {
  /** One pane at a time, for narrow terminals. */
  readonly isFolded: boolean;
  readonly layers: Box;
  readonly details: Box | null;
  readonly image: Box | null;
  readonly view: Box;
  /** Over which the viewer opens: everything but the strips. */
  readonly whole: Box;
  /** The rows of the strips: where one is, and what one can do. */
  readonly pathRow: number;
  readonly hintRow: number;
}

const narrowestPair = 76;
const narrowestSide = 26;
const usualShare = 0.4;
const widestUsual = 76;

/** Rows with border that details and the image's figures like to have, and the least of layers. */
const detailRows = 10;
const imageRows = 10;
const leastDetailRows = 5;
const leastImageRows = 6;
const leastLayerRows = 7;

/** `leftShare` is the user's choice for the left side, from 0 to 1; null for the usual. */
export function layOut(size: Size, leftShare: number | null): Layout {
  const width = Math.max(1, size.width);
  const height = Math.max(3, size.height);
  const whole: Box = { left: 0, top: 0, width, height: height - 2 };
  const isFolded = width < narrowestPair;
  const left = isFolded ? width : leftWidth(width, leftShare);
  const rows = leftRows(whole.height);
  const column = (top: number, boxHeight: number): Box => ({
    left: 0,
    top,
    width: left,
    height: boxHeight,
  });
  return {
    isFolded,
    layers: column(0, rows.layers),
    details: rows.details === 0 ? null : column(rows.layers, rows.details),
    image: rows.image === 0 ? null : column(rows.layers + rows.details, rows.image),
    view: isFolded ? whole : { left, top: 0, width: width - left, height: whole.height },
    whole,
    pathRow: height - 2,
    hintRow: height - 1,
  };
}

/** The share that puts the divider at `column`. */
export function shareFor(column: number, width: number): number {
  return column / Math.max(1, width);
}

function leftWidth(width: number, share: number | null): number {
  const wanted =
    share === null ? Math.min(widestUsual, Math.round(width * usualShare)) : width * share;
  return Math.round(Math.max(narrowestSide, Math.min(wanted, width - narrowestSide)));
}

interface Rows {
  readonly layers: number;
  readonly details: number;
  readonly image: number;
}

/** Layers get what is left over, the others shrink to what they need, then go. */
function leftRows(height: number): Rows {
  if (height < leastLayerRows + leastDetailRows) return { layers: height, details: 0, image: 0 };
  if (height < leastLayerRows + leastDetailRows + leastImageRows) {
    return { layers: height - leastDetailRows, details: leastDetailRows, image: 0 };
  }
  const third = Math.floor(height / 3);
  const details = Math.min(detailRows, Math.max(leastDetailRows, third));
  const image = Math.min(imageRows, Math.max(leastImageRows, third));
  return { layers: height - details - image, details, image };
}
