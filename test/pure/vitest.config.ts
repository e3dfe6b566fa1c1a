import { defineConfig } from 'vitest/config';
import { asPublished } from '../published.ts';

/** The folders of `test/` that need no browser, no other process and no network; `alone.ts` refuses all three. */
export default defineConfig({
  plugins: [asPublished],
  test: {
    include: [
      'test/architecture.test.ts',
      'test/{language,manuscript,markup,messages,orthography,pure,render,setting,syntax}/**/*.test.ts',
    ],
    // These go through hundreds of texts or pages, or load a dictionary of 100,000 words.
    exclude: [
      'test/orthography/{book,crowded,dictionary}.test.ts',
      'test/markup/within.test.ts',
      'test/manuscript/kept-texts.test.ts',
      'test/setting/columns.test.ts',
    ],
    setupFiles: ['test/seed.ts', 'test/pure/alone.ts'],
    // Loading the sources takes longer than most of these tests: each worker does it once.
    isolate: false,
    // Vitest leaves a core to itself, which it hardly needs; more than two only load the sources once more each.
    maxWorkers: 2,
    // What has been made of a source stays until that is changed.
    experimental: { fsModuleCache: true },
    // `npm test` tries 150 random texts.
    env: { WARRAQ_ORTHOGRAPHY_RUNS: process.env['WARRAQ_ORTHOGRAPHY_RUNS'] ?? '10' },
    testTimeout: 60_000,
    reporters: ['default', './test/tally.ts'],
    coverage: {
      provider: 'v8',
      include: ['scripts/**/*.ts'],
      reporter: ['text-summary', 'html', 'lcov'],
    },
  },
});
