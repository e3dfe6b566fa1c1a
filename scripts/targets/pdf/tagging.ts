import { formulaOf } from '../../setting/in-page/print-name.ts';
import { type Element, isElement, type Leaf, type Structure } from './document/structure.ts';
import { PdfString, text } from './document/values.ts';
import { addEmptyCells } from './empty-cells.ts';
import { languageOf } from './named-elements.ts';
import { mendTerms } from './terms.ts';

/** Roles that Chromium writes and PDF 1.7 does not know (ISO 32000-1, 14.8.4), with what they come to. */
export const ROLES = { Em: 'Span', Strong: 'Span' };

/** Elements that notes are read after, not within. */
const PARAGRAPH = /^(P|H\d?|Caption)$/;

export interface Tags {
  /** Object number of a link -> the id that it leads to. */
  readonly targets: ReadonlyMap<number, string>;
  /** Object number of a page -> identifier of marked content -> its language, where it is not the book's. */
  readonly languages: ReadonlyMap<number, ReadonlyMap<number, string>>;
}

/**
 * Put right what Chromium's structure tree lacks for PDF/UA-1 (ISO 14289-1, 7) and for the order of reading: a note is read
 * after the paragraph of its mark, wherever the foot of its page cuts the text.
 */
export function mendStructure(structure: Structure, tags: Tags): void {
  const elements = [...structure.elements()];
  const links = linksOf(elements, tags.targets);
  for (const element of elements) {
    if (element.role === 'LI') giveBody(structure, element);
    mendTerms(structure, element);
    addEmptyCells(structure, element);
    // What holds an image or a table with its caption is no image itself.
    if (element.role === 'Figure' && !element.dict.has('Alt') && element.kids.some(isElement))
      setRole(element, 'Div');
    if (element.role === 'NonStruct' && element.parent?.role === 'Document') setRole(element, 'Sect');
    if (element.role !== 'Link' && element.kids.some((kid) => !isElement(kid) && kid.object))
      setRole(element, 'Link');
    giveLanguage(element, tags.languages);
  }
  moveNotes(structure, links);
  for (const element of elements) takeName(element);
}

function setRole(element: Element, role: string): void {
  element.role = role;
  element.changed = true;
}

/** The links, by the id that they lead to. */
function linksOf(
  elements: readonly Element[],
  targets: ReadonlyMap<number, string>,
): ReadonlyMap<string, Element> {
  const links = new Map<string, Element>();
  for (const element of elements)
    for (const kid of element.kids) {
      const target = isElement(kid) ? undefined : targets.get(kid.object?.number ?? -1);
      if (target !== undefined && !links.has(target)) links.set(target, element);
    }
  return links;
}

/** A list item has a label and a body (14.8.4.3.3). */
function giveBody(structure: Structure, item: Element): void {
  const isLabel = (kid: Element | Leaf) => isElement(kid) && kid.role === 'Lbl';
  const body = structure.add(
    'LBody',
    item,
    item.kids.filter((kid) => !isLabel(kid)),
  );
  item.kids = [...item.kids.filter(isLabel), body];
  item.changed = true;
}

/** Text of another language says so (14.9.2). */
function giveLanguage(element: Element, languages: Tags['languages']): void {
  if (element.dict.has('Lang') || element.kids.length === 0) return;
  const found = new Set<string | undefined>();
  for (const kid of element.kids) {
    if (isElement(kid)) return;
    if (kid.mcid !== undefined) found.add(languages.get(kid.page?.number ?? -1)?.get(kid.mcid));
  }
  const [language, ...others] = found;
  if (language === undefined || others.length > 0) return;
  element.dict.set('Lang', text(language));
  setRole(element, element.role === 'NonStruct' ? 'Span' : element.role);
}

/** Each note becomes one (14.8.4.4.1), and is put behind the paragraph of its mark. */
function moveNotes(structure: Structure, links: ReadonlyMap<string, Element>): void {
  const last = new Map<Element, Element>();
  for (const [target, backlink] of links) {
    if (!target.startsWith('mark-')) continue;
    const id = `note-${target.slice('mark-'.length)}`;
    const note = noteAround(backlink);
    const mark = links.get(id);
    if (!note || !mark) continue;
    setRole(note, 'Note');
    note.dict.set('ID', new PdfString(Buffer.from(id, 'latin1')));
    const paragraph = paragraphAround(mark);
    if (!paragraph?.parent || isWithin(paragraph, note)) continue;
    putBehind(structure, note, last.get(paragraph) ?? paragraph);
    last.set(paragraph, note);
  }
}

/** Take the names of elements out of their languages. */
function takeName(element: Element): void {
  const { language, name } = languageOf(element);
  if (name === undefined) return;
  element.dict.set('Lang', text(language));
  element.changed = true;
  const tex = formulaOf(name);
  if (tex === undefined) return;
  element.dict.set('Alt', text(tex));
  setRole(element, 'Formula');
}

/** The note that begins with its number. */
function noteAround(number: Element): Element | undefined {
  const block = number.parent?.role === 'P' ? number.parent.parent : number.parent;
  return block?.role === 'NonStruct' ? block : undefined;
}

function paragraphAround(mark: Element): Element | undefined {
  let at: Element | undefined = mark;
  while (at && !PARAGRAPH.test(at.role)) {
    // In a cell or an item without paragraphs, a note is read at the end of it.
    if (at.parent && /^(TD|TH|LBody)$/.test(at.parent.role)) return at.parent.kids.findLast(isElement);
    at = at.parent;
  }
  return at;
}

function isWithin(element: Element, ancestor: Element): boolean {
  for (let at: Element | undefined = element; at; at = at.parent) if (at === ancestor) return true;
  return false;
}

function putBehind(structure: Structure, element: Element, before: Element): void {
  const parent = before.parent!;
  const old = element.parent!;
  old.kids = old.kids.filter((kid) => kid !== element);
  old.changed = true;
  parent.kids.splice(parent.kids.indexOf(before) + 1, 0, element);
  parent.changed = true;
  structure.adopt(parent, element);
}
