import type { CacheOrder } from '../analysis/rules/cache-order/cache-order.ts';
import { escapeOnOneLine } from '../text/escape.ts';
import { formatSize } from '../text/size.ts';
import { snippet } from './dockerfile.ts';
import { layerName } from './instructions.ts';
import type { RuleWords } from './rule-words.ts';
import { capital } from './shown-paths.ts';

export const cacheOrder: RuleWords<CacheOrder> = {
  name: 'sources copied before dependencies are installed',
  about:
    'A builder takes an instruction from its cache as long as nothing above it has changed. Sources ' +
    'change most often: what they need should be installed before they are copied.',
  advise(
    { install, copyLayer, installLayer, lastLayer, pushedBytes, savedBytes, directory },
    { image },
  ) {
    const again =
      lastLayer === copyLayer ? `layer ${copyLayer}` : `layers ${copyLayer} to ${lastLayer}`;
    return {
      title: `Each change of the code installs ${install.manager}'s ${formatSize(savedBytes)} again`,
      detail:
        `${capital(layerName(image, copyLayer))} copies the sources before ${layerName(image, installLayer)} ` +
        `installs what they need. Each change of them builds ${again} and pushes ${formatSize(pushedBytes)} again, ` +
        `${formatSize(savedBytes)} of them for dependencies that have not changed.`,
      fix: snippet(
        'Copy what says the dependencies, install them, and copy the sources after that:',
        fixLines(install, escapeOnOneLine(directory ?? '/app')),
      ),
    };
  },
};

function fixLines(install: CacheOrder['install'], directory: string): readonly string[] {
  const manifests =
    install.manifests.length === 0 ? [] : [`COPY ${install.manifests.join(' ')} ./`];
  return [`WORKDIR ${directory}`, ...manifests, `RUN ${install.install}`, 'COPY . .'];
}
