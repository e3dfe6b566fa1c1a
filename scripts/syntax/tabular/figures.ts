/** A number of a table in the parts by which it is aligned. */
export interface Figure {
  /** A sign of its side of zero, which stands at its left. */
  readonly sign: string;
  /** The digits before the point, and how many of them are parted by thousands. */
  readonly whole: string;
  /** The point with the digits behind it, and what belongs to the number behind these. */
  readonly fraction: string;
  readonly unit: string;
}

const DIGIT = '[0-9۰-۹٠-٩]';
const NUMBER = new RegExp(
  String.raw`^([−+±–-]?)(${DIGIT}+(?:[٬,]${DIGIT}{3})*)((?:[٫.]${DIGIT}+)?)([ \u00a0\u202f]?[٪%])?$`,
);

/** What stands for a number that is missing, or is one with another cell. */
const MISSING = /^(?:|\^\^|<<|[—–-]+|…|\.{3}|\?|؟)$/;

/** The parts of a number; undefined for what is none. */
export function figureOf(text: string): Figure | undefined {
  const [, sign, whole, fraction = '', unit = ''] = NUMBER.exec(text.trim()) ?? [];
  return sign === undefined || whole === undefined ? undefined : { sign, whole, fraction, unit };
}

/** Whether a column is one of numbers: two at least, and nothing but numbers, or signs of missing ones. */
export function isOfFigures(texts: readonly string[]): boolean {
  const given = texts.filter((text) => !MISSING.test(text.trim()));
  return given.length > 1 && given.every((text) => figureOf(text));
}

/** What is to stand unseen before a number and behind it, so that all of a column are of one width, with their points in one line. */
export interface Padding {
  readonly before: string;
  readonly after: string;
}

/**
 * The room that numbers of a column need beside themselves. Digits are of one width, and so are all else.
 *
 *     −۲۱٫۳     ۱۲٬۴۵۰     ->     before «۰۰۰٬», after nothing;     before «−», after «٫۰»
 */
export function paddingsOf(figures: readonly Figure[], zero: string): readonly Padding[] {
  const most = (of: (one: Figure) => string) =>
    figures.reduce((long, one) => (of(one).length > long.length ? of(one) : long), '');
  const [sign, whole, fraction, unit] = [
    most((one) => one.sign),
    most((one) => one.whole),
    most((one) => one.fraction),
    most((one) => one.unit),
  ];
  return figures.map((one) => ({
    before: rest(one.sign, sign, zero) + rest(one.whole, whole, zero),
    after: rest(one.fraction, fraction, zero) + rest(one.unit, unit, zero),
  }));
}

/** What a part is shorter than the longest of its kind: digits, and other signs, by their number. */
function rest(part: string, longest: string, zero: string): string {
  const digits = (text: string) => text.match(new RegExp(DIGIT, 'g'))?.length ?? 0;
  const others = (text: string) => [...text].filter((one) => digits(one) === 0);
  return (
    zero.repeat(Math.max(0, digits(longest) - digits(part))) +
    others(longest).slice(others(part).length).join('')
  );
}
