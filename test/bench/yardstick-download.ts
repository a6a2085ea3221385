import { createGunzip } from 'node:zlib';
import { request } from 'undici';

// Downloads and inflates all layers of an image, three side by side, with undici and zlib alone.
const [host = ''] = process.argv.slice(2);
const url = `http://${host}/v2/bench`;
const { body: manifest } = await request(`${url}/manifests/latest`);
const { layers }: { layers: readonly { digest: string }[] } = JSON.parse(await manifest.text());
const waiting = layers.values();
const worker = async (): Promise<void> => {
  for (const { digest } of waiting) {
    const { body } = await request(`${url}/blobs/${digest}`);
    for await (const chunk of body.pipe(createGunzip({ chunkSize: 256 * 1024 }))) void chunk;
  }
};
await Promise.all([worker(), worker(), worker()]);
