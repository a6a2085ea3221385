import type { HistoryStep } from '../model/image.ts';
import type { Place } from './dockerfile-match.ts';

/** Instructions that put files into an image. */
const makers = /^(?:RUN|COPY|ADD|WORKDIR) /i;

/**
 * Where each layer comes from. A layer that its step cannot have made, as builders write that make
 * one layer of several instructions, comes from all of them since the layer below.
 */
export function matchLayers(
  steps: readonly (Place | null)[],
  history: readonly HistoryStep[],
): ReadonlyMap<number, Place> {
  const layers = new Map<number, Place>();
  let since: Place[] = [];
  for (const [position, { layer, instruction }] of history.entries()) {
    const place = steps[position] ?? null;
    const made = makers.test(instruction);
    if (layer === null) {
      if (made && place !== null) since.push(place);
      continue;
    }
    const found = made ? place : (span(since) ?? place);
    if (found !== null) layers.set(layer, { lines: found.lines, confidence: found.confidence });
    since = [];
  }
  return layers;
}

function span(places: readonly Place[]): Place | null {
  const [first] = places;
  if (first === undefined) return null;
  if (places.length === 1) return first;
  return {
    lines: {
      start: Math.min(...places.map(({ lines }) => lines.start)),
      end: Math.max(...places.map(({ lines }) => lines.end)),
    },
    confidence: 'likely',
  };
}
