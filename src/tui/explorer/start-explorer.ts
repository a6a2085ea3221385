import { configStart } from '../config/config.ts';
import { duplicatesStart } from '../duplicates/duplicates.ts';
import type { ExploredImage } from '../explored-image.ts';
import { filesStart } from '../files/files-state.ts';
import { findingsStart } from '../findings/findings.ts';
import { largestStart } from '../largest/largest.ts';
import { detailsStart } from '../layers/details.ts';
import { layersStart } from '../layers/layers.ts';
import { wasteStart } from '../waste/waste.ts';
import type { Explorer } from './explorer.ts';

/** The explorer as an image opens in it. */
export function startExplorer(image: ExploredImage): Explorer {
  return {
    image,
    focus: 'layers',
    view: 'files',
    layers: layersStart(image),
    details: detailsStart,
    files: filesStart(image),
    waste: wasteStart,
    largest: largestStart,
    duplicates: duplicatesStart,
    config: configStart,
    findings: findingsStart,
    viewer: null,
    help: null,
    prompt: null,
    leftShare: null,
    isDividerHeld: false,
    message: null,
  };
}
