import { defineConfig } from 'vitest/config';

/** What needs real engines and registries: `npm run test:e2e`. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: 'test/e2e/support/global-setup.ts',
    // They share an engine, and there are few processors.
    fileParallelism: false,
    isolate: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    env: { CI: '', NO_COLOR: '', FORCE_COLOR: '' },
  },
});
