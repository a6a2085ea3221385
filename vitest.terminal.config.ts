import { defineConfig } from 'vitest/config';

/** What needs tmux, and the built program: `npm run test:terminal`. */
export default defineConfig({
  test: {
    include: ['test/terminal/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
