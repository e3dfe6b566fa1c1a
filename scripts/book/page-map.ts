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
}
