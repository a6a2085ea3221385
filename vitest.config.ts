import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The fuzzing and property tests read whole archives many times over on two slow cores.
    testTimeout: 60_000,
    // The program reads these: a test that wants one sets it itself.
    env: { CI: '', NO_COLOR: '', FORCE_COLOR: '' },
  },
});
