import type { LayerPair } from '../analysis/rules/layer-pairs.ts';
import { countOf } from '../text/count.ts';
import { formatSize } from '../text/size.ts';
import { isCopy, layerName } from './instructions.ts';
import type { RuleWords } from './rule-words.ts';
import { pathList } from './shown-paths.ts';

export const movedFiles: RuleWords<LayerPair> = {
  name: 'files that a later layer moves',
  about:
    'A layer cannot rename what is in a lower one: the file is stored again under its new name, ' +
    'and the old copy ships unseen. Put files where they belong at once.',
  advise({ from, to }, { image, finding }) {
    const { paths, pathCount, bytes } = finding;
    return {
      title: `Layer ${to} moves ${countOf(pathCount, 'file')} of layer ${from}`,
      detail:
        `${layerName(image, to)} moves ${pathList(paths, pathCount)}, which ${layerName(image, from)} ` +
        `stored, so ${formatSize(bytes)} ship twice.`,
      fix: isCopy(image, from)
        ? `Copy them to where they belong in layer ${from}, and leave the move out.`
        : `Move them in the RUN that makes them, layer ${from}: join both into one RUN.`,
    };
  },
};
