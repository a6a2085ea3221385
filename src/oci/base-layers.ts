import { LayerscopeError } from '../model/error.ts';
import type { BaseLayers, HistoryStep } from '../model/image.ts';
import { findBoundary } from './base-boundary.ts';
import type { Annotations } from './descriptor.ts';

/** What there is to tell base layers by. */
export interface BaseEvidence {
  /** The user's own count, or null. */
  readonly option: number | null;
  readonly layers: number;
  readonly steps: readonly HistoryStep[];
  readonly reference: BaseReference;
  /** How many layers the referenced base image has, where the source holds it, else null. */
  readonly referencedLayers: number | null;
}

/** The base image as annotations or labels name it. */
export interface BaseReference {
  readonly name: string | null;
  readonly digest: string | null;
}

/**
 * Reads the OCI annotations for base images (annotations.md). A manifest's own come first: labels
 * may have been inherited, and then speak of the base's base.
 */
export function readBaseReference(annotations: Annotations, labels: Annotations): BaseReference {
  const find = (key: string): string | null => {
    const full = `org.opencontainers.image.base.${key}`;
    return [annotations, labels].map((from) => ownText(from, full)).find((text) => text) ?? null;
  };
  return { name: find('name'), digest: find('digest') };
}

function ownText(record: Annotations, key: string): string | null {
  return Object.hasOwn(record, key) ? (record[key] ?? null) : null;
}

/** How many of the lowest layers came with the base image. Throws `usage` for too many. */
export function findBaseLayers(evidence: BaseEvidence): BaseLayers {
  const { option, layers, steps, reference, referencedLayers } = evidence;
  if (option !== null) {
    if (option > layers) throw tooMany(option, layers);
    return { count: option, foundBy: 'option', ...reference };
  }
  if (referencedLayers !== null && referencedLayers <= layers) {
    return { count: referencedLayers, foundBy: 'annotation', ...reference };
  }
  const boundary = findBoundary(steps);
  if (boundary !== null) {
    return { count: boundary.layersBelow, foundBy: 'history', ...reference };
  }
  const lowest = steps.find(({ layer }) => layer !== null);
  if (lowest !== undefined && isPutElsewhere(lowest)) {
    return { count: 0, foundBy: 'history', ...reference };
  }
  return { count: Math.min(1, layers), foundBy: 'first-layer', ...reference };
}

/** Whether an instruction puts files somewhere below the root: no base image begins like that. */
function isPutElsewhere({ instruction }: HistoryStep): boolean {
  const [keyword = '', ...words] = instruction.split(/\s+/);
  if (keyword === 'WORKDIR') return true;
  const target = words.at(-1)?.replaceAll(/["'\]]/g, '') ?? '';
  return (keyword === 'COPY' || keyword === 'ADD') && !/^\.?\/?$/.test(target);
}

function tooMany(option: number, layers: number): LayerscopeError {
  return new LayerscopeError({
    code: 'usage',
    tried: `take ${option} layers for the base image's`,
    failed: `the image has ${layers} layer${layers === 1 ? '' : 's'}`,
    advice: 'Give --base-layers a number up to that.',
  });
}
