import { count, digest, flag, type JsonSchema, nullable, object, text } from './json-schema.ts';

const counted = (description: string): JsonSchema =>
  object(description, {
    files: count('Number of paths that are not directories.'),
    bytes: count('Their content, in bytes.'),
  });

export const layerSchema: JsonSchema = object('One layer.', {
  index: count('Position in the image, counted from 0.'),
  diffId: nullable(digest('Digest of the uncompressed tar.')),
  digest: nullable(digest('Digest of the blob as it is stored.')),
  mediaType: text('Media type of the blob.'),
  instruction: text(
    'What made the layer, cleaned up; empty when the history does not say. A given Dockerfile adds the flags of COPY and ADD.',
  ),
  createdBy: text('The same as the history has it.'),
  created: nullable(text('When the layer was made, as the history has it (RFC 3339).')),
  base: flag('Whether the layer came with the base image.'),
  storedBytes: count('Bytes of file content that the layer carries.'),
  liveBytes: count('Those of them that are in the final filesystem.'),
  reclaimableBytes: count('The others: shipped, and no container can see them.'),
  compressedBytes: nullable(count('Bytes of the blob; null where it is not compressed.')),
  changes: object('What the layer did to the filesystem below it.', {
    added: counted('Paths that were not there.'),
    modified: counted('Paths that were there, and differ.'),
    removed: counted('Paths that are gone, with the bytes that they had.'),
  }),
});
