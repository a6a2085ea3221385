import { copyKind } from '../analysis/copy-kind.ts';
import type { Unwanted } from '../analysis/rules/unwanted-files.ts';
import { formatSize } from '../text/size.ts';
import { runWith, shellWord, snippet } from './dockerfile.ts';
import { commandOf, layerName } from './instructions.ts';
import type { RuleWords, Told } from './rule-words.ts';
import { capital, firstKind, inWords, pathList, shownPath } from './shown-paths.ts';

/** Paths that a fix writes out. */
const mostWritten = 8;

export const unwantedFiles: RuleWords<Unwanted> = {
  name: 'files that nobody meant to ship',
  about:
    'Version control, caches of tools, settings of editors, logs and temporary files come along ' +
    'unnoticed. Keep them out of the build context with a `.dockerignore`, or remove them in the ' +
    'RUN that makes them.',
  advise(data, told) {
    const { layer, rows } = data;
    const { image, finding } = told;
    const kinds = rows.map(({ row }) => row.what);
    const shares = rows.map(({ row, bytes }) => `${row.what} (${formatSize(bytes)})`);
    return {
      title: `Layer ${layer} ships ${firstKind(kinds)}`,
      detail:
        `${capital(layerName(image, layer))} brings ${inWords(shares)}: ` +
        `${pathList(finding.paths, finding.pathCount)}. Nothing in a container needs them.`,
      fix: fixOf(data, told),
    };
  },
};

function fixOf({ layer, rows }: Unwanted, { image, finding }: Told): string {
  const lines = rows.flatMap(({ row }) => row.ignore);
  if (copyKind(image, layer) !== null && lines.length > 0) {
    return snippet(`Put ${inWords(lines.slice(0, 3))} into \`.dockerignore\`:`, lines);
  }
  const paths = finding.paths.slice(0, mostWritten).map((path) => shellWord(shownPath(path)));
  const more = finding.pathCount > paths.length ? ['…'] : [];
  if (copyKind(image, layer) !== null) {
    return `Do not copy ${pathList(finding.paths, finding.pathCount)}.`;
  }
  return commandOf(image, layer) === null
    ? `Remove them in whatever makes layer ${layer}.`
    : snippet('Remove them in the RUN that makes them:', [
        ...runWith(image, layer, [`rm -rf ${[...paths, ...more].join(' ')}`]),
      ]);
}
