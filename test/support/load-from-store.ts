import type { LoadImage } from '../../src/cli/loaded-image.ts';
import { mergeLayers } from '../../src/cli/load-image.ts';
import { ReadMeter } from '../../src/cli/read-meter.ts';
import { EntryBudget } from '../../src/model/entry-budget.ts';
import { type LocalStore, openFromStore } from '../../src/sources/local-store/open-local-store.ts';

/** Loads an image from where an engine keeps it, whatever the reference says. */
export function loadFromStore(place: LocalStore): LoadImage {
  return async (choice, around) => {
    const { platform, baseLayers } = choice;
    const opened = await openFromStore(place, { source: 'docker', platform, baseLayers });
    return mergeLayers(opened, new ReadMeter(around.progress), new EntryBudget(), choice, around);
  };
}
