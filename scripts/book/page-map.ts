/** Where a page begins in the text of a division. */
export interface PageStart {
  /** The id of the division: a chapter, the contents … */
  readonly division: string;
  /** The block that it begins in: the index of a child element at each step down from the division. */
  readonly element: readonly number[];
  /**
   * How much of the block's text stands before, in UTF-16 units. Marks of notes and references to pages don't count: their
   * words differ between the editions.
   */
  readonly offset: number;
}

/** Where everything stands in the printed edition. */
export interface PageMap {
  /** How many pages the PDF has. */
  readonly pages: number;
  /** Index (from 0) of the first body page, which bears folio 1. */
  readonly bodyStart: number;
  /** The printed folio of each page: «الف» …, «۱» …; the label a PDF viewer shows. */
  readonly labels: readonly string[];
  /** id -> index of the page that it stands on. */
  readonly targets: Readonly<Record<string, number>>;
  /** Where each page begins; null for a blank page, and within a chapter that the browser divided. */
  readonly starts: readonly (PageStart | null)[];
}
