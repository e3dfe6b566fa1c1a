/** A change of a text: `[start, end)` becomes `text`; offsets in UTF-16 code units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
