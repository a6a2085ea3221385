import { attributesOf } from '../filesystem/file-attributes.ts';
import type { ByteString } from '../model/byte-string.ts';
import type { ByteStream } from '../model/bytes.ts';
import { wholeContent } from '../model/file-content.ts';
import type { EntryType } from '../tar/entry.ts';
import { paddingAfter, tarTrailer, writeHeader } from '../tar/write-header.ts';
import type { Extraction, Item } from './extraction.ts';

/** Small pieces are put together up to this: most files are a few kilobytes. */
const gathered = 64 * 1024;

/**
 * A tar of all that is to be extracted, as it is in the image: with owners, all bits of modes,
 * devices and extended attributes, which whoever unpacks the tar keeps or does not.
 */
export async function* packTar(extraction: Extraction): ByteStream {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of packPieces(extraction)) {
    pieces.push(piece);
    size += piece.length;
    if (size < gathered) continue;
    yield Buffer.concat(pieces.splice(0));
    size = 0;
  }
  yield Buffer.concat(pieces);
}

async function* packPieces(extraction: Extraction): ByteStream {
  const { tree, contentOf, directories, files, hardlinks, specials, symlinks } = extraction;
  const header = (item: Item, type: EntryType, linkTarget: ByteString | null, size = 0) =>
    writeHeader({
      path: item.path,
      type,
      linkTarget,
      size,
      ...(attributesOf(tree, item.version) ?? unlisted),
    });
  for (const item of directories) yield header(item, 'directory', null);
  for (const item of files) {
    const content = contentOf(item.version);
    yield header(item, 'file', null, content.size);
    yield* wholeContent(content);
    yield paddingAfter(content.size);
  }
  for (const item of hardlinks) yield header(item, 'hardlink', item.target);
  for (const item of specials) yield header(item, tree.typeOf(item.version), null);
  for (const item of symlinks) yield header(item, 'symlink', tree.linkTarget(item.version));
  yield tarTrailer;
}

/** Of a directory that no layer lists. */
const unlisted = { mode: 0o755, uid: 0, gid: 0, mtime: 0, xattrs: null, device: null };
