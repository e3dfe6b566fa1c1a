import { setImmediate } from 'node:timers/promises';
import type { Element, ElementContent } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Book } from '../book/book.ts';
import type { Face } from '../book/theme.ts';
import { fontFaceCss, houseFaces, houseTextFaces } from '../house/typefaces.ts';
import { failAfter, proveTree } from '../render/conservation/prove.ts';
import type { Division } from '../render/division.ts';
import { type Addresses, addressed, sectionOf } from '../render/markup.ts';
import type { Rendering } from '../render/render.ts';
import { hasNotesRunIn, isOnGrid, ownFacesOf, themeCss } from '../render/theme.ts';
import { geometryOf } from './geometry.ts';
import { digestOf } from './in-page/digest.ts';
import { formulaName, languageWithName } from './in-page/print-name.ts';
import { type Calls, inPage, inPageScript, type ServedFile } from './in-page.ts';
import { innerAddress } from './inner-address.ts';
import { saysLate, withLate } from './late.ts';
import { lineCss } from './line-css.ts';
import { pageCss } from './page-css.ts';
import { firstGuess } from './page-texts.ts';
import { printId } from './print-id.ts';
import type { Quire } from './quires.ts';
import { sameTree } from './same-tree.ts';
import { withoutColours } from './text-signs.ts';
import { type TypefaceFiles, typefaceFiles } from './typeface-files.ts';
import { boxUndrawn } from './undrawn.ts';

/** A document for the browser: what it may load (path -> content), and what we run beside it. */
export interface PrintDocument {
  readonly files: ReadonlyMap<string, ServedFile>;
  readonly script: string;
}

const html = unified().use(rehypeStringify, { allowDangerousHtml: false }).freeze();

/** Short notes stand beside each other: the sheet of notes says how. */
const NOTES_RUN_IN = '\n:root{--short-notes:run-in;}';

/** How much HTML is poured at once, in characters. */
const PORTION = 150_000;

let blank: Promise<PrintDocument> | undefined;

/** What a book is poured into: a document that has warraq's typefaces and no text, so it can be loaded before the book is read. */
export function blankDocument(): Promise<PrintDocument> {
  blank ??= makeBlankDocument();
  return blank;
}

async function makeBlankDocument(): Promise<PrintDocument> {
  const house = houseFiles();
  const html = `<!doctype html><meta charset="utf-8">${preloads(house.address)}<style>${fontFaceCss(houseFaces(), house.address)}</style><body>`;
  const files = new Map<string, ServedFile>([
    ['', { mediaType: 'text/html; charset=utf-8', body: html }],
    ...house.files,
  ]);
  return { files, script: await inPageScript() };
}

const houseFiles = () => typefaceFiles(houseFaces(), 'fonts');

/** Those of the book, beside them. */
const ownFiles = (book: Book) => typefaceFiles(ownFacesOf(book), 'own');

/** The cover as a file of the document: an image, or HTML that is `width` pixels wide. */
export interface PrintedCover extends ServedFile {
  readonly width?: number;
  /** What it loads. */
  readonly typefaces?: TypefaceFiles['files'];
}

/** The blank document with the images of a book, and the typefaces of its theme. */
export async function printDocument(
  { book }: Rendering,
  cover?: PrintedCover | undefined,
): Promise<PrintDocument> {
  const { files: blank, script } = await blankDocument();
  const files = new Map([...ownFiles(book).files, ...blank]);
  for (const asset of book.assets.values())
    files.set(`assets/${asset.path}`, { mediaType: asset.mediaType, body: asset.bytes });
  if (cover) files.set('cover', cover);
  for (const [path, file] of cover?.typefaces ?? []) files.set(path, file);
  return { files, script };
}

/** Each quire is poured with the same style. */
const styles = new WeakMap<Book, string>();

/** The style of a book in the document, with its own typefaces. */
function bookCss(book: Book): string {
  const css = styles.get(book) ?? madeCss(book);
  styles.set(book, css);
  return css;
}

function madeCss(book: Book): string {
  const fonts = fontFaceCss(ownFacesOf(book), ownFiles(book).address);
  return `${fonts}${themeCss(book, 'print')}\n${pageCss(geometryOf(book))}${lineCss(book)}${hasNotesRunIn(book) ? NOTES_RUN_IN : ''}`;
}

/** All that decides how pages look that stand in a document with the same files: that of a screen, not of print. */
export function screenCss(book: Book): string {
  return `${fontFaceCss(houseFaces(), houseFiles().address)}${bookCss(book)}`.replace(
    /@media\s+print\b/g,
    '@media all',
  );
}

