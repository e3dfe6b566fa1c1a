import { defineConfig } from 'vitest/config';
import type { VitestPluginContext } from 'vitest/node';
import { warmPool } from './warm-thread.ts';

/** Stryker sets a pool of its own, after the configuration is read. */
const inWarmThread = {
  name: 'warm-thread',
  configureVitest({ project }: VitestPluginContext) {
    Object.assign(project.config, { pool: warmPool.name, poolRunner: warmPool, isolate: false });
  },
};

/** The tests that need no browser and take seconds: what a mutant in reading, rendering, EPUB or web has to fail. */
export default defineConfig({
  plugins: [inWarmThread],
  test: {
    // One that waits for a busy machine fails no mutant; Stryker ends what runs for ever.
    testTimeout: 120_000,
    include: [
      'test/targets/page-breaks.test.ts',
      'test/epub/publication.test.ts',
      'test/epub/style.test.ts',
      'test/hostile/drawings.test.ts',
      'test/hostile/html.test.ts',
      'test/hostile/untrusted.test.ts',
      'test/manuscript/*.test.ts',
      'test/markup/*.test.ts',
      'test/render/*.test.ts',
      'test/syntax/*.test.ts',
      'test/targets/characters.test.ts',
      'test/targets/web.test.ts',
    ],
  },
});
