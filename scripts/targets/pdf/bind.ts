import type { Rendering } from '../../render/render.ts';
import { targetOf } from '../../setting/inner-address.ts';
import { pagesOf, type Quire } from '../../setting/quires.ts';
import type { SetBook } from '../../setting/set-pages.ts';
import type { Stopwatch } from '../../setting/stopwatch.ts';
import { JoinedFile, type JoinedPrint } from './document/join.ts';
import type { PdfFile } from './document/pdf-file.ts';
import { readingOrder } from './document/structure.ts';
import { type InnerLink, innerLinksOf, targetsOf } from './inner-links.ts';
import { joinParts } from './join-parts.ts';
import { mendStructure, ROLES } from './tagging.ts';
import { TextMender } from './text/mend-text.ts';

/** A book whose prints were made one document. */
export interface Bound {
  readonly pdf: PdfFile;
  /** The links within it. */
  readonly links: readonly InnerLink[];
}

/**
 * Binds the prints of the quires of a book, in their order, while the next are being printed: each is compared with the pages
 * that were set, and has its text and its structure put right, unless all is to stay as printed.
 */
export class Binding {
  readonly #set: SetBook;
  readonly #watch: Stopwatch;
  readonly #file = new JoinedFile();
  readonly #links: InnerLink[] = [];
  readonly #mender: TextMender | undefined;

  constructor({ book }: Rendering, set: SetBook, watch: Stopwatch, mends: boolean) {
    this.#set = set;
    this.#watch = watch;
    const rtl = book.language.direction === 'rtl';
    this.#mender = mends ? new TextMender(this.#file.pdf, rtl) : undefined;
  }

  /** Add the print of the next quire. `index`: which one it is. */
  async add(quire: Quire, index: number, bytes: Uint8Array): Promise<void> {
    const { pdf } = this.#file;
    const part = await this.#watch.time('join', () => this.#file.add(bytes));
    const [first, end] = pagesOf(quire, this.#set.layout);
    const links = innerLinksOf(pdf, part.pages, first);
    this.#links.push(...links);
    this.#compare(quire, index, part.pages.length, end - first, links);
    await this.#watch.time('text', () => this.#mend(part, links));
  }

  /** All that was added as one document. */
  async finish(): Promise<Bound> {
    await this.#watch.time('text', () => this.#mender?.finish());
    const pdf = await this.#watch.time('join', () => this.#file.finish(this.#mender ? ROLES : {}));
    return { pdf, links: this.#links };
  }

  /**
   * The print has the pages that were set, and on each the links that stand on it.
   *
   * @throws PrintFault if not: the print is none of this book.
   */
  #compare(quire: Quire, index: number, printed: number, set: number, links: readonly InnerLink[]): void {
    if (printed !== set) throw new PrintFault(`${printed} pages were printed of ${set} that were set`);
    const { proofs, layout } = this.#set;
    for (const [at, { pages }] of proofs[index]!.divisions.entries()) {
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

  async #mend(part: JoinedPrint, links: readonly InnerLink[]): Promise<void> {
    const { pages, structure } = part;
    const languages = await this.#mender?.mend(pages, readingOrder(structure));
    if (!languages) return;
    joinParts(part);
    mendStructure(structure, { targets: targetsOf(links), languages });
  }
}

/** A print that is not what was set: a fault of our own, and no edition. */
export class PrintFault extends Error {
  override readonly name = 'PrintFault';
}
