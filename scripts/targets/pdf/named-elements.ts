import { inflateSync } from 'node:zlib';
import type { PdfFile } from './document/pdf-file.ts';
import { type Element, type Leaf, leavesOf, type Structure } from './document/structure.ts';
import { type PdfRef, PdfStream, PdfString } from './document/values.ts';
import { nameInLanguage } from './in-page/print-name.ts';

/** The language of an element, with the name that it was given for the print. */
export function languageOf({ dict }: Element): ReturnType<typeof nameInLanguage> {
  const said = dict.get('Lang');
  // A text string that may have a byte order mark.
  const text = said instanceof PdfString ? Buffer.from(said.bytes).toString('latin1') : '';
  return nameInLanguage(text.replace(/[\0\xfe\xff]/g, ''));
}

/** id -> the page, by its object number, on which the element with this id begins. */
export function pagesByName(pdf: PdfFile, structure: Structure): ReadonlyMap<string, number> {
  const pages = new Map<string, number>();
  const shows = showing(pdf);
  for (const element of structure.elements()) {
    const { name } = languageOf(element);
    if (!name?.startsWith('at-')) continue;
    for (const leaf of leavesOf(element)) {
      if (!leaf.page || !shows(leaf)) continue;
      pages.set(name.slice('at-'.length), leaf.page.number);
      break;
    }
  }
  return pages;
}

/** What shows something: text, an image, a path. */
const SHOWS = /\b(Tj|TJ|Do|sh|[fFSsBb])\b/;

/**
 * Whether marked content shows anything: letters that reach above the first line of a page leave an empty mark on the page
 * before.
 */
function showing(pdf: PdfFile): (leaf: Leaf) => boolean {
  const contents = new Map<number, string>();
  return ({ page, mcid }) => {
    if (!page || mcid === undefined) return false;
    const content = contents.get(page.number) ?? contentOf(pdf, page);
    contents.set(page.number, content);
    const [, shown = ''] = content.split(new RegExp(`/MCID ${mcid} *>>`), 2);
    return SHOWS.test(shown.split('/MCID ', 1)[0]!);
  };
}

function contentOf(pdf: PdfFile, page: PdfRef): string {
  const stream = pdf.get(pdf.dict(page).get('Contents'));
  if (!(stream instanceof PdfStream)) return '';
  return (stream.dict.has('Filter') ? inflateSync(stream.data) : Buffer.from(stream.data)).toString('latin1');
}
