import { createReadStream } from 'node:fs';

// Reads a file through Node with 1 MB chunks and does nothing else.
const [path = ''] = process.argv.slice(2);
for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) void chunk;
