import type { GalleyNote, NotePart, ShortNote } from '../galley.ts';
import { rowsOf } from '../note-rows.ts';
import { probe } from './probe.ts';

/** A note that takes more of the measure has a line of its own. */
const LONGEST = 0.5;

/** What a note may be wider by where it stands beside another: px. */
const ROUNDING = 1;

/** How much room a note takes that has one line, where the style (`--short-notes`) lets such stand beside each other; undefined for one that is to stand alone. */
export function shortNote(note: HTMLElement): ShortNote | undefined {
  const style = getComputedStyle(note);
  if (style.getPropertyValue('--short-notes').trim() !== 'run-in') return undefined;
  const [only, ...others] = note.children;
  if (!(only instanceof HTMLParagraphElement) || others.length > 0) return undefined;
  probe.selectNodeContents(only);
  const width = probe.getBoundingClientRect().width + ROUNDING;
  const gap = Number.parseFloat(style.getPropertyValue('--run-in-gap')) * Number.parseFloat(style.fontSize);
  const room = note.getBoundingClientRect().width;
  if (width > LONGEST * room) return undefined;
  return {
    share: (width + gap) / (room + gap),
    turned: getComputedStyle(only).direction !== getComputedStyle(note.parentElement!).direction,
  };
}

/** Put notes that share a row beside each other. `elements`: of the parts. */
export function runIn(
  parts: readonly NotePart[],
  elements: readonly HTMLElement[],
  notes: readonly GalleyNote[],
): void {
  let at = 0;
  for (const row of rowsOf(parts, notes)) {
    const own = elements.slice(at, at + row.length);
    at += row.length;
    if (own.length < 2) continue;
    const turned = notes[row[0]!.note]!.short!.turned;
    for (const [index, element] of own.entries()) {
      element.classList.add(
        'run-in',
        ...(turned ? ['run-in-reversed'] : []),
        ...(index > 0 ? ['run-in-next'] : []),
      );
    }
  }
}
