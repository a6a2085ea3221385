// `npm start`: sets up what is missing, then runs layerscope; without arguments, on the demo image.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

await import('./setup.mjs');

if (process.argv.length === 2) {
  const demo = fileURLToPath(new URL('../fixtures/demo/demo.tar', import.meta.url));
  process.argv.push(relative('', demo));
  // The demo is there to be looked at, also where CI would have it judged.
  delete process.env.CI;
} else if (process.env.INIT_CWD) {
  // npm runs scripts in the package's directory; names are meant where it was called.
  process.chdir(process.env.INIT_CWD);
}
await import('./layerscope.js');