/**
 * Pour the text of a quire into the loaded document: while the browser lays some of it out, the next is composed here.
 * `simpler`: ids, as printed, of the divisions whose notes stay at their ends. `before`: what was poured before, which is added to.
 */
export async function pour(
  page: Calls,
  rendering: Rendering,
  { from, to }: Quire,
  simpler: readonly string[] = [],
  before: Poured = new Map(),
): Promise<void> {
  const { book } = rendering;
  const { settings, language } = book;
  const css = bookCss(book);
  // What fails is told when it is waited for.
  const sent = <T>(work: Promise<T>) => {
    work.catch(() => {});
    return work;
  };
  const divisions = rendering.divisions.slice(from, to);
  const digests: { readonly composed: string[]; readonly poured: string[] } = { composed: [], poured: [] };
  const head = {
    language: language.tag,
    title: settings.title,
    css,
    dir: language.direction,
    grid: isOnGrid(book),
  };
  let poured: Promise<readonly string[]> = sent(
    inPage(page, 'open', head, simpler, firstGuess(rendering)).then(() => []),
  );
  let text = '';
  for (const division of divisions) {
    const { html, digest } = composedOnce(division, rendering, before);
    text += html;
    digests.composed.push(digest);
    if (text.length >= PORTION) {
      digests.poured.push(...(await poured));
      poured = sent(inPage(page, 'pour', text));
      text = '';
    }
    // What was sent is only written when this thread has nothing else to do.
    await setImmediate();
  }
  digests.poured.push(...(await poured), ...(await inPage(page, 'close', text)));
  const wrong = divisions.findIndex((_, index) => digests.composed[index] !== digests.poured[index]);
  if (wrong >= 0) failAfter(rendering, divisions[wrong]!, '', 'the text that is printed');
}

const ADDRESSES: Addresses = {
  image: (path) => `assets/${path.split('/').map(encodeURIComponent).join('/')}`,
  link: (id) => innerAddress(printId(id)),
  id: printId,
};

/** A division as HTML, with the digest of its text. */
interface Composed {
  readonly html: string;
  readonly digest: string;
}

/** Divisions by their ids, as they were composed before; `how`: what decides it beside their trees. */
export type Poured = Map<string, Composed & { readonly division: Division; readonly how: string }>;

/** A division that is as it was before need not be composed anew, unless what it says in print depends on others. */
function composedOnce(division: Division, rendering: Rendering, before: Poured): Composed {
  const { book, undrawn } = rendering;
  const how = JSON.stringify([book.settings.language, geometryOf(book).columns, [...undrawn].sort()]);
  const known = before.get(division.id);
  if (known?.how === how && sameTree(known.division, division)) return known;
  const made = composed(division, rendering);
  if (saysLate(division.content, rendering)) before.delete(division.id);
  else before.set(division.id, { ...made, division, how });
  return made;
}

function composed(division: Division, rendering: Rendering): Composed {
  const { book, undrawn } = rendering;
  const content = addressed(withLate(division.content, rendering), ADDRESSES);
  const section = sectionOf(division, content, printId(division.id));
  // Pages beside the text of an article have one column.
  if (geometryOf(book).columns && division.kind === 'chapter')
    section.properties['className'] = [...(section.properties['className'] as string[]), 'columned'];
  prepare(section, book.settings.language);
  boxUndrawn(section, undrawn);
  withoutColours(section);
  proveTree(rendering, division, section, 'the text that is printed');
  return {
    html: html.stringify({ type: 'root', children: [section] }),
    digest: digestOf(shownText(section)),
  };
}

/** What an element says but for what is hidden from those who can't see it. */
function shownText(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || node.properties['ariaHidden'] === 'true') return '';
  let text = '';
  for (const child of node.children) text += shownText(child);
  return text;
}

/** Name formulas by their TeX, which the print has to say. The tree is ours to change. */
function prepare(element: Element, language: string): void {
  const { lang, dataTarget } = element.properties;
  const own = typeof lang === 'string' ? lang : language;
  if (element.tagName === 'math')
    element.properties['lang'] = languageWithName(own, formulaName(String(element.properties['alttext'])));
  if (typeof dataTarget === 'string') element.properties['dataTarget'] = printId(dataTarget);
  if (element.tagName === 'details') element.tagName = 'div';
  if (element.tagName === 'summary') element.tagName = 'p';
  for (const child of element.children) if (child.type === 'element') prepare(child, own);
}

/** The typeface that sets the text, asked for before it is read: so it is laid out once, not twice. */
function preloads(address: (face: Face) => string): string {
  return houseTextFaces()
    .map((face) => `<link rel="preload" as="font" type="font/sfnt" crossorigin href="${address(face)}">`)
    .join('');
}
