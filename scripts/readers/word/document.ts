import type { Bibliography, CslItem } from '../bibliography.ts';
import type { Change } from '../imported.ts';
import type { Remark } from '../remarks.ts';
import type { Citation } from './citations.ts';
import type { Images } from './images.ts';
import type { Numbering } from './numbering.ts';
import type { Relations } from './relations.ts';
import type { Styles } from './styles.ts';

/** What is known of a file while its parts are read, and what is gathered. */
export interface Gathering {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly images: Images;
  readonly remarks: Remark[];
  readonly replaced: string[];
  readonly changes: Change[];
  /** What the tags of Word's own citations stand for. */
  readonly sources: ReadonlyMap<string, CslItem>;
  /** What stands in bookmarks of a bibliography program, by their names. */
  readonly bookmarkedCitations: ReadonlyMap<string, Citation>;
  /** What is cited, as far as it is read. */
  readonly bibliography: Bibliography;
  /** The label of the note that a mark leads to, by kind and id; undefined where there is none. */
  noteLabel(kind: 'footnote' | 'endnote', id: string): string | undefined;
  /** A remark by its id, as `author: text`; it counts as kept. */
  comment(id: string): { readonly author: string; readonly text: string } | undefined;
  /** The label of the note whose mark stands in a bookmark. */
  readonly noteBookmarks: Map<string, string>;
}

/** A part that is read: its images and links are found by its own relations. */
export interface PackagePart extends Gathering {
  readonly relations: Relations;
}
