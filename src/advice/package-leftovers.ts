import { copyKind } from '../analysis/copy-kind.ts';
import type { Leftovers } from '../analysis/rules/package-leftovers.ts';
import type { Place } from '../analysis/rules/package-managers/package-manager.ts';
import type { ByteString } from '../model/byte-string.ts';
import { formatSize } from '../text/size.ts';
import { mountTarget, runWith, runWithMounts, snippet } from './dockerfile.ts';
import { commandOf, layerName } from './instructions.ts';
import type { RuleWords, Told } from './rule-words.ts';
import { capital, firstKind, inWords, pathList, shownPath } from './shown-paths.ts';

export const packageLeftovers: RuleWords<Leftovers> = {
  name: 'what package managers leave behind',
  about:
    'Lists, downloads, caches and logs of package managers are of no use in a container. Remove ' +
    'them in the RUN that makes them, or keep them out of the layer with a cache mount.',
  advise(data, told) {
    const { manager, layer, rows } = data;
    const { image, finding } = told;
    const shares = rows.map(({ row, bytes }) => `${row.what} (${formatSize(bytes)})`);
    return {
      title: `${manager.name} leaves ${firstKind(rows.map(({ row }) => row.what))} in layer ${layer}`,
      detail:
        `${capital(layerName(image, layer))} keeps ${inWords(shares)}: ` +
        `${pathList(finding.paths, finding.pathCount)}. Nothing needs them once the packages are installed.`,
      fix: fixOf(data, told),
    };
  },
};

function fixOf({ manager, layer, rows }: Leftovers, { image, finding }: Told): string {
  if (copyKind(image, layer) !== null) {
    return `Do not copy ${pathList(finding.paths, finding.pathCount)}: leave them out in layer ${layer}.`;
  }
  const cleanups = [...new Set(rows.map(({ row }) => row.cleanup))];
  const flags = manager.flag === null ? [] : [`Or let it keep less: ${manager.flag}.`];
  if (commandOf(image, layer) === null) {
    const command = cleanups.join(' && ');
    return [`Run \`${command}\` in whatever makes layer ${layer}.`, ...flags].join('\n');
  }
  const mounts = mountsOf(
    rows.map(({ row }) => row),
    finding.paths,
    manager.sharing,
  );
  return [
    snippet(`Append \`&& ${cleanups.join(' && ')}\` to the RUN:`, [
      ...runWith(image, layer, cleanups),
    ]),
    ...flags,
    ...(mounts.length === 0
      ? []
      : [
          snippet('Or keep what it downloads in a cache mount, which no layer stores:', [
            ...runWithMounts(image, layer, mounts),
          ]),
        ]),
  ].join('\n');
}

/** Where its home is not root's, the cache is there. */
function mountsOf(
  places: readonly Place[],
  paths: readonly ByteString[],
  sharing: 'locked' | null,
): readonly string[] {
  const shown = paths.map(shownPath);
  const targets = places.flatMap(({ mount, globs }) => {
    if (mount === null) return [];
    const ends = globs.filter((glob) => !glob.startsWith('/')).map((glob) => `/${glob}`);
    const found = shown.find((path) => ends.some((end) => path.endsWith(end)));
    const end = ends.find((one) => found?.endsWith(one) === true);
    const home = found?.slice(0, found.length - (end?.length ?? 0)) ?? '/root';
    return [mountTarget(mount.replace(/^\/root(?=\/)/, () => home))];
  });
  const options = sharing === null ? '' : `,sharing=${sharing}`;
  return [...new Set(targets)].map((target) => `--mount=type=cache,target=${target}${options}`);
}
