import { defineConfig } from 'vitest/config';
import { asPublished } from '../published.ts';
import { joined } from './joined.ts';

const FOLDERS = [
  'language',
  'manuscript',
  'markup',
  'messages',
  'orthography',
  'pure',
  'render',
  'setting',
  'syntax',
];

/** The folders of `test/` that need no browser, no other process and no network; `alone.ts` refuses all three. */
export default defineConfig({
  plugins: [asPublished, joined(FOLDERS)],
  test: {
    include: ['test/architecture.test.ts', ...FOLDERS.map((folder) => `test/${folder}/**/*.test.ts`)],
    exclude: [
      // These go through hundreds of texts or pages, or very long ones, or load a dictionary of 100,000 words.
      'test/orthography/{book,crowded,dictionary,prose}.test.ts',
      'test/markup/within.test.ts',
      'test/manuscript/{bounds,kept-texts}.test.ts',
      'test/setting/columns.test.ts',
      // Puts another in the place of a module, which `joined.ts` has made a part of its neighbours.
      'test/syntax/read-sheets.test.ts',
    ],
    setupFiles: ['test/seed.ts', 'test/pure/alone.ts'],
    // Loading the sources takes longer than most of these tests: each worker does it once.
    isolate: false,
    // Vitest leaves a core to itself, which it hardly needs; more than two only load the sources once more each.
    maxWorkers: 2,
    // What has been made of a test stays until that is changed.
    experimental: { fsModuleCache: true },
    server: { deps: { external: [/\/test\/target\//] } },
    // A fault in what is joined is shown where it stands in `scripts/`.
    execArgv: ['--enable-source-maps'],
    // `npm test` tries each law with twenty times as many random texts.
    env: { WARRAQ_LAWS: process.env['WARRAQ_LAWS'] ?? '0.05' },
    testTimeout: 60_000,
    reporters: ['default', './test/tally.ts'],
    coverage: {
      provider: 'v8',
      include: ['scripts/**/*.ts'],
      reporter: ['text-summary', 'html', 'lcov'],
    },
  },
});
