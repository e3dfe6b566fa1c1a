import { defineConfig } from 'vitest/config';

/** The tests that need no browser and take seconds: what a mutant in reading, rendering, EPUB or web has to fail. */
export default defineConfig({
  test: {
    include: [
      'test/manuscript/*.test.ts',
      'test/markup/*.test.ts',
      'test/render/*.test.ts',
      'test/targets/characters.test.ts',
    ],
  },
});
