import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'test/program.ts',
    // All is made anew: nothing comes from the store of whoever runs the tests.
    env: { WARRAQ_CACHE: 'off' },
    include: ['test/**/*.test.ts'],
    exclude: ['test/conformance/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Some wait for programs that do nothing: three keep two cores busy.
    maxWorkers: 3,
    reporters: ['default', './test/tally.ts'],
  },
});
