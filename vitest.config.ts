import { defineConfig } from 'vitest/config';
import { ENVIRONMENT } from './test/environment.ts';
import { LongestFirst } from './test/longest-first.ts';
import { asPublished } from './test/published.ts';

/** Suites that put others in the place of modules. */
const MOCKING = ['test/targets/{menders,text-fault}.test.ts', 'test/syntax/read-sheets.test.ts'];
const CONFORMANCE = ['test/conformance/**', 'test/books/{once-wrong,typefaces}.test.ts'];

export default defineConfig({
  plugins: [asPublished],
  test: {
    globalSetup: 'test/program.ts',
    setupFiles: 'test/seed.ts',
    projects: [
      // Loading the sources takes longer than most tests: each worker does it once.
      {
        extends: true,
        test: {
          name: 'shared',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [...CONFORMANCE, ...MOCKING],
        },
      },
      { extends: true, test: { name: 'mocking', include: MOCKING } },
    ],
    // The program that `test/program.ts` has made is run as Node runs it.
    server: { deps: { external: [/\/test\/target\//] } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Some wait for programs that do nothing: three keep two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    env: ENVIRONMENT,
    reporters: ['default', './test/tally.ts'],
  },
});
