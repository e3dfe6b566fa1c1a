import type { Asset } from '../book/book.ts';
import type { Told } from '../diagnostics/report.ts';

/** An image that can be shown, and what is to be said of it. */
export interface KnownImage {
  readonly asset: Asset;
  readonly told: Told | undefined;
}

/** The images of a book as they were found, for a program that reads it again and again: one whose file has the same bytes still is the same image. */
export class KeptImages {
  /** By their paths: those of the turn before, and of this one. */
  #before = new Map<string, KnownImage & { readonly written: Uint8Array }>();
  #now = new Map<string, KnownImage & { readonly written: Uint8Array }>();

  /** Begin a turn: what the one before had no need of is forgotten. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /** The image at a path, if its file has the same bytes still. */
  find(path: string, written: Uint8Array): KnownImage | undefined {
    const known = this.#now.get(path) ?? this.#before.get(path);
    if (!known || Buffer.compare(known.written, written) !== 0) return undefined;
    this.#now.set(path, known);
    return known;
  }

  keep(path: string, written: Uint8Array, image: KnownImage): void {
    this.#now.set(path, { ...image, written });
  }
}
