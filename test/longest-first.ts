import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take more than half a minute, in `npm test` or `npm run conformance`; the longest first. */
const LONG = [
  'test/books/books.test.ts',
  'test/pages/random.test.ts',
  'test/conformance/pages/stress.test.ts',
  'test/conservation/pages.test.ts',
  'test/conformance/epub/epub.test.ts',
  'test/hostile/hostile.test.ts',
  'test/e2e/command.test.ts',
  'test/conformance/archive.test.ts',
  'test/conformance/web/axe.test.ts',
  'test/conformance/guide.test.ts',
  'test/conformance/word/word.test.ts',
  'test/conformance/disk/kill.test.ts',
  'test/books/once-wrong.test.ts',
  'test/conformance/vault/kill.test.ts',
  'test/conformance/package.test.ts',
  'test/conformance/others.test.ts',
  'test/pages/fixtures.test.ts',
  'test/conformance/text/glyphs.test.ts',
  'test/verbs/build.test.ts',
  'test/hostile/process.test.ts',
  'test/engine/faults.test.ts',
  'test/e2e/archive.test.ts',
  'test/hostile/opened.test.ts',
];

const ROOT = join(import.meta.dirname, '..');
const gone = LONG.filter((path) => !existsSync(join(ROOT, path)));
if (gone.length > 0)
  throw new Error(`test/longest-first.ts names files that are not there: ${gone.join(', ')}`);

const turnOf = ({ moduleId }: TestSpecification) => {
  const turn = LONG.findIndex((path) => moduleId.endsWith(`/${path}`));
  return turn < 0 ? LONG.length : turn;
};

/**
 * Begins with the files that take longest, so that no worker ends with one of them while the others have nothing to do. Vitest does the
 * same by the times of the run before; in a clean clone there is none, and it goes by sizes.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => turnOf(one) - turnOf(other));
  }
}
