import type { Texts } from '../galley.ts';

/** Widest that a folio is taken to be while it isn't known. */
const PLACEHOLDER = '۸۸۸';

/** Give the folios that aren't known yet a width. */
export function holdFolios(): void {
  for (const place of document.querySelectorAll('[data-target]'))
    if (place.textContent === '') place.textContent = PLACEHOLDER;
}

/** Write folios and numbers of notes into the text. */
export function revise({ folios, labels }: Texts): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-target]'))
    place.textContent = folios[place.dataset['target'] ?? ''] ?? '';
  for (const [index, label] of Object.entries(labels)) {
    const number = document.querySelector(`#note-${index} .note-number`);
    const said = number?.textContent;
    const marks = document.querySelectorAll(`#mark-${index}, [id^="mark-${index}-"]`);
    for (const place of [...marks, ...(number ? [number] : [])]) place.textContent = label;
    const aria = number?.getAttribute('aria-label');
    if (number && said && aria?.endsWith(said))
      number.setAttribute('aria-label', `${aria.slice(0, -said.length)}${label}`);
  }
}
