import type { Cause, Waste } from '../waste.ts';
import { type Claim, mostPaths } from './rule.ts';

/** What one layer stored and another one hid, for one kind of reason. */
export interface LayerPair {
  /** The layer that stored the bytes. */
  readonly from: number;
  /** The layer that hid them. */
  readonly to: number;
}

export interface PairedWaste extends LayerPair {
  /** Largest first. */
  readonly rows: readonly Waste[];
}

/** The waste of these causes, by the layers that stored and hid it. */
export function pairsOf(waste: readonly Waste[], causes: readonly Cause[]): readonly PairedWaste[] {
  const pairs = new Map<string, { from: number; to: number; rows: Waste[] }>();
  for (const row of waste) {
    // Within one layer there is no other instruction to speak of.
    if (!causes.includes(row.cause) || row.layer === row.shadowedBy) continue;
    const key = `${row.layer} ${row.shadowedBy}`;
    const pair = pairs.get(key);
    if (pair === undefined) pairs.set(key, { from: row.layer, to: row.shadowedBy, rows: [row] });
    else pair.rows.push(row);
  }
  return [...pairs.values()];
}

/** A claim on the bytes of a pair, which names the files themselves. */
export function claimFiles<Id extends string, Data>(
  about: { readonly rule: Id; readonly data: Data },
  layer: number,
  rows: readonly Waste[],
): Claim<Id, Data> {
  return {
    about,
    layer,
    live: [],
    waste: rows,
    paths: rows.slice(0, mostPaths).map(({ path }) => path),
    pathCount: rows.length,
  };
}
