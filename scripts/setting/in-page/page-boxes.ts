import type { BoxPlace, GridShift, NotePart, PageWords, SetPage } from '../galley.ts';
import { type Cut, cutBefore, type PlannedCut } from './cut.ts';
import { firstLeft, headOf } from './floats.ts';
import { footRise, hold } from './grid.ts';
import { footRule, type MeasuredDivision, type PouredDivision } from './measure.ts';
import { nameParts } from './parts.ts';
import type { SetItem } from './set-item.ts';
import { runIn } from './short-notes.ts';
import { dropEnds, endsAt, planCut, planRowCut, takeTail } from './tails.ts';

/** A division whose cuts are all known; nothing is changed yet. */
export interface Plan {
  readonly division: PouredDivision;
  readonly pages: readonly SetPage[];
  /** Before each box; undefined where no text is left for it, and before the first. */
  readonly cuts: readonly (PlannedCut | undefined)[];
  /** The blocks that the division ends with. */
  readonly ends: readonly HTMLElement[];
  /** What stands at the head of a later page, by its item. */
  readonly floats: ReadonlyMap<number, HTMLElement>;
  /** For each note the lines that its parts after the first begin with. */
  readonly splits: ReadonlyMap<number, readonly { readonly line: number; readonly cut: PlannedCut }[]>;
}

/** Find the cuts of a division. `floats`: what was taken out of it. */
export function planOf(
  division: PouredDivision,
  { items, notes }: MeasuredDivision,
  pages: readonly SetPage[],
  floats: Plan['floats'],
): Plan {
  const { section } = division;
  const boxes = pages.flat();
  const cuts = boxes.map((box, index) => {
    const first = firstLeft(box, floats);
    return index > 0 && first !== undefined ? planned(items[first]!, section) : undefined;
  });
  const splits = new Map<number, { line: number; cut: PlannedCut }[]>();
  for (const { note, from: line } of boxes.flatMap((box) => box.notes))
    if (line > 0) {
      const cut = planned(notes[note]![line]!, division.notes[note]!.element);
      splits.set(note, [...(splits.get(note) ?? []), { line, cut }]);
    }
  const end = division.notes.length > 0 ? section.lastElementChild!.previousSibling : section.lastChild;
  return { division, pages, cuts, ends: endsAt(end), floats, splits };
}

function planned(item: SetItem, root: Element): PlannedCut {
  if (item.part && item.part.at > 0) return planRowCut(item.part, root, item.repeated > 0);
  const cut: Cut = cutBefore(item, root);
  return planCut(cut, root, item.repeated > 0);
}

/** Cut a division into one element for each of its pages. */
export function makePages(
  { division, pages, cuts, ends, floats, splits }: Plan,
  words: readonly PageWords[],
): Element[] {
  const { section } = division;
  dropEnds(ends);
  for (const { shifts } of pages.flat()) for (const shift of shifts ?? []) shiftBy(shift, division);
  if (division.notes.length > 0) section.querySelector(':scope > .notes')?.remove();
  const texts = cuts.map((): HTMLElement | undefined => undefined);
  // From the end, so that no cut moves one before it.
  for (const [index, cut] of [...cuts.entries()].reverse()) {
    if (!cut) continue;
    const rest = section.cloneNode(false) as HTMLElement;
    rest.removeAttribute('id');
    rest.append(takeTail(section, cut));
    nameParts(section, rest);
    texts[index] = rest;
  }
  texts[0] = section;
  const notes = division.notes.map(({ element }, index) => partsOf(element, splits.get(index) ?? []));
  const left = texts.values();
  const rise = footRise();
  return pages.map((boxes, index) =>
    pageBox(
      words[index]!,
      boxes.flatMap(({ head, notes: parts, place }) => {
        const figures = head.map((item) => floats.get(item)!);
        const text = left.next().value;
        const foot = footOf(parts, notes, words[index]!, division);
        if (foot && rise > 0)
          foot.style.insetBlockEnd = place ? `${rise}px` : `calc(var(--area-rest) + ${rise}px)`;
        const content = [headOf(section, figures), text, foot];
        return place ? [columnOf(place, content)] : content;
      }),
    ),
  );
}

/** Put more space before an item than in the galley, or less. */
function shiftBy({ item, by }: GridShift, { measured }: PouredDivision): void {
  const place = measured!.gridPlaces.get(item)!;
  hold(place, place.slack + by);
}

/** A box of a page of columns. */
function columnOf({ column, top, height }: BoxPlace, content: readonly (Element | undefined)[]): HTMLElement {
  const box = element(`column column-${column}`);
  box.style.insetBlockStart = `${top}px`;
  box.style.blockSize = `${height}px`;
  box.append(...content.filter((one) => one !== undefined));
  return box;
}

/** A note in parts, each for one page, by the line that each begins with. */
function partsOf(
  element: HTMLElement,
  splits: readonly { readonly line: number; readonly cut: PlannedCut }[],
): ReadonlyMap<number, HTMLElement> {
  const parts = new Map([[0, element]]);
  for (const { line, cut } of [...splits].reverse()) {
    const rest = element.cloneNode(false) as HTMLElement;
    rest.removeAttribute('id');
    rest.append(takeTail(element, cut));
    element.classList.add('unfinished');
    rest.classList.add('continued');
    rest.dataset['note'] = element.id;
    nameParts(element, rest);
    parts.set(line, rest);
  }
  return parts;
}

function footOf(
  parts: readonly NotePart[],
  notes: readonly ReadonlyMap<number, HTMLElement>[],
  { continued }: PageWords,
  { measured }: PouredDivision,
): HTMLElement | undefined {
  if (parts.length === 0) return undefined;
  const foot = element('foot');
  foot.append(footRule(parts[0]!.from > 0 ? continued : undefined));
  const elements = parts.map(({ note, from }) => notes[note]!.get(from)!);
  runIn(parts, elements, measured!.galley.notes);
  foot.append(...elements);
  return foot;
}

/** A page with its running head, its folio, and what stands on its area. */
export function pageBox(
  { head, folio, recto }: Pick<PageWords, 'head' | 'folio' | 'recto'>,
  content: readonly (Element | undefined)[],
): HTMLElement {
  const box = element(`page-box ${recto ? 'recto' : 'verso'}`);
  const area = element('page-area');
  area.append(...content.filter((one) => one !== undefined));
  if (head) box.append(artifact('running-head', head));
  box.append(area);
  if (folio) box.append(artifact('folio', folio));
  return box;
}

/** Words that are no text of the book (ISO 32000-1, 14.8.2.2.1). */
function artifact(className: string, text: string): HTMLElement {
  const made = element(className);
  made.ariaHidden = 'true';
  made.textContent = text;
  return made;
}

function element(className: string): HTMLElement {
  const made = document.createElement('div');
  made.className = className;
  return made;
}
