import type { Galley, GalleyNote, Measure, Place } from '../galley.ts';
import { collect, type SetItem } from './collect.ts';

/** A division with what was measured of it; it lives in the page only. */
export interface MeasuredDivision {
  readonly section: HTMLElement;
  readonly items: readonly SetItem[];
  readonly notes: readonly MeasuredNote[];
}

export interface MeasuredNote {
  readonly element: HTMLElement;
  readonly items: readonly SetItem[];
}

/** Set the book as galleys and measure them. `area`: width and height of the page area, mm. */
export function measureBook(area: { readonly width: number; readonly height: number }): {
  readonly measure: Measure;
  readonly galleys: readonly Galley[];
  readonly divisions: readonly MeasuredDivision[];
} {
  const height = (area.height / 25.4) * 96;
  const divisions: MeasuredDivision[] = [];
  const galleys = [...document.querySelectorAll<HTMLElement>('section.page')].map((section) => {
    const division = measureDivision(section, height);
    divisions.push(division);
    return galleyOf(division);
  });
  const line = Number.parseFloat(getComputedStyle(document.body).lineHeight);
  return { measure: { height, line, rule: ruleHeight() }, galleys, divisions };
}

function measureDivision(section: HTMLElement, height: number): MeasuredDivision {
  const end = section.querySelector(':scope > .notes');
  const items = collect(section, height, end ?? undefined);
  const notes = [...(end?.querySelectorAll<HTMLElement>(':scope > .note') ?? [])].map((element) => ({
    element,
    items: collect(element, height),
  }));
  return { section, items, notes };
}

function galleyOf({ section, items, notes }: MeasuredDivision): Galley {
  const placed: GalleyNote[] = [];
  for (const { element, items: lines } of notes) {
    const { top, bottom } = element.getBoundingClientRect();
    const index = Number(element.id.slice('note-'.length));
    const mark = document.getElementById(`mark-${index}`);
    const previous = placed.at(-1)?.item ?? 0;
    const inText = mark !== null && !mark.closest('.notes');
    placed.push({
      index,
      nested: !inText,
      item: inText ? Math.max(previous, itemAt(items, middleOf(mark))) : previous,
      lines: lines.map((line, at) => (at === lines.length - 1 ? bottom : line.bottom) - top),
    });
  }
  return {
    division: section.id,
    top: section.getBoundingClientRect().top,
    items: items.map(({ kind, top, bottom, cost, repeated }) => ({ kind, top, bottom, cost, repeated })),
    notes: placed,
    places: placesOf(section),
    headings: headingsOf(section),
  };
}

/** The item at a height: the last one that begins above it. */
export function itemAt(items: readonly SetItem[], y: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.top <= y) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function middleOf(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect();
  return (top + bottom) / 2;
}

/** Where the ids of a division stand; notes and their marks are looked up in the print itself. */
function placesOf(section: HTMLElement): readonly Place[] {
  const places: Place[] = [{ id: section.id, y: section.getBoundingClientRect().top }];
  for (const element of section.querySelectorAll('[id]')) {
    if (element.closest('.notes, .note-mark, svg')) continue;
    places.push({ id: element.id, y: element.getBoundingClientRect().top });
  }
  return places;
}

/** The first heading of a division stands for the division, if it has no id of its own. */
function headingsOf(section: HTMLElement): readonly string[] {
  return [...section.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter((heading) => heading.getClientRects().length > 0 && heading.textContent?.trim())
    .map(({ id }, index) => id || (index === 0 ? section.id : ''));
}

/** The height of an empty foot of notes. */
function ruleHeight(): number {
  const foot = document.createElement('div');
  foot.className = 'foot';
  foot.append(footRule());
  document.body.append(foot);
  const { height } = foot.getBoundingClientRect();
  foot.remove();
  return height;
}

/** The rule above the notes of a page. */
export function footRule(): HTMLElement {
  const rule = document.createElement('div');
  rule.className = 'foot-rule';
  return rule;
}
