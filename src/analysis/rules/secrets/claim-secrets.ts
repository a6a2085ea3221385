import { endings, live } from '../../../filesystem/versions.ts';
import type { ByteString } from '../../../model/byte-string.ts';
import type { Severity } from '../../../model/severity.ts';
import { type Claim, type Facts, mostPaths } from '../rule.ts';
import type { SecretInFile } from './suspects.ts';

/** Secrets of one kind that one layer brings, and that come to one end. */
export interface Secrets {
  readonly what: string;
  /** The layer that stores them. */
  readonly layer: number;
  /** The layer that takes them away again; null while they are in the final filesystem. */
  readonly removedBy: number | null;
  /** Whether it deletes them; else it puts something else in their place. */
  readonly isDeleted: boolean;
  /** Whether the installation of a package makes them. */
  readonly isGenerated: boolean;
  /** Some of them, with the line of the first secret in each. */
  readonly places: readonly { readonly path: ByteString; readonly line: number | null }[];
}

type Origin = Omit<Secrets, 'places'> & {
  readonly severity: Severity;
  readonly place: Secrets['places'][number];
};

/** Below these, keys are most likely made up. */
const samples = /(?:^|\/)(?:tests?|__tests__|spec|fixtures?|testdata|examples?|samples?|docs?)\//i;

/** One claim for all secrets of the same kind and the same fate. `found` is by version. */
export function claimSecrets(
  facts: Facts,
  found: ReadonlyMap<number, SecretInFile>,
): readonly Claim<'secrets', Secrets>[] {
  const groups = new Map<string, Origin[]>();
  for (const origin of origins(facts, found)) {
    const { what, layer, removedBy, severity } = origin;
    const key = [what, layer, removedBy, severity].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), origin]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { what, layer, removedBy, isDeleted, isGenerated, severity } = first;
    const places = group.slice(0, mostPaths).map(({ place }) => place);
    return [
      {
        about: {
          rule: 'secrets',
          data: { what, layer, removedBy, isDeleted, isGenerated, places },
        },
        layer,
        severity,
        live: [],
        waste: [],
        paths: places.map(({ path }) => path),
        pathCount: group.length,
      },
    ];
  });
}

/** Of each path the layer that first brought the secret: later ones only store it again. */
function* origins(
  { tree, names }: Facts,
  found: ReadonlyMap<number, SecretInFile>,
): Generator<Origin> {
  const { node, layer, end, ending, inode } = tree.versions;
  const versions = [...found.keys()].sort((a, b) => a - b);
  const lastOf = new Map(versions.map((version) => [node.at(version), version]));
  const seen = new Set<number>();
  for (const version of versions) {
    const secret = found.get(version);
    const path = tree.pathOf(node.at(version));
    if (secret === undefined || seen.has(node.at(version))) continue;
    seen.add(node.at(version));
    const last = names.lastName(inode.at(lastOf.get(node.at(version)) ?? version));
    const isLive = end.at(last) === live;
    yield {
      what: secret.what,
      severity: samples.test(path) ? 'low' : secret.severity,
      layer: layer.at(version),
      removedBy: isLive ? null : end.at(last),
      isDeleted: ending.at(last) === endings.hidden,
      isGenerated: secret.isGenerated,
      place: { path, line: secret.line },
    };
  }
}
