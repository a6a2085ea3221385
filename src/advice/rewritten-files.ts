import type { Rewrite } from '../analysis/rules/rewritten-files.ts';
import { countOf } from '../text/count.ts';
import { formatSize } from '../text/size.ts';
import { layerName } from './instructions.ts';
import type { RuleWords } from './rule-words.ts';
import { pathList } from './shown-paths.ts';

export const rewrittenFiles: RuleWords<Rewrite> = {
  name: 'files that a later layer stores again for their owner, mode or time',
  about:
    'A layer cannot change the owner or the mode of a file alone: it stores the whole file again. ' +
    'Set them as the file is made: `COPY --chown=` and `--chmod=`, or in the same RUN.',
  advise({ from, to }, { image, finding }) {
    const { paths, pathCount, bytes } = finding;
    return {
      title: `Layer ${to} stores ${countOf(pathCount, 'file')} of layer ${from} again`,
      detail:
        `${layerName(image, to)} changes ${pathList(paths, pathCount)}; the ${formatSize(bytes)} that ` +
        `${layerName(image, from)} stored for them still ship.`,
      fix: `COPY --chown`,
    };
  },
};
