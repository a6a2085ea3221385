import type { ImageTree } from '../filesystem/image-tree.ts';
import { implicit } from '../filesystem/versions.ts';
import type { ByteString } from '../model/byte-string.ts';
import { rootPath } from '../model/path-table.ts';
import type { RuleDetail, RuleResult } from './gate.ts';
import type { ForbiddenPaths } from './gate-rules.ts';
import { pathMatcher } from './glob.ts';

/** One layer's state of one path. */
export interface StoredPath {
  readonly path: ByteString;
  readonly layer: number;
  /** Content bytes that the layer carries for it. */
  readonly bytes: number;
}

/** Every version of every path that layers list, live or not, without the root. */
export function* storedPaths(tree: ImageTree): Generator<StoredPath> {
  const { versions } = tree;
  for (let version = 0; version < versions.count; version++) {
    const node = versions.node.at(version);
    if (node === rootPath || versions.entry.at(version) === implicit) continue;
    const layer = versions.layer.at(version);
    yield { path: tree.pathOf(node), layer, bytes: tree.storedBytes(version) };
  }
}

/**
 * Judges what no layer may hold. Every version of every path counts, live or deleted later: what
 * a later layer deletes still ships. `versions` is asked only when something is forbidden.
 */
export function judgePaths(
  forbidden: ForbiddenPaths,
  versions: () => Iterable<StoredPath>,
): RuleResult {
  const name = 'forbidden-paths';
  const unit = 'count';
  if (forbidden.warn.length + forbidden.fail.length === 0) {
    return {
      name,
      status: 'off',
      actual: null,
      threshold: null,
      unit,
      message: 'nothing is forbidden',
      details: [],
    };
  }
  const { failing, warning } = find(forbidden, versions());
  const found = failing.length > 0 ? failing : warning;
  return {
    name,
    status: failing.length > 0 ? 'fail' : warning.length > 0 ? 'warn' : 'pass',
    actual: found.length,
    threshold: 0,
    unit,
    message:
      found.length > 0
        ? 'layers hold what they must not, even if a later one deletes it'
        : 'no layer holds what it must not',
    details: found.sort((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0)),
  };
}

function find(
  forbidden: ForbiddenPaths,
  versions: Iterable<StoredPath>,
): { readonly failing: RuleDetail[]; readonly warning: RuleDetail[] } {
  const isFailing = pathMatcher(forbidden.fail);
  const isWarning = pathMatcher(forbidden.warn);
  const failing: RuleDetail[] = [];
  const warning: RuleDetail[] = [];
  for (const version of versions) {
    if (isFailing(version.path)) failing.push(version);
    else if (isWarning(version.path)) warning.push(version);
  }
  return { failing, warning };
}
