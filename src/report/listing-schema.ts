import type { FileType } from '../model/entry-kind.ts';
import {
  base64,
  count,
  type JsonSchema,
  list,
  nullable,
  object,
  oneOf,
  text,
} from './json-schema.ts';
import { pathBase64Schema, pathSchema } from './path-schema.ts';

const fileTypes = Object.keys({
  file: true,
  symlink: true,
  directory: true,
  'character-device': true,
  'block-device': true,
  fifo: true,
} satisfies Record<FileType, true>);

export const listingSchema: JsonSchema = list(
  'What `layerscope ls --format json` prints: paths in order, without the root.',
  object(
    'One path: of the final filesystem, or with `--layer` one that the layer changed.',
    {
      path: pathSchema,
      type: oneOf('What the path is; a hardlink is what it links to.', fileTypes),
      size: count('Bytes of content; 0 for anything but a file.'),
      mode: nullable(count('Permission bits with setuid, setgid and sticky: 493 is 0755.')),
      uid: nullable(count('Number of the owner.')),
      gid: nullable(count('Number of the group.')),
      mtime: nullable(
        text('When it was last changed (RFC 3339, UTC); null beyond the years 0 to 9999.'),
      ),
      linkTarget: nullable(text('Target of a symlink; escaped where it is not UTF-8.')),
      layer: count('The layer that made what is listed.'),
    },
    {
      pathBase64: pathBase64Schema,
      compressedBytes: count(
        "Bytes of the layer's blob that are inflated for a file, where its table of contents tells.",
      ),
      linkTargetBase64: base64('The bytes of a target that is not UTF-8.'),
      change: oneOf('With `--layer`: what the layer did.', ['added', 'modified', 'removed']),
    },
  ),
);
