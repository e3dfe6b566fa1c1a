/** A comment that exempts a part of a file from some rules, or from all. */
export interface Ignore {
  /** Where the comment stands. */
  readonly comment: { readonly start: number; readonly end: number };
  /** What is exempt: offsets in the file. */
  readonly start: number;
  readonly end: number;
  /** The ids; empty for all. */
  readonly rules: readonly string[];
}

/** The comment that exempts a place from a rule, if one does. */
export function ignoreAt(ignores: readonly Ignore[], rule: string, place: number): Ignore | undefined {
  return ignores.find(
    (ignore) =>
      place >= ignore.start &&
      place <= ignore.end &&
      (ignore.rules.length === 0 || ignore.rules.includes(rule)),
  );
}
