import type { AddedTwice } from '../analysis/rules/added-twice.ts';
import type { Copy } from '../analysis/rules/copies.ts';
import { countOf } from '../text/count.ts';
import { formatSize } from '../text/size.ts';
import { shellWord, snippet } from './dockerfile.ts';
import { layerName } from './instructions.ts';
import type { RuleWords } from './rule-words.ts';
import { capital, parentOf, pathList, shownPath } from './shown-paths.ts';

/** Hard links of one copy that a fix writes out. */
const mostLinks = 8;

export const addedTwice: RuleWords<AddedTwice> = {
  name: 'contents that two layers store',
  about:
    'Two layers store the same content at different paths, and both copies are visible. Store it ' +
    'once: add it in one instruction only, or link to what is there.',
  advise({ from, to, largest }, { image, finding }) {
    const { paths, pathCount, bytes } = finding;
    return {
      title: `Layer ${to} stores ${countOf(pathCount, 'file')} that layer ${from} has`,
      detail:
        `${capital(layerName(image, to))} stores ${pathList(paths, pathCount)}, ${formatSize(bytes)} ` +
        `that ${layerName(image, from)} stores as well${originalOf(largest)}.`,
      fix: linkFix(`Link to the copy of layer ${from} instead of storing it again`, largest),
    };
  },
};

function originalOf(largest: Copy | null): string {
  return largest === null ? '' : `, the largest as ${shownPath(largest.original)}`;
}

function linkFix(sentence: string, largest: Copy | null): string {
  if (largest === null) return `${sentence}.`;
  const original = shellWord(shownPath(largest.original));
  const names = largest.paths.slice(0, mostLinks).map(shownPath);
  const parents = new Set(names.map((name) => shellWord(parentOf(name))));
  const links = names.map((name) => `ln -s ${original} ${shellWord(name)}`);
  return snippet(`${sentence}:`, [
    `RUN mkdir -p ${[...parents].join(' ')} && ${links.join(' && ')}`,
  ]);
}
