import { LayerscopeError } from '../model/error.ts';
import type { BaseLayers, HistoryStep } from '../model/image.ts';
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

const hour = 3_600_000;
const day = 24 * hour;

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
  return { count: Math.min(1, layers), foundBy: 'first-layer', ...reference };
}

/**
 * Where the image's own Dockerfile began, or null. Dockerfiles name
 * their command near the end, so a CMD or ENTRYPOINT below a layer most likely ends a base image,
 * all the more when time passed after it: an early ENTRYPOINT of the own Dockerfile is followed at
 * once. Bases without a command (distroless, plain root filesystems) show by their age: the first
 * long pause counts, since later ones may stand between cached steps of one Dockerfile. Some layer
 * is always left for the image itself.
 */
function findBoundary(steps: readonly HistoryStep[]): Boundary | null {
  const boundaries = readBoundaries(steps);
  const commands = boundaries.filter(({ below }) => isCommand(below));
  return (
    commands.findLast(({ pause }) => pause >= hour) ??
    boundaries.find(({ pause }) => pause >= day) ??
    commands.at(-1) ??
    null
  );
}

/** A place between two steps, with layers below and above it. */
interface Boundary {
  /** The step just below. */
  readonly below: HistoryStep;
  readonly layersBelow: number;
  /** Milliseconds until the next layer was made; 0 when nobody knows. */
  readonly pause: number;
}

function readBoundaries(steps: readonly HistoryStep[]): readonly Boundary[] {
  const boundaries: Boundary[] = [];
  let next: HistoryStep | null = null;
  for (const below of steps.toReversed()) {
    const layersBelow = next?.layer ?? 0;
    if (layersBelow > 0) boundaries.push({ below, layersBelow, pause: pauseBetween(below, next) });
    if (below.layer !== null) next = below;
  }
  return boundaries.reverse();
}

function isCommand(step: HistoryStep): boolean {
  return step.layer === null && /^(?:CMD|ENTRYPOINT) /i.test(step.instruction);
}

function pauseBetween(before: HistoryStep, after: HistoryStep | null): number {
  if (after === null || after.created === null) return 0;
  // A base without times below steps that have them comes from another builder.
  return before.created === null
    ? Infinity
    : Date.parse(after.created) - Date.parse(before.created);
}

function tooMany(option: number, layers: number): LayerscopeError {
  return new LayerscopeError({
    code: 'usage',
    tried: `take ${option} layers for the base image's`,
    failed: `the image has ${layers} layer${layers === 1 ? '' : 's'}`,
    advice: 'Give --base-layers a number up to that.',
  });
}
