import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

// The least that a registry does: serves one image from a folder, and prints its address.
const [folder = ''] = process.argv.slice(2);
const manifestType = 'application/vnd.oci.image.manifest.v1+json';

const server = createServer((request, response) => {
  const [, kind = '', reference = ''] =
    /\/(manifests|blobs)\/([\w:.]+)$/.exec(request.url ?? '') ?? [];
  const file = join(folder, kind === 'manifests' ? 'manifest' : reference);
  if (kind === '' || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-length', statSync(file).size);
  if (kind === 'manifests') response.setHeader('content-type', manifestType);
  createReadStream(file, { highWaterMark: 1 << 20 }).pipe(response);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.log(`127.0.0.1:${address.port}`);
});
