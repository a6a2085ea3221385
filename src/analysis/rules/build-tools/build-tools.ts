import type { Severity } from '../../../model/severity.ts';
import { liveByLayer, type LayerMatches } from '../live-by-layer.ts';
import { type Claim, type Facts, mostPaths, type Rule } from '../rule.ts';
import { type StartedProgram, startedProgram } from './started-program.ts';
import { compilerFiles, type Toolchain, toolchains } from './toolchains.ts';

/** Toolchains that one layer brings, or the base image. */
export interface BuildTools {
  /** Null where they came with the base image. */
  readonly layer: number | null;
  /** With the bytes of each, most first. */
  readonly rows: readonly { readonly row: Toolchain; readonly bytes: number }[];
  readonly program: StartedProgram | null;
  /** The base image, where its name is known. */
  readonly base: string | null;
}

/** Compilers and their like in an image that runs what they have made. */
export const buildTools: Rule<'build-tools', BuildTools> = {
  id: 'build-tools',
  severity: 'high',
  bySize: true,
  patterns: [...toolchains, compilerFiles],
  reads: null,
  *find(facts) {
    const { image, dockerfile } = facts;
    const program = startedProgram(image.config);
    const base = dockerfile?.base.reference ?? image.base.name;
    // Who starts a compiler wants it.
    const unused = toolchains.filter(({ programs }) => !programs.includes(program?.name ?? ''));
    const tools = liveByLayer(facts, unused);
    if (tools.length === 0) return;
    const layers = liveByLayer(facts, [...unused, compilerFiles]);
    for (const matches of layers) {
      const { layer, rows } = matches;
      if (layer < image.base.count) continue;
      yield claim({ layer, rows, program, base }, [matches]);
    }
    const inherited = layers.filter(({ layer }) => layer < image.base.count);
    const severity = severityOfBase(facts, program);
    if (inherited.length > 0) {
      yield {
        ...claim({ layer: null, rows: sumUp(inherited), program, base }, inherited),
        severity,
      };
    }
  },
};

/**
 * A compiled program needs no toolchain as its base, and an interpreted one a slim base at most. An
 * image that adds nothing of its own, or starts nothing, is a base image itself.
 */
function severityOfBase({ steps }: Facts, program: StartedProgram | null): Severity {
  const addsLayers = steps.some(({ layer }) => layer !== null);
  if (!addsLayers || program === null || program.runtime === 'shell') return 'info';
  return program.runtime === 'binary' ? 'medium' : 'low';
}

function claim(
  data: BuildTools,
  matches: readonly LayerMatches<Toolchain>[],
): Claim<'build-tools', BuildTools> {
  const paths = matches.flatMap((match) => match.paths);
  return {
    about: { rule: 'build-tools', data },
    layer: data.layer,
    live: matches.flatMap(({ live }) => live),
    waste: [],
    paths: paths.slice(0, mostPaths),
    pathCount: matches.reduce((sum, { pathCount }) => sum + pathCount, 0),
  };
}

function sumUp(matches: readonly LayerMatches<Toolchain>[]): BuildTools['rows'] {
  const sums = new Map<Toolchain, number>();
  for (const { row, bytes } of matches.flatMap(({ rows }) => rows)) {
    sums.set(row, (sums.get(row) ?? 0) + bytes);
  }
  return Array.from(sums, ([row, bytes]) => ({ row, bytes })).sort((a, b) => b.bytes - a.bytes);
}
