/** What a file of another tool says of a book. Paths are in the book's folder, as they are written there. */
export interface Contents {
  readonly entries: readonly ContentsEntry[];
  readonly about?: About;
}

/** A chapter's file, with the title of the part that it is in. */
export interface ContentsEntry {
  readonly path: string;
  readonly part?: string | undefined;
  /** What the list calls it: its title, where the file itself has none. */
  readonly title?: string | undefined;
  /** It is an appendix. */
  readonly role?: 'back';
}

/** What the settings of another tool know of a book as a whole. */
export interface About {
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
  /** As it is written. */
  readonly date?: string | undefined;
  readonly author?: readonly string[] | undefined;
  readonly language?: string | undefined;
  /** Patterns of files and folders that are no texts of it, as Jekyll has them: `*` stands for any letters but slashes. */
  readonly excluded?: readonly string[] | undefined;
}

/** A file by which a tool knows the order of a book's chapters. */
export interface ContentsFormat {
  /** Where it may stand in the book's folder. */
  readonly paths: readonly string[];
  /** `folder` is the one of the file, `''` for that of the book; undefined where it lists nothing. */
  read(text: string, folder: string): Contents | undefined;
}

/** Settings of a tool that say what a book is, and where its texts lie, but not their order. */
export interface AboutFormat {
  readonly paths: readonly string[];
  read(text: string): About | undefined;
}
