import { afterAll, beforeAll, expect, it } from 'vitest';
import { memoryWorld } from '../../scripts/manuscript/memory-world.ts';
import { readBook } from '../../scripts/manuscript/read.ts';
import { type Rendering, render } from '../../scripts/render/render.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { Structure } from '../../scripts/targets/pdf/document/structure.ts';
import type { Layout } from '../../scripts/setting/layout.ts';
import { type Printed, print } from '../../scripts/targets/pdf/print.ts';
import { faultsOf } from '../../scripts/setting/proof.ts';

const browser = new BrowserSession();
let rendering: Rendering;
let printed: Printed;

beforeAll(async () => {
  const text =
    '# فصل\n\nمتن[^1]\n\n## بخش {#part}\n\nمتن\n\n![](a.svg "نقشه"){#map}\n\n[](#map)\n\n[^1]: یادداشت\n';
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><rect width="90" height="90"/></svg>';
  const { book } = await readBook(memoryWorld({ 'book.yaml': 'title: کتاب', '1.md': text, 'a.svg': svg }));
  rendering = render(book!);
  // As printed: what was put right has no names any more.
  printed = await print(rendering, browser, { mends: false });
});
afterAll(() => browser.close());

/** The faults that the print has if the layout says that an id is on the next page. */
function faultsIf(wrong: (layout: Layout) => Partial<Layout>): readonly string[] {
  const layout = { ...printed.layout, ...wrong(printed.layout) };
  const { pdf, links } = printed;
  const proof = { pdf, links, pages: pdf.pages(), structure: new Structure(pdf) };
  return faultsOf(proof, { from: 0, to: rendering.pages.length }, layout, rendering).map(({ id }) => id);
}

const elsewhere = (id: string) => (layout: Layout) => {
  const place = layout.destinations.get(id)!;
  return { destinations: new Map(layout.destinations).set(id, { ...place, page: place.page + 1 }) };
};

it('finds nothing wrong with a print that is as its layout says', () => {
  expect(faultsIf(() => ({}))).toEqual([]);
});

it.each(['part', 'map'])('finds that %s is on another page than the layout says', (id) => {
  expect(faultsIf(elsewhere(id))).toEqual([id]);
});

it('finds that a chapter, a note or a mark is on another page than the layout says', () => {
  const chapter = rendering.book.chapters[0]!.id;
  expect(faultsIf(elsewhere(chapter))).toEqual([chapter]);
  const place = printed.layout.notes.get(1)!;
  const elsewhereBy = (other: Partial<typeof place>) => () => ({
    notes: new Map([[1, { ...place, ...other }]]),
  });
  expect(faultsIf(elsewhereBy({ note: place.note + 1 }))).toEqual(['note-1']);
  expect(faultsIf(elsewhereBy({ mark: place.mark! + 1 }))).toEqual(['mark-1']);
});

it('finds a heading that the print has not', () => {
  expect(
    faultsIf(({ headings: [first, ...others] }) => ({ headings: [['part', ...first!], ...others] })),
  ).not.toEqual([]);
});
