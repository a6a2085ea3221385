import type { LayerPair } from '../analysis/rules/layer-pairs.ts';
import { countOf } from '../text/count.ts';
import { formatSize } from '../text/size.ts';
import { layerName } from './instructions.ts';
import type { RuleWords } from './rule-words.ts';
import { pathList } from './shown-paths.ts';

export const overwrittenFiles: RuleWords<LayerPair> = {
  name: 'files that a later layer overwrites',
  about:
    'What a later layer overwrites still ships in the layer that stored it. Make the file once, as ' +
    'it shall be: join the two instructions, or change the file before it is copied.',
  advise({ from, to }, { image, finding }) {
    const { paths, pathCount, bytes } = finding;
    return {
      title: `Layer ${to} overwrites ${countOf(pathCount, 'file')} of layer ${from}`,
      detail:
        `${layerName(image, to)} changes ${pathList(paths, pathCount)}; the ${formatSize(bytes)} that ` +
        `${layerName(image, from)} stored for them still ship.`,
      fix: `Make them once: do in layer ${from} what layer ${to} does, in one instruction.`,
    };
  },
};
