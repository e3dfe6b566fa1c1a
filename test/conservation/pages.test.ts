import { fromHtml } from 'hast-util-from-html';
import { afterAll, expect, it } from 'vitest';
import type { LoadedPage } from '../../scripts/engine/loaded-page.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { printDocument } from '../../scripts/setting/document.ts';
import { setBook } from '../../scripts/setting/set-book.ts';
import { StepTimer } from '../../scripts/setting/step-timer.ts';
import { countFor, type RandomBook, randomBooks } from './books.ts';
import { saidInTree } from './oracle.ts';

const browser = new BrowserSession();
afterAll(() => browser.close());

/** How many manuscripts are set together. */
const BOUND = 40;

/** The texts of the chapters as their pages have them, and those of the notes at their feet, part by part. */
interface Shown {
  readonly texts: readonly { readonly isFirst: boolean; readonly html: string }[];
  readonly notes: readonly string[];
}

/** Made from text: what compiles this file may not touch it. */
const READ = new Function(`return {
  texts: [...document.querySelectorAll('.page-area > section.page-chapter:not(.floats)')].map((section) => ({
    isFirst: section.id !== '', html: section.innerHTML
  })),
  notes: [...document.querySelectorAll('.foot > .note')].map((note) => note.innerHTML),
}`) as () => Shown;

async function setIn(page: LoadedPage, book: RandomBook): Promise<Shown> {
  const { rendering } = book;
  const quire = { from: 0, to: rendering.divisions.length, page };
  await setBook([quire], rendering, { cover: undefined, watch: new StepTimer() });
  return page.page.evaluate(READ);
}

const said = (html: string) => saidInTree(fromHtml(html, { fragment: true }));

/** The letters of some notes in no order: where notes stand at the end of their chapter, they go on over pages as all else does. */
const lettersOf = (notes: readonly string[]) => [...notes.join('')].sort().join('');

it('random manuscripts lose no letter on their pages', { timeout: 24 * 3_600_000 }, async () => {
  for await (const book of randomBooks(countFor(BOUND), BOUND)) {
    const { texts, notes } = await browser.withPage(await printDocument(book.rendering), (page) =>
      setIn(page, book),
    );
    const chapters: string[] = [];
    const ends: string[] = [];
    for (const { isFirst, html } of texts) {
      const part = said(html);
      if (isFirst) chapters.push('');
      chapters[chapters.length - 1] += part.text;
      ends.push(...part.notes);
    }
    expect(chapters).toHaveLength(book.chapters.length);
    for (const [index, { said: written, markdown }] of book.chapters.entries())
      expect(chapters[index], markdown).toBe(written.text);
    const feet = notes.map((html) => said(html).text);
    expect(lettersOf([...ends, ...feet])).toBe(lettersOf(book.chapters.flatMap((one) => one.said.notes)));
  }
});
