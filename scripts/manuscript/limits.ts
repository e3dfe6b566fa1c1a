/**
 * How much of a book is read. A manuscript may come from a stranger: what is larger than any book needs gets a message, and
 * neither a full memory nor an hour of work.
 */
export const LIMITS = {
  /** Bytes of a file of text: a book of 300 pages has one million. */
  textBytes: 10_000_000,
  /** Bytes of an image's file. */
  imageBytes: 100_000_000,
  /** Bytes of the file of a typeface: one with all of Unicode's Chinese has some 20 million. */
  typefaceBytes: 30_000_000,
  /** Pixels of an image: a sheet of A0 at 300 to the inch has 139 million. */
  imagePixels: 160_000_000,
  /** The longest side of an image, in pixels; of a drawing, in CSS pixels. */
  imageSide: 100_000,
  /** Bytes of a drawing's file. */
  drawingBytes: 20_000_000,
  /** Elements of a drawing, each as often as it is drawn: what `use` or a pattern repeats counts each time. */
  drawingElements: 200_000,
  /** How deep the elements of a drawing may stand in one another. */
  drawingDepth: 256,
  /** How deep quotations, lists, directives and emphasis may stand in one another. */
  nesting: 100,
  /** Elements of HTML that may be open at once. */
  openHtml: 500,
  /** Marks of emphasis in a paragraph. */
  marks: 2_000,
  /** Brackets within brackets. */
  brackets: 200,
  /** Signs of a paragraph (of a row, in a table) that may be marks of emphasis, or brackets, whether they are or not. */
  signs: 10_000,
  /** Texts of a folder. */
  files: 20_000,
  /** Notes of a book. */
  notes: 20_000,
} as const;
