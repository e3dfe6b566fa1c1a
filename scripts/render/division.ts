import type { Root } from 'hast';
import type { Role } from '../book/book.ts';

/** A division of the book as every edition shows it: in reading order, each begins a page (or a file). */
export interface Division {
  readonly id: string;
  readonly kind: 'half-title' | 'title-page' | 'imprint' | 'contents' | 'list' | 'part' | 'chapter';
  readonly role: Role;
  readonly title: string;
  /** The title as the running head shows it. */
  readonly runningHead: string;
  /** False where no folio and no running head is printed: half-title, title page, imprint, part title. */
  readonly foliated: boolean;
  /** A page that is to begin on a recto in themes that ask for it. */
  readonly recto: boolean;
  readonly content: Root;
}
