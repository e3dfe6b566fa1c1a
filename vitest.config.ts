import { statfsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Where files can lie in memory, if there is room for them: most of the time of writing an archive is spent on waiting for a disk. */
const IN_MEMORY = '/dev/shm';
const isRoomy = () => {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize > 2e9;
  } catch {
    return false;
  }
};

/** Suites that put others in the place of modules. */
const MOCKING = ['test/targets/{menders,text-fault}.test.ts', 'test/syntax/sheets.test.ts'];
const CONFORMANCE = 'test/conformance/**';

export default defineConfig({
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
          exclude: [CONFORMANCE, ...MOCKING],
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
    // All is made anew, and said in English, whoever runs the tests.
    env: {
      WARRAQ_CACHE: 'off',
      LC_ALL: '',
      LC_MESSAGES: '',
      LANG: 'C.UTF-8',
      ...(isRoomy() ? { TMPDIR: IN_MEMORY } : {}),
    },
    reporters: ['default', './test/tally.ts'],
  },
});
