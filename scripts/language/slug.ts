import { LONGEST_SLUG } from '../book/settings.ts';

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

/** A title as the name of a file: as many of its words as have room; empty where it has no letters. */
export function fileName(title: string): string {
  const whole = slug(title);
  if (bytesOf(whole) <= LONGEST_SLUG) return whole;
  let name = '';
  for (const { segment } of new Intl.Segmenter().segment(whole)) {
    if (bytesOf(name + segment) > LONGEST_SLUG) break;
    name += segment;
  }
  return name.replace(/(?<=.{20})-[^-]*$/, '');
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/**
 * What an id has in common with those of the same title in other spellings: no hyphens, half-spaces and signs, one sort of
 * digits and of each letter. `سهم-های-مالي` and `سهمهای-مالی` are one, so that a link still leads to a heading that was mended.
 */
export function foldedId(id: string): string {
  return id
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[يى]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[ەہھ]/g, 'ه')
    .replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/ه[^\p{L}\p{N}]*ی(?![\p{L}\p{N}])/gu, 'ه')
    .replace(/[^\p{L}\p{N}]|\u0640/gu, '');
}
