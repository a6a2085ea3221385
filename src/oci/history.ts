import type { HistoryStep } from '../model/image.ts';
import type { HistoryEntry } from './image-config.ts';
import { readInstruction } from './instruction.ts';

export interface MatchedHistory {
  readonly steps: readonly HistoryStep[];
  /** Whether every layer has its step, and every step that makes a layer has one. */
  readonly complete: boolean;
}

/** Instructions that never make a layer. (WORKDIR does when it creates the directory.) */
const metadata =
  /^(?:ARG|CMD|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|SHELL|STOPSIGNAL|USER|VOLUME) /i;

/**
 * Says which step made which layer: the steps that are not marked empty made the layers, in order
 * (OCI config.md, `history`). Where their numbers differ, they are matched from the top, because
 * the newest instructions are those that the image's author can change. No history at all is
 * complete: many builders write none.
 */
export function matchHistory(entries: readonly HistoryEntry[], layers: number): MatchedHistory {
  const steps = entries.map(readStep);
  const marked = positions(entries, (entry) => !entry.emptyLayer);
  // Some builders forget the mark; what cannot have made a layer is taken out then.
  const makers =
    marked.length > layers
      ? marked.filter((i) => !metadata.test(steps[i]?.instruction ?? ''))
      : marked;
  const chosen = makers.length >= layers ? makers : marked;
  const shift = layers - chosen.length;
  for (const [i, position] of chosen.entries()) {
    const step = steps[position];
    if (step !== undefined && i + shift >= 0) steps[position] = { ...step, layer: i + shift };
  }
  return { steps, complete: entries.length === 0 || marked.length === layers };
}

/**
 * What made each layer, by its number. buildah makes one layer of a whole Dockerfile and credits
 * its last step with it, be that a CMD: then the steps before it, which are marked empty, count.
 */
export function layerInstructions(steps: readonly HistoryStep[]): ReadonlyMap<number, string> {
  const instructions = new Map<number, string>();
  let since: string[] = [];
  for (const { layer, instruction } of steps) {
    const makesNone = metadata.test(instruction);
    if (layer !== null) {
      instructions.set(layer, makesNone && since.length > 0 ? since.join('; ') : instruction);
      since = [];
    } else if (!makesNone && instruction !== '') {
      since.push(instruction);
    }
  }
  return instructions;
}

function readStep({ createdBy, created, comment }: HistoryEntry): HistoryStep {
  // `docker import` says what it did in the comment only.
  const { text, buildArguments } = readInstruction(createdBy === '' ? (comment ?? '') : createdBy);
  return { instruction: text, createdBy, buildArguments, created, comment, layer: null };
}

function positions<T>(values: readonly T[], wanted: (value: T) => boolean): readonly number[] {
  return values.flatMap((value, i) => (wanted(value) ? [i] : []));
}
