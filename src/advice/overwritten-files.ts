import { copyKind } from '../analysis/copy-kind.ts';
import type { LayerPair } from '../analysis/rules/layer-pairs.ts';
import { formatSize } from '../text/size.ts';
import { commandOf, layerName } from './instructions.ts';
import type { RuleWords, Told } from './rule-words.ts';
import { capital, pathList, titlePaths } from './shown-paths.ts';

export const overwrittenFiles: RuleWords<LayerPair> = {
  name: 'files that a later layer overwrites',
  about:
    'What a later layer overwrites still ships in the layer that stored it. Make each file once, as ' +
    'it shall be: change it before it is copied or in another stage, or join the two RUNs.',
  advise(data, told) {
    const { from, to } = data;
    const { image, finding } = told;
    const { paths, pathCount, bytes } = finding;
    return {
      title: `Layer ${to} overwrites ${titlePaths(paths, pathCount)} of layer ${from}`,
      detail:
        `${capital(layerName(image, to))} puts other contents in place of ` +
        `${pathList(paths, pathCount)}: the ${formatSize(bytes)} that ` +
        `${layerName(image, from)} stored there still ship.`,
      fix: fixOf(data, told),
    };
  },
};

function fixOf({ from, to }: LayerPair, { image }: Told): string {
  if (copyKind(image, to) !== null) {
    return `Keep them out of layer ${from}: layer ${to} copies them anyway.`;
  }
  if (copyKind(image, from) !== null) {
    return `Change them before layer ${from} copies them, and not in layer ${to}.`;
  }
  return [from, to].some((layer) => commandOf(image, layer) === null)
    ? `Make them once, as they shall be, in whatever makes layer ${from}, and not in layer ${to}.`
    : `Join layers ${from} and ${to} into one RUN: it stores only what comes out.`;
}
