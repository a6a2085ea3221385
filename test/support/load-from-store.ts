import { layerReading } from '../../src/cli/layer-reading.ts';
import type { LoadImage } from '../../src/cli/loaded-image.ts';
import { mergeLayers } from '../../src/cli/load-image.ts';
import { type LocalStore, openFromStore } from '../../src/sources/local-store/open-local-store.ts';

/** Loads an image from where an engine keeps it, whatever the reference says. */
export function loadFromStore(place: LocalStore): LoadImage {
  return async (choice, around) => {
    const { platform, baseLayers } = choice;
    const opened = await openFromStore(place, { source: 'docker', platform, baseLayers });
    const reading = layerReading(choice.verify, around.progress);
    return mergeLayers(opened, reading, choice, around);
  };
}
