import { targetOf } from '../../setting/inner-address.ts';
import { pagesOf, type Quire } from '../../setting/quires.ts';
import type { SetBook } from '../../setting/set-pages.ts';
import { JoinedFile } from './document/join.ts';
import type { PdfFile } from './document/pdf-file.ts';
import { type InnerLink, innerLinksOf } from './inner-links.ts';
import type { MendedQuire } from './mend-quire.ts';
import type { MendedFont } from './text/font-codes.ts';
import { sharePrograms } from './text/shared-programs.ts';

/** A book whose prints were made one document. */
export interface Bound {
  readonly pdf: PdfFile;
  /** The links within it. */
  readonly links: readonly InnerLink[];
}

/** Binds the quires of a book, in their order, while the next are being printed and mended: each is compared with the pages that were set. */
export class Binding {
  readonly #set: SetBook;
  readonly #file = new JoinedFile();
  readonly #links: InnerLink[] = [];
  /** By quires. */
  readonly #fonts: (readonly MendedFont[])[] = [];

  constructor(set: SetBook) {
    this.#set = set;
  }

  /** Add the next quire. */
  add(quire: Quire, { pdf, fonts }: MendedQuire): void {
    const { pages, base } = this.#file.add(pdf);
    const [first, end] = pagesOf(quire, this.#set.layout);
    const links = innerLinksOf(this.#file.pdf, pages, first);
    this.#compare(quire, pages.length, end - first, links);
    this.#links.push(...links);
    this.#fonts.push(fonts.map((font) => raised(font, base)));
  }

  /** All that was added as one document. */
  finish(): Bound {
    const pdf = this.#file.finish();
    if (this.#fonts.length > 1) sharePrograms(pdf, this.#fonts.flat());
    return { pdf, links: this.#links };
  }

  /**
   * The print has the pages that were set, and on each the links that stand on it.
   *
   * @throws PrintFault if not: the print is none of this book.
   */
  #compare(quire: Quire, printed: number, set: number, links: readonly InnerLink[]): void {
    if (printed !== set) throw new PrintFault(`${printed} pages were printed of ${set} that were set`);
    const { proofs, layout } = this.#set;
    for (const [at, { pages }] of proofs[this.#fonts.length]!.divisions.entries()) {
      const { start } = layout.divisions[quire.from + at]!;
      for (const [number, page] of pages.entries()) {
        const here = links.filter((link) => link.page === start + number);
        const one = [...new Set(here.map(({ target }) => target))].sort();
        const other = [...new Set(page.links.map((address) => targetOf(address)!))].sort();
        if (one.join(' ') !== other.join(' '))
          throw new PrintFault(`page ${start + number + 1} has the links ${one}, and was set with ${other}`);
      }
    }
  }
}

/** A font whose numbers are those of the whole document. */
function raised(font: MendedFont, by: number): MendedFont {
  return {
    ...font,
    type0s: font.type0s.map((number) => number + by),
    descendant: font.descendant + by,
    descriptor: font.descriptor + by,
    file: font.file + by,
  };
}

/** A print that is not what was set: a fault of our own, and no edition. */
export class PrintFault extends Error {
  override readonly name = 'PrintFault';
}
