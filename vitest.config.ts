import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'test/program.ts',
    include: ['test/**/*.test.ts'],
    exclude: ['test/conformance/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two browsers at once are enough for two cores.
    maxWorkers: 2,
    reporters: ['default', './test/tally.ts'],
  },
});
