import { copyKind } from '../analysis/copy-kind.ts';
import type { Move } from '../analysis/rules/moved-files.ts';
import { countOf } from '../text/count.ts';
import { formatSize } from '../text/size.ts';
import { runWith, shellWord, snippet } from './dockerfile.ts';
import { commandOf, layerName } from './instructions.ts';
import type { RuleWords, Told } from './rule-words.ts';
import { capital, parentOf, pathList, shownPath, titlePaths } from './shown-paths.ts';

export const movedFiles: RuleWords<Move> = {
  name: 'files that a later layer moves',
  about:
    'A layer cannot rename what stands in a lower one: it stores the file again under its new name, ' +
    'and the old copy ships unseen. Put files where they belong at once, or link to them.',
  advise(data, told) {
    const { from, to, files } = data;
    const { paths, pathCount, bytes } = told.finding;
    return {
      title: `Layer ${to} moves ${titlePaths(paths, pathCount)} of layer ${from}`,
      detail:
        `${capital(layerName(told.image, to))} moves ${pathList(paths, pathCount)}, ` +
        `${countOf(files, 'file')} that ${layerName(told.image, from)} stored: ` +
        `${formatSize(bytes)} ship twice.`,
      fix: fixOf(data, told),
    };
  },
};

function fixOf({ origin, to, target }: Move, { image, finding }: Told): string {
  const [first] = finding.paths;
  const command = commandOf(image, origin);
  const isOwn = origin >= image.base.count;
  const isElsewhere = isOwn && command === null && copyKind(image, origin) === null;
  if (first === undefined || target === null || isElsewhere) {
    return `Put them where they belong in layer ${origin}, and leave the move out of layer ${to}.`;
  }
  const [source, goal, parent] = [
    shownPath(first),
    shownPath(target),
    parentOf(shownPath(target)),
  ].map(shellWord);
  if (command !== null && isOwn) {
    return snippet(`Move them in the RUN that makes them, and not in layer ${to}:`, [
      ...runWith(image, origin, [`mkdir -p ${parent}`, `mv ${source} ${goal}`]),
    ]);
  }
  return snippet(`Copy them to ${goal} at once, or link to them:`, [
    `RUN mkdir -p ${parent} && ln -s ${source} ${goal}`,
  ]);
}
