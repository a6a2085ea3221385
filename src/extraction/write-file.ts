import { type FileHandle, open, unlink } from 'node:fs/promises';
import type { FileAttributes } from '../filesystem/file-attributes.ts';
import type { ContentPiece, FileContent } from '../model/file-content.ts';
import { timeOf } from './time.ts';

/**
 * Writes a file that is not there yet, in pieces and with its holes. It gets the permissions that
 * the image has and the umask allows, without setuid, setgid and sticky, and the time; it is the
 * user's own. What cannot be written to its end is taken away again.
 */
export async function writeNewFile(
  path: string | Buffer,
  content: FileContent,
  attributes: FileAttributes | null,
): Promise<void> {
  const file = await open(path, 'wx', (attributes?.mode ?? 0o644) & 0o777);
  try {
    let end = 0;
    for await (const piece of content.pieces()) {
      await writePiece(file, piece);
      end = piece.position + piece.bytes.length;
    }
    if (end < content.size) await file.truncate(content.size);
    if (attributes !== null) await file.utimes(timeOf(attributes), timeOf(attributes));
    await file.close();
  } catch (error) {
    await file.close();
    await unlink(path);
    throw error;
  }
}

async function writePiece(file: FileHandle, { position, bytes }: ContentPiece): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const left = bytes.length - done;
    const { bytesWritten } = await file.write(bytes, done, left, position + done);
    done += bytesWritten;
  }
}
