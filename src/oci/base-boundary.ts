import type { HistoryStep } from '../model/image.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** buildah's comment on a step says which image it was made on. */
const buildahMark = /^FROM /;

/**
 * Where the image's own Dockerfile began, or null. buildah says it. Dockerfiles name their command
 * near the end, so else a CMD or ENTRYPOINT below a layer most likely ends a base image, all the
 * more when time passed after it: an early ENTRYPOINT of the own Dockerfile is followed at once.
 * Bases without a command (distroless, plain root filesystems) show by their age: the first long
 * pause counts, since later ones may stand between cached steps of one Dockerfile. Some layer is
 * always left for the image itself.
 */
export function findBoundary(steps: readonly HistoryStep[]): Boundary | null {
  const boundaries = readBoundaries(steps);
  const commands = boundaries.filter(({ below }) => isCommand(below));
  const builtByBuildah = buildahMark.test(steps.findLast(makesLayer)?.comment ?? '');
  return (
    (builtByBuildah ? boundaries.findLast(({ above }) => namesBase(above)) : undefined) ??
    commands.findLast(({ pause }) => pause >= hour) ??
    boundaries.find(({ pause }) => pause >= day) ??
    commands.at(-1) ??
    null
  );
}

/** A place between two steps, with layers below and above it. */
interface Boundary {
  readonly below: HistoryStep;
  readonly above: HistoryStep;
  readonly layersBelow: number;
  /** Milliseconds until the next layer was made; 0 when nobody knows. */
  readonly pause: number;
}

function readBoundaries(steps: readonly HistoryStep[]): readonly Boundary[] {
  const boundaries: Boundary[] = [];
  let above: HistoryStep | null = null;
  let next: HistoryStep | null = null;
  for (const below of steps.toReversed()) {
    const layersBelow = next?.layer ?? 0;
    if (above !== null && layersBelow > 0) {
      boundaries.push({ below, above, layersBelow, pause: pauseBetween(below, next) });
    }
    above = below;
    if (makesLayer(below)) next = below;
  }
  return boundaries.reverse();
}

function makesLayer(step: HistoryStep): boolean {
  return step.layer !== null;
}

/** Whether buildah says of a step that it was made on an image with a name, not with an ID. */
function namesBase({ comment }: HistoryStep): boolean {
  return buildahMark.test(comment ?? '') && !/^FROM [0-9a-f]{12}$/.test(comment ?? '');
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
