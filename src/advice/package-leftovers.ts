import type { Leftovers } from '../analysis/rules/package-leftovers.ts';
import { formatSize } from '../text/size.ts';
import { layerName } from './instructions.ts';
import type { RuleWords } from './rule-words.ts';
import { inWords } from './shown-paths.ts';

export const packageLeftovers: RuleWords<Leftovers> = {
  name: 'what package managers leave behind',
  about:
    'Lists, downloads, caches and logs of package managers are of no use in a container. Remove ' +
    'them in the RUN that makes them, or keep them in a cache mount.',
  advise({ manager, layer, rows }, { image, finding }) {
    return {
      title: `${manager.name} leaves ${formatSize(finding.bytes)} in layer ${layer}`,
      detail: `${layerName(image, layer)} keeps ${inWords(rows.map(({ row }) => row.what))}`,
      fix: rows.map(({ row }) => row.cleanup).join(' && '),
    };
  },
};
