import { RUN } from './blocks.ts';
import { fixColumns } from './columns.ts';
import type { PlannedCut } from './cut.ts';
import { goOnLabel } from './go-on-label.ts';
import { languageWithName, nameInLanguage } from './print-name.ts';

/** How many elements were given a name because they go on. */
let names = 0;

/**
 * Make the rest of an element look as what goes on from the page before: no number, no indent, no border at the cut. Both have a
 * name by which they are made one again in the tags.
 */
export function partOf(whole: Element, rest: Element, cut: PlannedCut): void {
  rest.removeAttribute('id');
  whole.classList.add('unfinished');
  rest.classList.add('continued');
  if (rest.getAttribute('dir') === 'auto')
    rest.setAttribute('dir', whole.matches(':dir(rtl)') ? 'rtl' : 'ltr');
  if (isBlock(whole, cut)) nameParts(whole as HTMLElement, rest as HTMLElement);
  if (nextWithin(whole, cut)?.tagName.toLowerCase() === RUN) {
    rest.classList.add('resumed');
    whole.classList.toggle('filled', cut.justified);
  }
  if (whole instanceof HTMLTableElement) continueTable(whole, rest as HTMLTableElement, cut);
  if (whole instanceof HTMLOListElement) (rest as HTMLOListElement).start = numberAfter(whole, cut);
}

/** Whether an element is no part of a line. */
function isBlock(element: Element, { opened }: PlannedCut): boolean {
  const run = opened.findIndex((one) => one.tagName.toLowerCase() === RUN);
  return run < 0 || opened.indexOf(element) < run;
}

/** Name an element, and its rest after it. */
export function nameParts(whole: HTMLElement, rest: HTMLElement): void {
  const language = (whole.closest<HTMLElement>('[lang]') ?? document.documentElement).lang;
  const said = nameInLanguage(whole.lang || nameInLanguage(language).language);
  if (said.name === undefined) names += 1;
  const name = said.name ?? `go-${names}`;
  whole.lang = languageWithName(said.language, name);
  rest.lang = languageWithName(said.language, `on-${name.replace(/^(on-)+/, '')}`);
}

function continueTable(
  whole: HTMLTableElement,
  rest: HTMLTableElement,
  { columns, header }: PlannedCut,
): void {
  const widths = columns.get(whole) ?? [];
  if (widths.length > 0) for (const table of [whole, rest]) fixColumns(table, widths);
  if (!header) return;
  const label = goOnLabel(whole);
  if (!whole.tHead) {
    if (label) rest.prepend(label);
    return;
  }
  const row = rest.querySelector<HTMLElement>('tr');
  // The line below the header is the header's own.
  if (row) row.style.borderBlockStart = '0';
  rest.prepend(...(label ? [label] : []), headerAgain(whole.tHead));
}

/** The header of a table, set again: to be seen, not to be read twice. */
function headerAgain(head: Element): Element {
  const again = head.cloneNode(true) as HTMLElement;
  again.ariaHidden = 'true';
  again.classList.remove('unfinished', 'continued');
  for (const element of [again, ...again.querySelectorAll<HTMLElement>('*')]) {
    element.removeAttribute('id');
    element.removeAttribute('lang');
    element.removeAttribute('href');
    element.removeAttribute('data-target');
    element.removeAttribute('data-late');
  }
  return again;
}

/** The number of the first entry of a list's rest; an entry that goes on counts again. */
function numberAfter(whole: HTMLOListElement, cut: PlannedCut): number {
  let number = whole.start - 1;
  for (const entry of whole.querySelectorAll<HTMLLIElement>(':scope > li'))
    if (entry.style.display !== 'none') number = entry.value || number + 1;
  return nextWithin(whole, cut) ? number : number + 1;
}

/** What goes on within an element that goes on. */
function nextWithin(whole: Element, { opened }: PlannedCut): Element | undefined {
  return opened[opened.indexOf(whole) + 1];
}
