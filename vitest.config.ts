import { configDefaults, defineConfig } from 'vitest/config';

const isGate = process.env['CI'] === 'true';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These need tmux, or real engines: `npm run test:terminal`, `npm run test:e2e`.
    exclude: [...configDefaults.exclude, 'test/terminal/**', 'test/e2e/**'],
    setupFiles: isGate ? ['test/support/property-seed.ts'] : [],
    // No test leaves anything behind in a module; to load each once takes half the time.
    isolate: false,
    // The process that runs the tests does little itself, so no processor is kept for it.
    maxWorkers: '100%',
    // The fuzzing and property tests read whole archives many times over on two slow cores.
    testTimeout: 60_000,
    // The program reads these: a test that wants one sets it itself.
    env: { CI: '', NO_COLOR: '', FORCE_COLOR: '' },
  },
});
