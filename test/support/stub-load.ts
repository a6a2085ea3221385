import { contentDigests } from '../../src/cli/content-digests.ts';
import { ImageContents } from '../../src/cli/image-contents.ts';
import type { ImageChoice, LoadImage } from '../../src/cli/loaded-image.ts';
import { buildTree } from './build-tree.ts';
import { indexWalk } from '../../src/index/index-walk.ts';
import type { Image } from '../../src/model/image.ts';
import type { Warning } from '../../src/model/warning.ts';
import type { LayerSpecs } from './analysed.ts';
import { memoryAccess, memoryBlob } from './memory.ts';
import { buildTar } from './tar.ts';
import { emptyConfig } from './empty-config.ts';

export interface StubLoad {
  readonly load: LoadImage;
  /** What was asked for, in order. */
  readonly choices: readonly ImageChoice[];
  /** How many images are still open. */
  readonly stillOpen: () => number;
}

/** Loads the same image from memory whatever is asked for, and keeps what was. */
export function stubLoad(layers: LayerSpecs, warnings: readonly Warning[] = []): StubLoad {
  const choices: ImageChoice[] = [];
  let open = 0;
  const load: LoadImage = async (choice, { progress, note }) => {
    choices.push(choice);
    progress.expect(layers.length);
    const tars = layers.map(buildTar);
    const indexes = await Promise.all(tars.map((tar) => indexWalk(memoryAccess(tar))));
    note('layers come from memory');
    const { tree } = buildTree(indexes);
    const contents = new ImageContents(tree, tars.map(memoryBlob));
    open++;
    return {
      image: imageOf(layers.length, choice.baseLayers ?? 0),
      tree,
      warnings,
      contentDigests: () => contentDigests(tree, tars.map(memoryAccess)),
      contentOf: (version) => contents.of(version),
      beginningOf: (version, bytes) => contents.beginningOf(version, bytes),
      reading: () => ({ readBytes: 0, blobBytes: 0 }),
      close: async () => {
        open--;
      },
    };
  };
  return { load, choices, stillOpen: () => open };
}

function imageOf(layers: number, baseLayers: number): Image {
  return {
    source: 'docker-archive',
    digest: null,
    platform: { os: 'linux', architecture: 'amd64', variant: null },
    created: null,
    tags: ['stub:latest'],
    config: emptyConfig,
    history: [],
    layers: Array.from({ length: layers }, (_, index) => ({
      index,
      diffId: null,
      digest: null,
      mediaType: 'application/vnd.oci.image.layer.v1.tar',
      compressedBytes: null,
      instruction: `RUN step ${index}`,
      createdBy: `/bin/sh -c step ${index}`,
      created: null,
    })),
    base: { count: baseLayers, foundBy: 'option', name: null, digest: null },
  };
}
