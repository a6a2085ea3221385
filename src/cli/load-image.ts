import { TreeBuilder } from '../filesystem/tree-builder.ts';
import { indexStream } from '../index/index-stream.ts';
import { type ErrorCode, LayerscopeError } from '../model/error.ts';
import { isDamage, type Warning, type WarningCode } from '../model/warning.ts';
import { openImage } from '../sources/open-image.ts';
import type { OpenedImage } from '../sources/opened-image.ts';
import { escapeBytes } from '../text/escape.ts';
import { contentDigests } from './content-digests.ts';
import { ImageContents } from './image-contents.ts';
import { indexLayers } from './index-layers.ts';
import { keepFreedMemory } from './keep-freed-memory.ts';
import { type LayerReading, layerReading } from './layer-reading.ts';
import { layerWarnings } from './layer-warnings.ts';
import { readLogin } from './registry-login.ts';
import type { ImageChoice, LoadedImage, Surroundings } from './loaded-image.ts';

/** Opens an image, indexes its layers and puts them on one tree. */
export async function loadImage(choice: ImageChoice, around: Surroundings): Promise<LoadedImage> {
  keepFreedMemory();
  const { reference, image, platform, engine, baseLayers, verify } = choice;
  const { progress, env, note } = around;
  const { username, insecure, caFile } = choice.registry;
  const reading = layerReading(verify, progress);
  const { meter, options, budget } = reading;
  const opened = await openImage(reference, {
    image,
    platform,
    baseLayers,
    engine,
    env,
    arrival: progress,
    note,
    keepContents: choice.keepContents,
    indexStream: (stored) => indexStream(meter.stream(stored), options, budget),
    openInput: () => around.stdin.open(),
    registry: {
      insecure,
      caFile,
      login: await readLogin(username, () => around.stdin.open()),
    },
  });
  try {
    return await mergeLayers(opened, reading, choice, around);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Indexes the layers of an opened image and puts them on one tree. */
export async function mergeLayers(
  opened: OpenedImage,
  reading: LayerReading,
  choice: ImageChoice,
  { progress, note, indexThread }: Surroundings,
): Promise<LoadedImage> {
  const { image, contents } = opened;
  const { meter, options } = reading;
  const builder = new TreeBuilder();
  const layers = await indexLayers(contents, reading, progress, indexThread, (index) =>
    builder.add(index),
  );
  const found = image.layers.flatMap((layer, i) => {
    const content = contents[i];
    const indexed = layers[i];
    if (content === undefined || indexed === undefined) return [];
    note(`layer ${i}: ${indexed.way}, ${indexed.index.count} entries`);
    return layerWarnings(layer, content, indexed.index);
  });
  const damage = [...opened.warnings, ...found].find((warning) => isDamage(warning.code));
  if (damage !== undefined && !choice.ignoreErrors) throw damaged(choice.reference, damage);
  const { tree, warnings } = builder.finish();
  const imageContents = new ImageContents(
    tree,
    layers.map(({ blob }) => blob),
    options.excerpts,
  );
  return {
    image,
    tree,
    warnings: [...opened.warnings, ...found, ...warnings],
    contentDigests: () =>
      contentDigests(
        tree,
        layers.map(({ access }) => access),
      ),
    contentOf: (version) => imageContents.of(version),
    beginningOf: (version, bytes) => imageContents.beginningOf(version, bytes),
    reading: () => ({ readBytes: meter.readBytes, blobBytes: meter.blobBytes }),
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
  return new LayerscopeError({
    code: errorCodeOf(code),
    tried: `read ${reference}`,
    failed: place.length === 0 ? message : `${message} (${place.join(', ')})`,
    advice: `${adviceOn(code)}With --ignore-errors the analysis goes on with what could be read.`,
  });
}

function errorCodeOf(code: WarningCode): ErrorCode {
  if (code === 'unsupported-compression') return 'unsupported';
  return code === 'limit-exceeded' ? code : 'damaged';
}

function adviceOn(code: WarningCode): string {
  // Why a layer is absent says what to do about it.
  if (code === 'absent-blob') return '';
  if (code === 'unsupported-compression') {
    return 'Let an engine write it anew: docker load, then docker save. ';
  }
  if (code === 'limit-exceeded') return 'Check where the image comes from. ';
  return 'Save or download the image again. ';
}
