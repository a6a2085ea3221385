import { open } from 'node:fs/promises';

// Reads a file through Node with 1 MB chunks and does nothing else.
const [path = ''] = process.argv.slice(2);
const file = await open(path);
const chunk = Buffer.alloc(1 << 20);
for (let at = 0, read = 1; read > 0; at += read) {
  ({ bytesRead: read } = await file.read(chunk, 0, chunk.length, at));
}
await file.close();
