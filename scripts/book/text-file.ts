/** A text as it was read, of the manuscript or beside it. What is said of it is not in it. */
export interface TextFile {
  /** Where it stands, as messages show it. */
  readonly path: string;
  /** Empty where it could not be read. */
  readonly value: string;
  /** Its path in the book's folder, with `/`; undefined for what is no file of the folder. */
  readonly pathInBook?: string;
  /** It could not be read, and that was said. */
  readonly isUnread?: true;
  /** It is no text of the book: a drawing, a style, a template. */
  readonly isAsset?: true;
}
