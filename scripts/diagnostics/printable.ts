/** Controls and marks that show nothing, the joiners of Arabic script (U+200C, U+200D) and the line end apart. */
const INVISIBLE = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\u00a0\u2028\u2029]/gu;

/**
 * A text from a manuscript or a store as it may go to a terminal: what would move the cursor, colour the screen or turn the line
 * around is named, as `<U+001B>`.
 */
export function printable(text: string): string {
  return text.replace(INVISIBLE, named);
}

/** The same for text of our own in which others' text stands between isolates (UAX #9). */
export function printableLines(text: string): string {
  return text.replace(INVISIBLE, (character) =>
    /[\u2068\u2069]/.test(character) ? character : named(character),
  );
}

/** `<U+001B>` */
function named(character: string): string {
  return `<U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`;
}
