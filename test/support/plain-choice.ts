import type { ImageChoice } from '../../src/cli/loaded-image.ts';
import { anyEngine } from './any-engine.ts';

/** What the command line asks for with no option. */
export function plainChoice(reference: string): ImageChoice {
  return {
    reference,
    image: null,
    platform: null,
    engine: anyEngine,
    baseLayers: null,
    verify: false,
    ignoreErrors: false,
    keepContents: false,
    registry: { username: null, insecure: false, caFile: null },
  };
}
