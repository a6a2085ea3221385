import type { OfferedLayer } from '../offered-image.ts';
import type { StoredLayer } from '../stored-layer.ts';
import { HeaderBudget } from './header-budget.ts';
import { openSplitLayer, type SplitPlaces } from './split-layer.ts';
import type { VirtualTar } from './virtual-tar.ts';

/** The layers of a store that have been opened. */
export class SplitLayers {
  readonly #tars: VirtualTar[] = [];
  readonly #budget = new HeaderBudget();

  /** Layers of one diffID are the same bytes. */
  async open(diffId: string, places: SplitPlaces): Promise<StoredLayer> {
    const blob = await openSplitLayer(places, this.#budget);
    this.#tars.push(blob);
    return {
      content: { kind: 'blob', key: diffId, blob, annotations: {}, isChecked: false },
      size: blob.size,
      compression: 'none',
    };
  }

  close(): void {
    for (const tar of this.#tars) tar.close();
  }
}

/** A layer that a store has under a name of its own, without the blob that it came as. */
export function splitLayer(name: string): OfferedLayer {
  return { name, digest: null, mediaType: null, urls: [], annotations: {} };
}
