import { defineConfig } from 'vitest/config';

/** Suites that need Java, poppler or qpdf; each is skipped, and says so, where its tool is not installed. */
export default defineConfig({
  test: {
    include: ['test/conformance/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/tally.ts'],
  },
});
