import { mayHoldSecret } from '../analysis/rules/secrets/may-hold-secret.ts';
import { Excerpts } from '../index/excerpts.ts';
import type { StreamOptions } from '../index/index-stream.ts';
import { EntryBudget } from '../model/entry-budget.ts';
import type { Progress } from './progress.ts';
import { ReadMeter } from './read-meter.ts';

/** What the layers of one image share while they are read. */
export interface LayerReading {
  readonly options: Required<Pick<StreamOptions, 'verify' | 'excerpts'>>;
  readonly meter: ReadMeter;
  readonly budget: EntryBudget;
}

export function layerReading(verify: boolean, progress: Progress): LayerReading {
  return {
    options: { verify, excerpts: new Excerpts(mayHoldSecret) },
    meter: new ReadMeter(progress),
    budget: new EntryBudget(),
  };
}
