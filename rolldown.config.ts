import { defineConfig, type OutputOptions, type Plugin } from 'rolldown';

/** What every start needs is found in one file sooner than in ten. */
const packagesOfEveryStart = new Set(['commander', 'get-east-asian-width']);

/** Node keeps a text in half the memory, and is done with it sooner, if all of it is ASCII. */
const ascii: Plugin = {
  name: 'ascii',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.replaceAll(/[^\0-\x7f]/g, escapeUnit);
    }
  },
};

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** How all of it is built. Other packages stay outside. */
const common = defineConfig({
  platform: 'node',
  plugins: [ascii],
  external: (id) => /^[^./]/.test(id) && !packagesOfEveryStart.has(id),
});

const output: OutputOptions = {
  dir: 'dist/cli',
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  minify: true,
};

/**
 * Few files start faster than many: one for what every run needs, one up to the explorer's first
 * frame, and one for each command and the rest of the explorer. Node 20 loads CommonJS in two thirds
 * of the time that modules take it, and what is short it compiles sooner. `tsc` checks types, and
 * makes nothing.
 */
export const program = defineConfig({
  ...common,
  input: 'src/cli/main.ts',
  output: {
    ...output,
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

/** Layers wait until a thread is there for them: it has a file with all that it needs, and no more. */
const indexThread = defineConfig({
  ...common,
  input: 'src/cli/index-thread.ts',
  output: { ...output, cleanDir: true },
});

export default [indexThread, program];
