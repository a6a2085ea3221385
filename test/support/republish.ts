import { buffer } from 'node:stream/consumers';
import type { HistoryStep, ImageConfig } from '../../src/model/image.ts';
import type { LayerContent } from '../../src/sources/opened-image.ts';
import { sniffCompression } from '../../src/tar/compression.ts';
import { decompress } from '../../src/tar/decompress.ts';
import { peek } from '../../src/tar/peek.ts';
import type { ImageFixture } from './image-fixtures.ts';
import { fileOf, open } from './open-image.ts';
import { archiveOf, filesOf, ociTypes, storedBlob } from './stored-image.ts';
import type { TocLayer } from './toc-layer.ts';

const platform = { os: 'linux', architecture: 'amd64', variant: null };

/** The archive of an OCI layout with the image's layers in the form that `write` gives them. */
export async function republish(
  { archive, choice }: ImageFixture,
  write: (tar: Uint8Array) => TocLayer,
): Promise<Uint8Array> {
  const wanted = choice[choice.indexOf('--image') + 1] ?? null;
  const named = choice.includes('--image') ? wanted : null;
  const { image, contents } = await open(fileOf(archive), { image: named, platform });
  const layers = await Promise.all(
    contents.map(async (content) => {
      const { blob, annotations } = write(await tarOf(content));
      const { descriptor, ...stored } = storedBlob(blob, `${ociTypes.layer}+gzip`);
      return { ...stored, descriptor: { ...descriptor, annotations } };
    }),
  );
  const config = storedBlob(
    {
      os: 'linux',
      architecture: 'amd64',
      config: configOf(image.config),
      rootfs: { type: 'layers', diff_ids: image.layers.map(({ diffId }) => diffId) },
      history: image.history.map(historyOf),
    },
    ociTypes.config,
  );
  const manifest = storedBlob(
    {
      schemaVersion: 2,
      mediaType: ociTypes.manifest,
      config: config.descriptor,
      layers: layers.map(({ descriptor }) => descriptor),
    },
    ociTypes.manifest,
  );
  return archiveOf({
    'index.json': { manifests: [manifest.descriptor] },
    ...filesOf([manifest, config, ...layers]),
  });
}

/** What rules judge by. */
function configOf({ user, entrypoint, cmd, env, workingDir, labels }: ImageConfig): object {
  const config = { User: user, Entrypoint: entrypoint, Cmd: cmd, Env: env, WorkingDir: workingDir };
  const given = Object.entries(config).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(given), Labels: labels };
}

function historyOf({ createdBy, created, comment, layer }: HistoryStep): object {
  return { created_by: createdBy, created, comment, empty_layer: layer === null };
}

async function tarOf(content: LayerContent): Promise<Uint8Array> {
  if (content.kind !== 'blob') throw new Error('the layer is not there');
  const { head, stream } = await peek(content.blob.stream(), 16);
  return buffer(decompress(stream, sniffCompression(head)));
}
