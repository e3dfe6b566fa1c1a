import type { Root } from 'hast';
import type { PageRole, Role } from '../book/page-roles.ts';

/** A division of the book as every edition shows it: in reading order, each begins a page (or a file). */
export interface Division {
  readonly id: string;
  readonly kind:
    | 'title-page'
    | 'imprint'
    | 'abstract'
    | 'contents'
    | 'list'
    | 'part'
    | 'chapter'
    | 'english-abstract'
    | PageRole;
  readonly role: Role;
  readonly title: string;
  /** The title as the running head shows it. */
  readonly runningHead: string;
  /** False where no folio and no running head is printed: half-title, title page, imprint, part title, and most pages beside the text. */
  readonly foliated: boolean;
  /** The side of the leaf that it is to begin on in themes that ask for it. */
  readonly side: 'recto' | 'verso' | undefined;
  readonly content: Root;
}
