import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Serves the image of a folder from another process while it is used. */
export async function serveImage(folder: string, use: (host: string) => void): Promise<void> {
  const program = fileURLToPath(new URL('registry-server.js', import.meta.url));
  const server = spawn(process.execPath, [program, folder]);
  try {
    const [address]: unknown[] = await once(server.stdout, 'data');
    use(String(address).trim());
  } finally {
    server.kill();
  }
}
