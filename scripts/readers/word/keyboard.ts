/** A text with Persian letters where Arabic keyboards gave their own, to compare it: as long as it was, so that places stay. */
export function asPersian(text: string): string {
  return text.replaceAll('ك', 'ک').replace(/[يى]/g, 'ی');
}
