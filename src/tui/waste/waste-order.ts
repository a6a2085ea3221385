import type { Analysis } from '../../analysis/analysis.ts';
import type { Waste } from '../../analysis/waste.ts';
import { rememberLast } from '../screen/remember.ts';

/** What rows of waste can be sorted by, in the order in which one comes to it. */
const orders = ['bytes', 'path', 'layer'] as const;
export type WasteOrder = (typeof orders)[number];

export function nextOrder(order: WasteOrder): WasteOrder {
  return orders[(orders.indexOf(order) + 1) % orders.length] ?? 'bytes';
}

/** By bytes is how the analysis has it; by layer means the one that hid them. Ties: by bytes. */
export const wasteInOrder = rememberLast(
  ({ waste }: Analysis, order: WasteOrder): readonly Waste[] => {
    switch (order) {
      case 'bytes':
        return waste;
      case 'path':
        return waste.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
      case 'layer':
        return waste.toSorted((a, b) => a.shadowedBy - b.shadowedBy);
    }
  },
);
