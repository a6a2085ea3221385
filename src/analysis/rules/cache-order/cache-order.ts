import type { ImageTree } from '../../../filesystem/image-tree.ts';
import type { OwnStep } from '../../own-steps.ts';
import type { Severity } from '../../../model/severity.ts';
import { copiedSources } from '../copied-sources.ts';
import type { Rule } from '../rule.ts';
import { type DependencyInstall, dependencyInstall } from './dependency-installs.ts';

/** Sources that are copied before what they depend on is installed. */
export interface CacheOrder {
  readonly install: DependencyInstall;
  /** The layer that has the sources. */
  readonly copyLayer: number;
  /** The layer that has what was installed. */
  readonly installLayer: number;
  readonly lastLayer: number;
  /** Stored by all layers from that with the sources on: what one change of them pushes again. */
  readonly pushedBytes: number;
  /** Those of them that need not be: what was installed. */
  readonly savedBytes: number;
  /** The working directory, where one is set before; else null. */
  readonly directory: string | null;
}

const MB = 1_000_000;

/** Each change of the code installs all dependencies again, and pushes them again. */
export const cacheOrder: Rule<'cache-order', CacheOrder> = {
  id: 'cache-order',
  severity: 'medium',
  bySize: false,
  patterns: [],
  reads: null,
  *find({ steps, tree }) {
    const copyAt = steps.findIndex(copiesAll);
    const copy = steps[copyAt];
    if (copy === undefined || copy.layer === null) return;
    const { layer: copyLayer } = copy;
    const directory = steps.slice(0, copyAt).findLast(({ keyword }) => keyword === 'WORKDIR');
    const installed = new Set(steps.slice(0, copyAt).flatMap(installsOf));
    for (const step of steps.slice(copyAt + 1)) {
      // What was installed from the manifest before has little left to do.
      const install = installsOf(step).find((found) => !installed.has(found));
      if (install === undefined || step.layer === null) continue;
      const savedBytes = storedBy(tree, step.layer, step.layer);
      const lastLayer = tree.layerCount - 1;
      const pushedBytes = storedBy(tree, copyLayer, lastLayer);
      const data = {
        install,
        copyLayer,
        installLayer: step.layer,
        lastLayer,
        pushedBytes,
        savedBytes,
        directory: directory?.text ?? null,
      };
      yield {
        about: { rule: 'cache-order', data },
        layer: copyLayer,
        step: copy.position,
        severity: severityOf(savedBytes),
        live: [],
        waste: [],
        paths: [],
        pathCount: 0,
      };
      return;
    }
  },
};

/** Copies a whole directory from the build context: `COPY . .`, or one that the history only hashes. */
function copiesAll(step: OwnStep): boolean {
  if (step.keyword !== 'COPY' && step.keyword !== 'ADD') return false;
  if (step.flags.some(({ name }) => name === 'from')) return false;
  return copiedSources(step).some((source) => /^(?:\.\/?|\*|dir:[0-9a-f]{12})$/.test(source));
}

function installsOf({ commands }: OwnStep): readonly DependencyInstall[] {
  return commands.map(dependencyInstall).filter((install) => install !== null);
}

function storedBy(tree: ImageTree, first: number, last: number): number {
  let bytes = 0;
  for (let layer = first; layer <= last; layer++) {
    for (const version of tree.versionsMadeBy(layer)) bytes += tree.storedBytes(version);
  }
  return bytes;
}

function severityOf(savedBytes: number): Severity {
  if (savedBytes >= 20 * MB) return 'medium';
  return savedBytes >= MB ? 'low' : 'info';
}
