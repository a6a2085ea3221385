import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexStream } from '../../src/index/index-stream.ts';
import { LayerscopeError } from '../../src/model/error.ts';
import type { LayerIndex } from '../../src/model/layer-index.ts';
import { isDamage } from '../../src/model/warning.ts';
import type { LayerContent, OpenedImage } from '../../src/sources/opened-image.ts';
import { open, openStream } from '../support/open-image.ts';
import { archiveOf, dockerEntry, storedImage } from '../support/stored-image.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { unexpectedRejection } from '../support/unexpected-failure.ts';

const verify = { verify: true };

/** What became of an archive: a refusal, a warning, or the layers as they are. */
type Outcome =
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'warned' }
  | { readonly kind: 'read'; readonly layers: readonly (string | null)[] };

async function outcomeOf(opening: Promise<OpenedImage>): Promise<Outcome> {
  try {
    const { image, contents, warnings } = await opening;
    const indexes = await Promise.all(contents.map(indexOf));
    const found = [...warnings, ...indexes.flatMap((index) => index?.warnings ?? [])];
    const layers = indexes.map((index) => index?.diffId ?? null);
    // Verification, which is not the source's to do, sees layers that are not what the image names.
    const isGenuine = image.layers.every(
      ({ diffId }, i) => diffId !== null && diffId === layers[i],
    );
    if (!isGenuine || found.some(({ code }) => isDamage(code))) return { kind: 'warned' };
    return { kind: 'read', layers };
  } catch (error) {
    if (error instanceof LayerscopeError) return { kind: 'refused', code: error.code };
    throw error;
  }
}

function indexOf(content: LayerContent): Promise<LayerIndex | null> {
  if (content.kind === 'blob') return indexStream(content.blob.stream(), verify);
  return Promise.resolve(content.kind === 'indexed' ? content.index : null);
}

describe.each(['docker20', 'docker28-overlay2', 'buildx-oci-zstd', 'podman-docker-archive'])(
  '%s',
  (name) => {
    const archive = readFileSync(`fixtures/formats/${name}.tar`);

    test('cut off anywhere is refused, warned of or whole, in every way alike', async () => {
      const whole = await outcomeOf(openStream(archive));
      const path = join(temporaryDirectory(), 'archive');
      for (let length = 1; length < archive.length; length += 1021) {
        writeFileSync(path, archive.subarray(0, length));
        const asFile = await outcomeOf(open(path));
        expect(await outcomeOf(openStream(archive.subarray(0, length)))).toEqual(asFile);
        expect(asFile.kind === 'read' ? asFile : whole).toEqual(whole);
      }
    });

    test('compressed and cut off anywhere is refused, warned of or whole', async () => {
      const compressed = gzipSync(archive);
      const whole = await outcomeOf(openStream(archive));
      for (let length = 1; length < compressed.length; length += 61) {
        const outcome = await outcomeOf(openStream(compressed.subarray(0, length)));
        expect(outcome.kind === 'read' ? outcome : whole).toEqual(whole);
      }
    });

    test('with any bytes changed is refused, warned of or whole', async () => {
      const whole = await outcomeOf(openStream(archive));
      const path = join(temporaryDirectory(), 'archive');
      const change = fc.tuple(fc.nat(archive.length - 1), fc.integer({ min: 1, max: 255 }));
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
          const changed = Uint8Array.from(archive);
          for (const [at, bits] of changes) changed[at] = (changed[at] ?? 0) ^ bits;
          writeFileSync(path, changed);
          for (const opening of [open(path), openStream(changed)]) {
            const outcome = await outcomeOf(opening);
            expect(outcome.kind === 'read' ? outcome : whole).toEqual(whole);
          }
        }),
      );
    });
  },
);

test('documents of any shape are read or refused', async () => {
  const image = storedImage(['a', 'b']);
  const pieces = [
    image.manifest.descriptor,
    image.config.descriptor,
    JSON.parse(Buffer.from(image.manifest.content).toString()),
    dockerEntry(image, ['a:1']),
    image.config.name,
    [image.layers[0]?.name],
  ];
  const keys = 'manifests config layers Config Layers RepoTags rootfs diff_ids history'.split(' ');
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...pieces),
      fc.jsonValue({ maxDepth: 1 }),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 4 }),
    ),
  }));
  const document = tree.map((value) => Buffer.from(JSON.stringify(value)));
  const documents = fc.tuple(document, document, document);
  await fc.assert(
    fc.asyncProperty(documents, async ([manifestJson, indexJson, config]) => {
      const archive = archiveOf({
        ...image.files,
        [image.config.name]: config,
        'manifest.json': manifestJson,
        'index.json': indexJson,
      });
      expect(await unexpectedRejection(() => openStream(archive))).toBeNull();
    }),
    { numRuns: 300 },
  );
});
