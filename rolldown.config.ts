import { defineConfig } from 'rolldown';

/** What every start needs is found in one file sooner than in ten. */
const packagesOfEveryStart = new Set(['commander', 'get-east-asian-width']);

/**
 * Few files start faster than many: one for what every run needs, one up to the explorer's first
 * frame, and one for each command and the rest of the explorer. Node 20 loads CommonJS in two thirds
 * of the time that modules take it, and what is short it compiles sooner. Other packages stay
 * outside. `tsc` checks types, and makes nothing.
 */
export default defineConfig({
  input: 'src/cli/main.ts',
  platform: 'node',
  external: (id) => /^[^./]/.test(id) && !packagesOfEveryStart.has(id),
  output: {
    dir: 'dist/cli',
    cleanDir: true,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    minify: true,
    codeSplitting: {
      groups: [
        {
          name: 'start',
          test: /src\/(text\/.*|cli\/(main|config|option-settings|image-choice))\.ts$/,
          priority: 2,
        },
        {
          name: 'first-frame',
          test: /src\/cli\/(commands\/explore|explorer-keys|explorer\/explore-in-terminal)\.ts$/,
          priority: 1,
        },
      ],
    },
  },
});
