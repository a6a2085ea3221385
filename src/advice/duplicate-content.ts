import type { DuplicateContent } from '../analysis/rules/duplicate-content.ts';
import { countOf } from '../text/count.ts';
import { formatSize } from '../text/size.ts';
import { runWith, shellWord, snippet } from './dockerfile.ts';
import { commandOf, layerName } from './instructions.ts';
import type { RuleWords, Told } from './rule-words.ts';
import { capital, pathList, shownPath } from './shown-paths.ts';

export const duplicateContent: RuleWords<DuplicateContent> = {
  name: 'contents that one layer stores several times',
  about:
    'A layer stores the same content at several paths. Hard links within one layer take no bytes: ' +
    'link the copies in the RUN that makes them, or keep one and link to it.',
  advise(data, told) {
    const { layer, largest } = data;
    const { paths, pathCount, bytes } = told.finding;
    const original = largest === null ? '' : `, the largest of ${shownPath(largest.original)}`;
    return {
      title: `Layer ${layer} stores ${countOf(pathCount, 'copy', 'copies')} of its own files`,
      detail:
        `${capital(layerName(told.image, layer))} stores ${pathList(paths, pathCount)} as copies` +
        `${original}: ${formatSize(bytes)}.`,
      fix: fixOf(data, told),
    };
  },
};

function fixOf({ layer, largest }: DuplicateContent, { image }: Told): string {
  if (largest === null) return 'Keep one of them, and link to it.';
  const [original, path] = [largest.original, ...largest.paths].map(shownPath).map(shellWord);
  const link = `ln -f ${original} ${path}`;
  return commandOf(image, layer) === null
    ? snippet('Copy one of them only, and link to it in a RUN:', [`RUN ln -s ${original} ${path}`])
    : snippet('Make hard links of them in the RUN that makes them:', [
        ...runWith(image, layer, [link]),
      ]);
}
