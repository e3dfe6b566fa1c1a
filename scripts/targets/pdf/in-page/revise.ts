import type { Texts } from '../galley.ts';

/** Widest that a folio is taken to be while it isn't known. */
const PLACEHOLDER = '۸۸۸';

/** Give the folios that aren't known yet a width. */
export function holdFolios(): void {
  for (const place of document.querySelectorAll('[data-target]'))
    if (place.textContent === '') place.textContent = PLACEHOLDER;
}

/** Write folios and numbers of notes into the text. */
export function revise({ folios, labels, held }: Texts): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-target]'))
    place.textContent = folios[place.dataset['target'] ?? ''] ?? '';
  for (const mark of document.querySelectorAll('.note-mark [id^="mark-"]')) {
    const label = labels[indexOf(mark)] ?? held;
    if (label !== undefined) mark.textContent = label;
  }
  for (const note of document.querySelectorAll('.note[id]')) {
    const label = labels[indexOf(note)] ?? held;
    const number = note.querySelector('.note-number');
    if (label !== undefined && number) renumber(number, label);
  }
}

/** `note-12`, `mark-12`, `mark-12-2` -> 12. */
function indexOf({ id }: Element): number {
  return Number(id.split('-')[1]);
}

function renumber(number: Element, label: string): void {
  const said = number.textContent ?? '';
  const spoken = number.getAttribute('aria-label');
  if (spoken?.endsWith(said)) number.setAttribute('aria-label', `${spoken.slice(0, -said.length)}${label}`);
  number.textContent = label;
}
