/**
 * An id from a title: letters of every script kept (NFC), ZWNJ dropped, words joined by `-`. Latin is lower-cased.
 * `slug('سیاست خارجی: «چندسویه»')` is `سیاست-خارجی-چندسویه`.
 */
export function slug(title: string): string {
  return (
    title
      .normalize('NFC')
      .toLowerCase()
      .replace(/\u200c|\u200d|\u0640/g, '')
      .match(/[\p{L}\p{M}\p{N}_]+/gu)
      ?.join('-') ?? ''
  );
}
