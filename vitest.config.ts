import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'test/program.ts',
    include: ['test/**/*.test.ts'],
    exclude: ['test/conformance/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Some wait for programs that do nothing: three keep two cores busy.
    maxWorkers: 3,
    // What is expected is English, whatever the locale of who runs it.
    env: { LC_ALL: '', LC_MESSAGES: '', LANG: 'C.UTF-8' },
    reporters: ['default', './test/tally.ts'],
  },
});
