import type { Dockerfile, Stage } from './dockerfile.ts';
import { expandVariables, knownText } from './variables.ts';
import { readGlobals } from './global-arguments.ts';

/** The stages that one builds on, the lowest first, and the image below them. */
export interface StageChain {
  readonly stages: readonly Stage[];
  /** The reference of the base image; null where a variable in it has no known value. */
  readonly base: string | null;
}

/** The stage that `--target` names, by its name or number, or the last one; null if there is none. */
export function findStage({ stages }: Dockerfile, target: string | null): Stage | null {
  if (target === null) return stages.at(-1) ?? null;
  const named = stages.findLast(({ name }) => name === target.toLowerCase());
  return named ?? (/^\d+$/.test(target) ? (stages[Number(target)] ?? null) : null);
}

/** What `stage` was built from: `FROM` may name an earlier stage, which counts before any image. */
export function stageChain(
  dockerfile: Dockerfile,
  stage: Stage,
  buildArguments: ReadonlyMap<string, string>,
): StageChain {
  const globals = readGlobals(dockerfile, buildArguments);
  const chain = [stage];
  let before = dockerfile.stages.indexOf(stage);
  let base = knownText(expandVariables(stage.base, globals));
  for (;;) {
    const name = base?.toLowerCase();
    const below = dockerfile.stages.findLastIndex((other, i) => i < before && other.name === name);
    const found = name === undefined ? undefined : dockerfile.stages[below];
    if (found === undefined) return { stages: chain.reverse(), base };
    chain.push(found);
    before = below;
    base = knownText(expandVariables(found.base, globals));
  }
}
