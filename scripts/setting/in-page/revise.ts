import { asciiDigits } from '../../book/ascii-digits.ts';
import type { PageTexts } from '../galley.ts';

/** Widest that a folio, or another text, is taken to be while it isn't known. */
const PLACEHOLDER = '۸۸۸';

/**
 * Write folios, other texts that depend on the pages, and numbers of notes into the text. Gives the places whose room has changed: digits are of one width, so one for
 * another changes nothing. `which`: with `moving` only these are written, since what is written anew is laid out anew.
 */
export function revise(
  root: ParentNode,
  { folios, late, labels, held, rooms }: PageTexts,
  which: 'all' | 'moving' = 'all',
): readonly Element[] {
  const changed: Element[] = [];
  const write = (place: HTMLElement, text: string, room: string | undefined) => {
    const said = place.textContent ?? '';
    const isMoving = roomOf(said) !== roomOf(text) || room !== place.dataset['room'];
    if (isMoving) changed.push(place);
    else if (which === 'moving') return;
    speak(place, said, text);
    // Even if nothing has changed, it would be laid out anew.
    if (said !== text) place.textContent = text;
    if (room !== undefined) hold(place, text, room);
  };
  for (const place of root.querySelectorAll<HTMLElement>('[data-target]')) {
    const target = place.dataset['target']!;
    write(place, folios[target] ?? PLACEHOLDER, rooms?.[`folio ${target}`]);
  }
  for (const place of root.querySelectorAll<HTMLElement>('[data-late]')) {
    const key = place.dataset['late']!;
    write(place, late[key] ?? PLACEHOLDER, rooms?.[`late ${key}`]);
  }
  for (const mark of root.querySelectorAll<HTMLElement>('.note-mark [id^="mark-"]')) {
    const label = labels[indexOf(mark)] ?? roomFor(mark, held);
    if (label !== undefined) write(mark, label, rooms?.[`note ${indexOf(mark)}`]);
  }
  for (const note of root.querySelectorAll<HTMLElement>('.note[id]')) {
    const number = note.querySelector<HTMLElement>('.note-number');
    const native = labels[indexOf(note)] ?? (number ? roomFor(number, held) : undefined);
    if (native === undefined || !number) continue;
    const label = note.dataset['digits'] === 'latin' ? asciiDigits(native) : native;
    write(number, label, rooms?.[`note ${indexOf(note)}`]);
  }
  return changed;
}

/** Elements whose text is written when the pages are known. */
export const REVISED = '[data-target], [data-late], .note-mark [id^="mark-"], .note-number';

/** Whether an element is one of these. */
export function isRevised(element: Element): boolean {
  return element.matches(REVISED);
}

/** The room that a text takes. */
function roomOf(text: string): string {
  return text.replace(/\p{Nd}/gu, '0');
}

/** What stands for a number that is not known: the one that is there, if it takes as much room. */
function roomFor(place: Element, held: string | undefined): string | undefined {
  const said = place.textContent ?? '';
  return held !== undefined && roomOf(said) === roomOf(held) ? said : held;
}

/** Keep the room of a wider text. */
function hold(place: HTMLElement, text: string, room: string): void {
  place.dataset['room'] = room;
  place.style.display = 'inline-block';
  place.textContent = room;
  const { width } = place.getBoundingClientRect();
  place.style.minInlineSize = `${width}px`;
  place.textContent = text;
}

/** `note-12`, `mark-12`, `mark-12-2` -> 12. */
function indexOf({ id }: Element): number {
  return Number(id.split('-')[1]);
}

/** Keep what a place is called in step with what it says. */
function speak(place: Element, said: string, text: string): void {
  const spoken = place.getAttribute('aria-label');
  if (spoken?.endsWith(said)) place.setAttribute('aria-label', `${spoken.slice(0, -said.length)}${text}`);
}
