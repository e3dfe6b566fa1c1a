import { afterAll, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { printDocument } from '../../scripts/setting/document.ts';
import { setBook } from '../../scripts/setting/set-book.ts';
import { StepTimer } from '../../scripts/setting/step-timer.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { index } from '../syntax/made-up.ts';

const browser = new BrowserSession();
afterAll(() => browser.close());

/** Four chapters, each on a page of its own: a word stands in three of them, twice in one. */
const CHAPTERS = [
  '# یک\n\n:pages[واژه]{.a .b .c .d}، [](#دو){page}.\n',
  '# دو\n\n:term[واژه]{#a} و :term[واژه]{#b}.\n',
  '# سه\n\n:term[واژه]{#c}.\n',
  '# چهار\n\nمتن.\n',
  '# پنج\n\n:term[واژه]{#d}.\n',
];

it('sets an index: each page once, those that follow each other as a range', async () => {
  const files = Object.fromEntries(CHAPTERS.map((text, at) => [`${at + 1}.md`, text]));
  const world = memoryWorld({ 'book.yaml': 'title: کتاب\ntheme: report\n', ...files });
  const { book } = await readBook(world, undefined, { syntaxes: [...SYNTAXES, index] });
  const rendering = render(book!, silent);
  const late = await browser.withPage(await printDocument(rendering), async (page) => {
    const quire = { from: 0, to: rendering.divisions.length, page };
    const { set } = await setBook([quire], rendering, { cover: undefined, watch: new StepTimer() });
    return set.proofs.flatMap(({ divisions }) =>
      divisions.flatMap(({ pages }) => pages.flatMap((one) => one.late)),
    );
  });
  expect(late).toEqual([
    { key: 'index a b c d', said: '۲–۳، ۵' },
    { key: 'references دو', said: '۲' },
  ]);
});
