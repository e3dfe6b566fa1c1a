import type { MessageLanguage, Severity } from '../../book/message.ts';

/** What the page in the browser is told of a book; plain data. */
export interface View {
  /** Counts what was set: a later one has a higher number. */
  readonly version: number;
  readonly title: string;
  /** The language of the book, and where its pages are turned to. */
  readonly language: string;
  readonly direction: 'rtl' | 'ltr';
  /** Of a page, in CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  /** What tells the style of the pages from another. */
  readonly frame: string;
  /** In their order: those of even index stand on the side that a book begins on. */
  readonly pages: readonly PageView[];
  readonly outline: readonly OutlineView[];
  /** Id, as links in the pages name it -> index of its page. */
  readonly targets: Readonly<Record<string, number>>;
}

export interface PageView {
  /** What tells the page from any that shows something else. */
  readonly key: string;
  /** Its folio; empty for a page that has none. */
  readonly label: string;
  /** The division that it stands in. */
  readonly title: string;
  /** Where its text begins in the manuscript. */
  readonly source?: SourcePlace;
}

export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  /** Leads there in an editor. */
  readonly link: string | undefined;
}

export interface OutlineView {
  readonly title: string;
  readonly depth: number;
  readonly page: number;
}

/** Something that is said of the manuscript. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: Severity;
  readonly rule: string;
  readonly said: Readonly<Record<MessageLanguage, string>>;
  /** What to do about it. */
  readonly advice: Readonly<Record<MessageLanguage, string>>;
  /** Leads to the place in an editor. */
  readonly link: string | undefined;
  /** Index of the page that it stands on, where that is known. */
  readonly page: number | undefined;
  /** Whether «check --fix» mends it. */
  readonly mendable: boolean;
}

/** What is going on. */
export interface Status {
  readonly state: 'setting' | 'ready' | 'faulty';
  /** Why what was saved last is not shown; the pages are those of before. */
  readonly faults: readonly Finding[];
  /** A fault of the surroundings. */
  readonly trouble: Readonly<Record<MessageLanguage, string>> | undefined;
  readonly findings: readonly Finding[];
  /** How long it took to set what is shown, in ms, and how many divisions were set anew. */
  readonly ms: number;
  readonly anew: number;
}

/** All that the page is told, whenever something has changed. */
export interface News {
  readonly view: View | undefined;
  readonly status: Status;
}

/** What a page says, to be searched: its text. */
export type Texts = readonly string[];

/** What would become of a file, before it is done. */
export interface Change {
  readonly path: string;
  readonly kind: 'new' | 'changed' | 'same' | 'removed';
  /** What is said of it: sizes, or the lines that would change. */
  readonly size?: number;
  readonly pages?: number;
  readonly lines?: readonly DiffLine[];
}

export interface DiffLine {
  readonly sign: '+' | '-' | ' ' | '@';
  readonly text: string;
}

/** What would change, or why nothing can. */
export interface Plan {
  readonly ok: boolean;
  readonly changes: readonly Change[];
  readonly said: Readonly<Record<MessageLanguage, string>> | undefined;
}
