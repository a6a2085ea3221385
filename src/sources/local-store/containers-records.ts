import { type Digest, isDigest } from '../../model/digest.ts';
import { limits } from '../../model/limits.ts';
import { familiarName } from '../../oci/image-name.ts';
import { type JsonObject, readObjects } from '../../oci/json-object.ts';
import { parseJson } from '../../oci/json-text.ts';

/** An image in the list of containers-storage. */
export interface ImageRecord {
  readonly id: string;
  readonly tags: readonly string[];
  /** Of its manifests, the index that it was pulled by, and its config. */
  readonly digests: readonly Digest[];
  /** Of the manifest or index that it is. */
  readonly manifest: Digest | null;
  /** ID of its topmost layer; null where it has none. */
  readonly topLayer: string | null;
  /** Names of the files that hold its documents, by digest. */
  readonly documents: ReadonlyMap<Digest, string>;
}

/** A layer in the list of containers-storage. */
export interface LayerRecord {
  readonly id: string;
  /** ID of the layer below. */
  readonly parent: string | null;
  readonly diffId: Digest | null;
}

export function readImageRecords(text: Uint8Array): readonly ImageRecord[] {
  return readList(text, 'images.json').map((json) => {
    const id = json.text('id');
    const names = json.findTexts('names') ?? [];
    const items = Object.entries(json.findObject('big-data-digests')?.textFields() ?? {});
    const documents = new Map<Digest, string>();
    for (const [key, digest] of items) if (isDigest(digest)) documents.set(digest, fileNameOf(key));
    const manifests = items.filter(([key]) => key.startsWith('manifest'));
    const digests = [`sha256:${id}`, json.findText('digest') ?? '', ...names.map(digestIn)];
    return {
      id,
      tags: names.filter((name) => !name.includes('@')).map(familiarName),
      digests: [...digests, ...manifests.map(([, digest]) => digest)].filter(isDigest),
      manifest: manifestOf(json),
      topLayer: json.findText('layer'),
      documents,
    };
  });
}

export function readLayerRecords(text: Uint8Array): readonly LayerRecord[] {
  return readList(text, 'layers.json').map((json) => {
    const diffId = json.findText('diff-digest') ?? '';
    return {
      id: json.text('id'),
      parent: json.findText('parent'),
      diffId: isDigest(diffId) ? diffId : null,
    };
  });
}

function readList(text: Uint8Array, document: string): readonly JsonObject[] {
  const list = parseJson(text, document, limits.storeListBytes);
  return readObjects(Array.isArray(list) ? list : [list], document, '');
}

function manifestOf(json: JsonObject): Digest | null {
  const digests = json.findObject('big-data-digests');
  const digest = digests?.findText('manifest') ?? json.findText('digest') ?? '';
  return isDigest(digest) ? digest : null;
}

/** `name@digest` is a name, too. */
function digestIn(name: string): string {
  return name.slice(name.indexOf('@') + 1);
}

/** A key with anything but small letters, digits and dots in it is written in base64. */
function fileNameOf(key: string): string {
  return /^[0-9a-z.]*$/.test(key) ? key : `=${Buffer.from(key).toString('base64')}`;
}
