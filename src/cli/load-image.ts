import { buildTree } from '../filesystem/build-tree.ts';
import { indexStream } from '../index/index-stream.ts';
import { LayerscopeError } from '../model/error.ts';
import { isDamage, type Warning } from '../model/warning.ts';
import { openImage } from '../sources/open-image.ts';
import type { OpenedImage } from '../sources/opened-image.ts';
import { escapeBytes } from '../text/escape.ts';
import { contentDigests } from './content-digests.ts';
import { ImageContents } from './image-contents.ts';
import { indexLayers, watchedStream } from './index-layers.ts';
import { layerWarnings } from './layer-warnings.ts';
import type { ImageChoice, LoadedImage, Surroundings } from './loaded-image.ts';

/** Opens an image, indexes its layers and puts them on one tree. */
export async function loadImage(choice: ImageChoice, around: Surroundings): Promise<LoadedImage> {
  const { reference, image, platform, baseLayers, verify } = choice;
  const { progress } = around;
  const opened = await openImage(reference, {
    image,
    platform,
    baseLayers,
    keepContents: choice.keepContents,
    indexStream: (stored) => indexStream(watchedStream(stored, progress), { verify }),
    openInput: () => around.stdin.open(),
  });
  try {
    return await mergeLayers(opened, choice, around);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function mergeLayers(
  opened: OpenedImage,
  choice: ImageChoice,
  { progress, note }: Surroundings,
): Promise<LoadedImage> {
  const { image, contents } = opened;
  const layers = await indexLayers(contents, choice.verify, progress);
  const found = image.layers.flatMap((layer, i) => {
    const content = contents[i];
    const indexed = layers[i];
    if (content === undefined || indexed === undefined) return [];
    note(`layer ${i}: ${indexed.way}, ${indexed.index.count} entries`);
    return layerWarnings(layer, content, indexed.index);
  });
  const { tree, warnings } = buildTree(layers.map(({ index }) => index));
  const all = [...opened.warnings, ...found, ...warnings];
  const damage = all.find((warning) => isDamage(warning.code));
  if (damage !== undefined && !choice.ignoreErrors) throw damaged(choice.reference, damage);
  const imageContents = new ImageContents(
    tree,
    layers.map(({ blob }) => blob),
  );
  return {
    image,
    tree,
    warnings: all,
    contentDigests: () =>
      contentDigests(
        tree,
        layers.map(({ access }) => access),
      ),
    contentOf: (version) => imageContents.of(version),
    close: async () => {
      await imageContents.close();
      await opened.close();
    },
  };
}

function damaged(reference: string, warning: Warning): LayerscopeError {
  const { code, layer, offset, path, message } = warning;
  const place = [
    layer === null ? null : `layer ${layer}`,
    offset === null ? null : `offset ${offset}`,
    path === null ? null : escapeBytes(path),
  ].filter((part) => part !== null);
  // Why a layer is absent says what to do about it.
  const again = code === 'absent-blob' ? '' : 'Save or download the image again. ';
  return new LayerscopeError({
    code: 'damaged',
    tried: `read ${reference}`,
    failed: place.length === 0 ? message : `${message} (${place.join(', ')})`,
    advice: `${again}With --ignore-errors the analysis goes on with what could be read.`,
  });
}
