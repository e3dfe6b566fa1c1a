import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import JSZip from 'jszip';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { makeEpub } from '../../scripts/targets/epub/epub.ts';
import { makeWeb } from '../../scripts/targets/web/web.ts';
import { WITHOUT_TYPEFACES } from '../without-typefaces.ts';
import { countFor, type RandomBook, randomBooks, rendered } from './books.ts';
import { manuscripts } from './documents.ts';
import { isBeyondStock, type Said, saidIn, saidInHtml, saidInTree, treeOfXml, withClass } from './oracle.ts';

const html = unified().use(rehypeStringify).freeze();
/** How many manuscripts are bound together. */
const BOUND = 100;

/** A hundred thousand take an hour. */
const LONGEST = 24 * 3_600_000;

describe('random manuscripts', { timeout: LONGEST }, () => {
  it('lose no letter in HTML, and none is judged by half', async () => {
    const counts = { judged: 0, proven: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(manuscripts, async (markdown) => {
        const rendering = await rendered(markdown);
        if (!rendering) counts.refused += 1;
        else if (isBeyondStock(markdown)) counts.proven += 1;
        else {
          counts.judged += 1;
          const { content } = rendering.divisions.find(({ kind }) => kind === 'chapter')!;
          expect(saidInHtml(html.stringify(content))).toEqual(saidIn(markdown));
        }
      }),
      { numRuns: countFor(120), endOnFailure: false },
    );
    expect(counts.judged).toBeGreaterThan(counts.refused + counts.proven);
  });

  it('lose no letter in EPUB and web', async () => {
    for await (const book of randomBooks(countFor(100), BOUND)) {
      judge(book, await epubChapters(book));
      judge(book, await webChapters(book));
    }
  });
});

function judge({ chapters }: RandomBook, said: readonly Said[]): void {
  expect(said).toHaveLength(chapters.length);
  for (const [index, chapter] of chapters.entries())
    expect(said[index], chapter.markdown).toEqual(chapter.said);
}

async function epubChapters({ rendering }: RandomBook): Promise<readonly Said[]> {
  const zip = await JSZip.loadAsync(
    (await makeEpub(rendering, undefined, undefined, WITHOUT_TYPEFACES)).bytes,
  );
  const files = zip.file(/-chapter\.xhtml$/).sort((a, b) => (a.name < b.name ? -1 : 1));
  const texts = await Promise.all(files.map((file) => file.async('string')));
  return texts.map((text) => saidInTree(withClass(treeOfXml(text), 'page-chapter')!));
}

async function webChapters({ rendering }: RandomBook): Promise<readonly Said[]> {
  const decoder = new TextDecoder();
  return (await makeWeb(rendering, undefined, { store: WITHOUT_TYPEFACES }))
    .filter(({ path }) => /\/\d+\.html$/.test(path))
    .sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }))
    .map(({ bytes }) => saidInTree(withClass(fromHtml(decoder.decode(bytes)), 'page-chapter')!));
}
