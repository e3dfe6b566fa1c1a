import { defineConfig } from 'vitest/config';
import { ENVIRONMENT } from '../environment.ts';
import { LongestFirst } from '../longest-first.ts';
import { asPublished } from '../published.ts';

/** Suites that take long, or need Java, poppler or qpdf; each is skipped, and says so, where its tool is not installed. */
export default defineConfig({
  plugins: [asPublished],
  test: {
    globalSetup: 'test/program.ts',
    setupFiles: 'test/seed.ts',
    env: ENVIRONMENT,
    // Loading the sources takes longer than many of these tests: each worker does it once.
    isolate: false,
    // Books made at random belong here too: 200 of each kind, those that were once wrong, and the pages of 2000 manuscripts.
    include: [
      'test/conformance/**/*.test.ts',
      'test/pages/random.test.ts',
      'test/pages/columns.test.ts',
      'test/books/{books,once-wrong,typefaces}.test.ts',
      'test/conservation/pages.test.ts',
    ],
    // A browser and the test that asks it wait for each other: three pairs keep two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 240_000,
    hookTimeout: 300_000,
    reporters: ['default', './test/tally.ts'],
  },
});
