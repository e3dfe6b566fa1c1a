import { afterAll, beforeAll, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { type Rendering, render } from '../../scripts/render/render.ts';
import { pour, printDocument } from '../../scripts/setting/document.ts';
import type { PageProof } from '../../scripts/setting/galley.ts';
import type { Calls } from '../../scripts/setting/in-page.ts';
import { faultsOf } from '../../scripts/setting/proof.ts';
import { setBook } from '../../scripts/setting/set-book.ts';
import type { SetBook } from '../../scripts/setting/set-pages.ts';
import { StepTimer } from '../../scripts/setting/step-timer.ts';
import { Binding, PrintFault } from '../../scripts/targets/pdf/bind.ts';
import { mendQuire, readMended } from '../../scripts/targets/pdf/mend-quire.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const browser = new BrowserSession();
let rendering: Rendering;
let set: SetBook;
let print: Uint8Array;

beforeAll(async () => {
  const text = '# فصل\n\nمتن[^1]\n\n## بخش {#part}\n\nمتن[](#part){page}\n\n[^1]: یادداشت\n';
  const { book } = await readBook(memoryWorld({ 'book.yaml': 'title: کتاب', '1.md': text }));
  rendering = render(book!, silent);
  await browser.withPage(await printDocument(rendering), async (page) => {
    const quire = { from: 0, to: rendering.divisions.length, page };
    ({ set } = await setBook([quire], rendering, { cover: undefined, watch: new StepTimer() }));
    print = await page.print();
  });
});
afterAll(() => browser.close());

/** The book with another proof of the chapter's page. */
function setWith(wrong: Partial<PageProof>, whole = true): SetBook {
  const [proof] = set.proofs;
  const divisions = proof!.divisions.map((division, index) =>
    index < proof!.divisions.length - 1
      ? division
      : { whole, pages: division.pages.map((page) => ({ ...page, ...wrong })) },
  );
  return { ...set, proofs: [{ ...proof!, divisions }] };
}

const faultsIf = (wrong: Partial<PageProof>, whole?: boolean) =>
  faultsOf(setWith(wrong, whole), [{ from: 0 }], rendering).map(({ what }) => what);

it('finds nothing wrong with pages that are as they were planned', () => {
  expect(faultsIf({})).toEqual([]);
});

it('finds a page that is higher or wider than its area', () => {
  expect(faultsIf({ boxes: [{ text: 9_000, foot: 1_000 }] })).toEqual([
    expect.stringContaining('px too high'),
  ]);
  expect(faultsIf({ excess: 12 })).toEqual(['12 px too wide']);
});

it('says how much higher a page is than was planned', () => {
  const excess = faultsOf(setWith({ boxes: [{ text: 9_000, foot: 1_000 }] }), [{ from: 0 }], rendering)[0]
    ?.excess;
  const { used, foot } = set.layout.divisions.at(-1)!.pages[0]![0]!;
  expect(excess).toBe(10_000 - used - foot);
});

it('finds letters that are lost, and notes and marks on other pages', () => {
  expect(faultsIf({}, false)).toEqual(['words are lost or doubled']);
  const place = set.layout.notes.get(1)!;
  const elsewhere = (other: Partial<typeof place>) => {
    const layout = { ...set.layout, notes: new Map([[1, { ...place, ...other }]]) };
    return faultsOf({ ...set, layout }, [{ from: 0 }], rendering).length;
  };
  expect(elsewhere({ note: place.note + 1 })).toBe(1);
  expect(elsewhere({ mark: place.mark! + 1 })).toBe(1);
});

it('finds a folio that is not that of its target', () => {
  expect(faultsIf({ folios: [{ target: 'part', said: '۷' }] })).toEqual(['«۷» is not the folio of «part»']);
  expect(faultsIf({ late: [{ key: 'references part', said: '۷' }] })).toEqual([
    '«۷» is not what the pages make of «references part»',
  ]);
});

it('refuses a print that has not the pages or the links that were set', async () => {
  const quire = { from: 0, to: rendering.divisions.length };
  const mended = readMended(await mendQuire(print, { number: 0, rtl: true, mends: true }));
  const bind = (one: SetBook) => () => new Binding(one).add(quire, mended);
  expect(bind(set)).not.toThrow();
  expect(bind({ ...set, layout: { ...set.layout, pages: 9 } })).toThrow(PrintFault);
  expect(bind(setWith({ links: ['warraq:elsewhere'] }))).toThrow(PrintFault);
});

it('refuses a text that stands in the page otherwise than it was written', async () => {
  await browser.withPage(await printDocument(rendering), async (page) => {
    const spoilt = (spoil: (html: string) => string): Calls => ({
      call: (name, takes) => page.call(name, name === 'close' ? [spoil(String(takes[0]))] : takes),
    });
    const poured = (spoil: (html: string) => string) =>
      pour(spoilt(spoil), rendering, { from: 0, to: rendering.divisions.length });
    await poured((html) => html);
    await poured((html) => html.replace('متن', '\n متن'));
    await expect(poured((html) => html.replace('یادداشت', 'یاددشت'))).rejects.toThrow(
      'the words of the manuscript are not those of the text that is printed; they part at 1.md:1:3',
    );
  });
});

it('finds words that are lost between pouring and setting', async () => {
  await browser.withPage(await printDocument(rendering), async (page) => {
    const losing = new Function(`document.querySelector('.page-chapter h2').textContent = ''`) as () => void;
    const forgetful: Calls = {
      call: async (name, takes) => {
        if (name === 'set') await page.page.evaluate(losing);
        return page.call(name, takes);
      },
    };
    const quire = { from: 0, to: rendering.divisions.length, page: forgetful };
    await expect(setBook([quire], rendering, { cover: undefined, watch: new StepTimer() })).rejects.toThrow();
  });
});
