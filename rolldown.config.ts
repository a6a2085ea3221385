import { defineConfig } from 'rolldown';

/**
 * Few files start faster than many: one for what every run needs, and one for each command and the
 * explorer. Packages stay outside. `tsc` checks types, and makes nothing.
 */
export default defineConfig({
  input: 'src/cli/main.ts',
  platform: 'node',
  external: /^[^./]/,
  output: {
    dir: 'dist/cli',
    cleanDir: true,
    format: 'esm',
    chunkFileNames: '[name].js',
    comments: false,
  },
});
