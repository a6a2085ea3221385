import { expect, test } from 'vitest';
import { layerWarnings } from '../../src/cli/layer-warnings.ts';
import { indexStream } from '../../src/index/index-stream.ts';
import type { Digest } from '../../src/model/digest.ts';
import type { ImageLayer } from '../../src/model/image.ts';
import { digestOf } from '../../src/sources/digest-of.ts';
import type { LayerContent } from '../../src/sources/opened-image.ts';
import { memoryBlob, memoryStream } from '../support/memory.ts';
import { buildTar } from '../support/tar.ts';

const tar = buildTar([{ path: 'a', content: 'x' }]);
const here: LayerContent = {
  kind: 'blob',
  key: 'k',
  blob: memoryBlob(tar),
  annotations: {},
  isChecked: false,
};

function layerOf(digest: Digest | null, diffId: Digest | null): ImageLayer {
  return {
    index: 3,
    digest,
    diffId,
    mediaType: 'application/vnd.oci.image.layer.v1.tar',
    compressedBytes: null,
    instruction: '',
    createdBy: '',
    created: null,
  };
}

/** Codes and messages of the warnings about a layer that says it has these digests. */
async function warningsOf(digest: Digest | null, diffId: Digest | null): Promise<string[]> {
  const index = await indexStream(memoryStream(tar), { verify: true });
  const warnings = layerWarnings(layerOf(digest, diffId), here, index);
  return warnings.map(({ code, layer }) => `${code} in layer ${layer}`);
}

const right = digestOf(tar);
const wrong = digestOf(Buffer.from('something else'));

test('a layer with the digests that the image names is right', async () => {
  expect(await warningsOf(right, right)).toEqual([]);
});

test('a layer that the image names no digest of is not compared', async () => {
  expect(await warningsOf(null, null)).toEqual([]);
});

test('a blob with another digest is damage, and so is another tar', async () => {
  expect(await warningsOf(wrong, right)).toEqual(['digest-mismatch in layer 3']);
  expect(await warningsOf(right, wrong)).toEqual(['digest-mismatch in layer 3']);
});

test('a layer that is not there says why', async () => {
  const index = await indexStream(memoryStream(tar), { verify: false });
  const absent: LayerContent = { kind: 'absent', key: 'k', reason: 'it has to be fetched' };
  expect(layerWarnings(layerOf(null, null), absent, index)).toEqual([
    {
      code: 'absent-blob',
      message: 'the layer is not there: it has to be fetched',
      layer: 3,
      path: null,
      offset: null,
    },
  ]);
});
