import { directionOf } from '../../language/direction.ts';
import type { Rendering } from '../../render/render.ts';
import { JoinedFile, type Part } from './document/join.ts';
import type { PdfFile } from './document/pdf-file.ts';
import { readingOrder } from './document/structure.ts';
import { geometryOf } from './geometry.ts';
import { type InnerLink, innerLinksOf, targetsOf } from './inner-links.ts';
import type { Layout } from './layout.ts';
import { type Fault, faultsOf } from './proof.ts';
import { hasSpare, pagesOf, type Quire } from './quires.ts';
import { settleLinks } from './settle-links.ts';
import type { Stopwatch } from './stopwatch.ts';
import { mendStructure, ROLES } from './tagging.ts';
import { TextMender } from './text/mend-text.ts';

/** A book whose prints were made one document. */
export interface Bound {
  readonly pdf: PdfFile;
  /** The links within it. */
  readonly links: readonly InnerLink[];
  /** What it has on another page than the layout says: empty, or something is wrong. */
  readonly faults: readonly Fault[];
}

/**
 * Binds the prints of the quires of a book, in their order, while the next are being printed: each is proven and has its text
 * and its structure put right, unless all is to stay as printed.
 */
export class Binding {
  readonly #rendering: Rendering;
  readonly #layout: Layout;
  readonly #watch: Stopwatch;
  readonly #file = new JoinedFile();
  readonly #links: InnerLink[] = [];
  readonly #faults: Fault[] = [];
  readonly #mender: TextMender | undefined;

  constructor(rendering: Rendering, layout: Layout, watch: Stopwatch, mends: boolean) {
    this.#rendering = rendering;
    this.#layout = layout;
    this.#watch = watch;
    const rtl = directionOf(rendering.book.settings.language) === 'rtl';
    this.#mender = mends ? new TextMender(this.#file.pdf, rtl) : undefined;
  }

  /** Add the print of the next quire. */
  async add(quire: Quire, bytes: Uint8Array): Promise<void> {
    const { pdf } = this.#file;
    const geometry = geometryOf(this.#rendering.book);
    const part = await this.#watch.time('join', () =>
      this.#file.add(bytes, hasSpare(quire, this.#layout), (pages) => settleLinks(pdf, pages, geometry)),
    );
    const [first] = pagesOf(quire, this.#layout);
    const links = innerLinksOf(pdf, part.pages, first);
    this.#links.push(...links);
    await this.#watch.time('prove', () => {
      this.#faults.push(...faultsOf({ pdf, ...part, links }, quire, this.#layout, this.#rendering));
    });
    await this.#watch.time('text', () => this.#mend(part, links));
  }

  /** All that was added as one document. */
  async finish(): Promise<Bound> {
    await this.#watch.time('text', () => this.#mender?.finish());
    const pdf = await this.#watch.time('join', () => this.#file.finish(this.#mender ? ROLES : {}));
    return { pdf, links: this.#links, faults: this.#faults };
  }

  async #mend({ pages, structure }: Part, links: readonly InnerLink[]): Promise<void> {
    const languages = await this.#mender?.mend(pages, readingOrder(structure));
    if (languages) mendStructure(structure, { targets: targetsOf(links), languages });
  }
}
