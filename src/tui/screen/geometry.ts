/** Columns and rows. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle of the screen; the cell at the top left of the screen is 0, 0. */
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

export function contains(box: Box, column: number, row: number): boolean {
  const right = box.left + box.width;
  const bottom = box.top + box.height;
  return column >= box.left && column < right && row >= box.top && row < bottom;
}
