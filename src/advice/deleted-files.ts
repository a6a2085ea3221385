import { copyKind } from '../analysis/copy-kind.ts';
import type { Deletion } from '../analysis/rules/deleted-files.ts';
import { formatSize } from '../text/size.ts';
import { ignoreLine } from './context-path.ts';
import { runWith, shellWord, snippet } from './dockerfile.ts';
import { commandOf, layerName } from './instructions.ts';
import type { RuleWords, Told } from './rule-words.ts';
import { capital, inWords, pathList, shownPath, titlePaths } from './shown-paths.ts';

/** Paths that a fix writes out. */
const mostWritten = 8;

export const deletedFiles: RuleWords<Deletion> = {
  name: 'files that a later layer deletes',
  about:
    'What a later layer deletes still ships in the layer that stored it, and anybody can read it ' +
    'there. Keep it out of the build context, delete it in the RUN that makes it, or make it in a ' +
    'cache mount or another stage.',
  advise(data, told) {
    const { from, to } = data;
    const { image, finding } = told;
    const { paths, pathCount, bytes } = finding;
    const them = pathCount === 1 ? 'it' : 'them';
    return {
      title: `Layer ${from} ships ${titlePaths(paths, pathCount)}, which layer ${to} deletes`,
      detail:
        `${capital(layerName(image, from))} stores ${pathList(paths, pathCount)}. ` +
        `${capital(layerName(image, to))} deletes ${them}: that hides ${formatSize(bytes)}, and ` +
        'frees nothing.',
      fix: fixOf(data, told),
    };
  },
};

function fixOf({ origin, to, managers, isAll }: Deletion, { image, finding }: Told): string {
  const paths = finding.paths.slice(0, mostWritten);
  const more = finding.pathCount > paths.length;
  switch (copyKind(image, origin)) {
    case 'context': {
      const lines = paths.map((path) => ignoreLine(image, origin, path, isAll));
      return snippet(`Put ${inWords(lines.slice(0, 3))} into \`.dockerignore\`:`, [
        ...lines,
        ...(more ? ['…'] : []),
      ]);
    }
    case 'stage':
      return `Do not copy them: delete them in their stage, or copy less of it in layer ${origin}.`;
    case null: {
      const words = [...paths.map((path) => shellWord(shownPath(path))), ...(more ? ['…'] : [])];
      const flags = managers.flatMap(({ flag }) => (flag === null ? [] : [`Or use ${flag}.`]));
      const fix =
        commandOf(image, origin) === null
          ? `Delete them in whatever makes layer ${origin}, and not in layer ${to}.`
          : snippet(`Delete them in the RUN that makes them, and not in layer ${to}:`, [
              ...runWith(image, origin, [`rm -rf ${words.join(' ')}`]),
            ]);
      return [fix, ...flags].join('\n');
    }
  }
}
