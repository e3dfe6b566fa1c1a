import { createHash } from 'node:crypto';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { wordsOf } from '../conformance/text/score.ts';
import { getDocument } from '../pdfjs.ts';
import { BOOKS, type Editions, editions } from './books.ts';

const browser = new BrowserSession();
afterAll(() => browser.close());

/** How many words of each page are compared. */
const WORDS = 4;

/** The first words of each page of a PDF, without heads and folios. */
async function firstWords(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent({ includeMarkedContent: true });
    let text = '';
    let depth = 0;
    for (const item of items) {
      if ('str' in item) {
        if (depth === 0) text += item.str + (item.hasEOL ? '\n' : '');
      } else if (
        item.type.startsWith('begin') &&
        (depth > 0 || (item as { tag?: string }).tag === 'Artifact')
      )
        depth += 1;
      else if (item.type === 'endMarkedContent' && depth > 0) depth -= 1;
    }
    pages.push(wordsOf(text).slice(0, WORDS) as string[]);
  }
  await pdf.loadingTask.destroy();
  return pages;
}

/** What stands in a document behind the mark of a page. */
function behind(xhtml: string, id: string): readonly string[] {
  const at = xhtml.indexOf(`id="${id}"`);
  const body = xhtml.slice(xhtml.indexOf('>', at) + 1);
  const shown = body
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, (tag) =>
      /^<\/?(p|h\d|li|t[dhr]|div|section|header|figcaption|figure|blockquote|nav|ol)\b/.test(tag) ? '\n' : '',
    );
  return wordsOf(shown.replace(/&#?\w+;/g, ' ')).slice(0, WORDS);
}

describe.each([...BOOKS.keys()].filter((name) => name !== 'a large image'))('the EPUB of %s', (name) => {
  let made: Editions;
  let zip: JSZip;
  beforeAll(async () => {
    made = await editions(name, browser);
    zip = await JSZip.loadAsync(made.epub);
  });
  const file = (path: string) => zip.file(`OEBPS/${path}`)!.async('string');

  it('has nothing that epubcheck-ts minds', async () => {
    const { messages } = await EpubCheck.validate(made.epub);
    expect(messages).toEqual([]);
  });

  it('begins with its media type, which is not packed', () => {
    const start = Buffer.from(made.epub.subarray(0, 58)).toString('latin1');
    expect(start.slice(30)).toBe('mimetypeapplication/epub+zip');
    expect(Buffer.from(made.epub).readUInt16LE(8)).toBe(0);
  });

  it('lists every page of the PDF that is not blank, with its folio', async () => {
    const nav = await file('nav.xhtml');
    const list = nav.slice(nav.indexOf('epub:type="page-list"'));
    const labels = [...list.matchAll(/<li><a href="[^"]+">([^<]+)<\/a>/g)].map(([, label]) => label);
    const begun = made.map.labels.filter((_, index) => made.map.starts[index]);
    expect(labels).toEqual(begun);
  });

  it('marks each page of the PDF before the words that it begins with', async () => {
    const pages = await firstWords(made.pdf);
    const nav = await file('nav.xhtml');
    const list = nav.slice(nav.indexOf('epub:type="page-list"'));
    const targets = [...list.matchAll(/href="([^"#]+)#(pg(\d+))"/g)];
    expect(targets.length).toBeGreaterThan(2);
    for (const [, path, id, number] of targets) {
      const text = behind(await file(path!), id!);
      // The number of an entry is printed, and no part of its text.
      const [first, ...others] = pages[Number(number) - 1]!;
      const printed = /^[۰-۹]+$/.test(first!) && text[0] !== first ? others : [first!, ...others];
      // Where the navigation stands for a printed list, it has no folios between its entries.
      const asked = path === 'nav.xhtml' ? 1 : Math.min(printed.length, text.length);
      expect([id, ...text.slice(0, asked)]).toEqual([id, ...printed.slice(0, asked)]);
    }
  });
});

it('makes the same EPUB twice', async () => {
  const digest = async () =>
    createHash('sha256')
      .update((await editions('tables-and-drawings', browser)).epub)
      .digest('hex');
  expect(await digest()).toBe(await digest());
});
