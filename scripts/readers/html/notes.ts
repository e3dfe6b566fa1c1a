import type { Element, ElementContent, Nodes, Root, Text } from 'hast';
import { attribute, elementsOf, isElement, lineOf, textOf } from './elements.ts';

/** What a mark of a note, and a note, are called once they are found; no page has elements of these names. */
export const MARK = 'warraq-note-mark';
export const NOTE = 'warraq-note';

/** What a mark looks like: `1`, `[۲]`, `(3)`, `*`, `†`, `a`. */
const SIGN = /^[[(]?\s*(?:[0-9۰-۹٠-٩]{1,4}|[*†‡§¶]{1,4}|[a-z]|(?:note|یادداشت)\s*[0-9۰-۹]{1,3})\s*[\])]?$/i;
/** Names that say that a link is a mark, that something is a note, that a link leads back. */
const SAYS_MARK =
  /noteref|footnote-?ref|fnref|citeref|cite_ref|(?:^|\s)reference(?:\s|$)|mso-(?:foot|end)note-id/i;
const SAYS_NOTE = /footnote|endnote|rearnote|(?:^|\s)fn|cite_note|mso-element:\s*(?:foot|end)note/i;
const SAYS_BACK = /backref|backlink|footnote-?back|reversefootnote|cite-backlink|(?:^|\s)fnref/i;
const ARROWS = /^(?:[\s↩↑^⤴↵←⏎]|\ufe0e|\ufe0f)+$/u;
/** The longest link back, in characters: «بازگشت به متن». */
const LONGEST_WAY = 40;
/** What a note can be. */
const HOLDERS = ['li', 'p', 'aside', 'div', 'dd', 'section', 'td', 'blockquote'];

/**
 * Find the notes of a page: links to a place further down that look like marks, or are named so, and lead to a note, which is named so or leads back.
 * Marks become elements `warraq-note-mark` with the label of their note, notes `warraq-note`, without the links back; both in
 * place. What it gives is the text of the marks, of the signs before the notes, and of the links back.
 */
export function markNotes(root: Root): string {
  const { parents, order, targets } = indexOf(root);
  const notes = new Map<Element, { readonly label: string; readonly marks: Element[] }>();
  for (const link of elementsOf(root)) {
    const target = isElement(link, 'a') ? targets.get(fragmentOf(link)) : undefined;
    if (!target || leadsBack(link)) continue;
    const note = holderOf(target, parents);
    if (!note || contains(note, link) || order.get(note)! < order.get(link)!) continue;
    if (!isMark(link, note, parents)) continue;
    const known = notes.get(note);
    if (known) known.marks.push(link);
    else notes.set(note, { label: String(notes.size + 1), marks: [link] });
  }
  const dropped: string[] = [];
  const drop = (text: string) => void dropped.push(text);
  const found = [...notes].map(([note, { label, marks }]) => {
    const ids = new Set(marks.flatMap((mark) => idsAround(mark, parents)));
    return { note, label, ids, sign: signOf(marks[0]!), marks: marks.map((mark) => raised(mark, parents)) };
  });
  for (const { label, marks } of found)
    for (const mark of marks) {
      drop(textOf(mark));
      become(mark, MARK, label);
    }
  for (const { note, label, ids, sign } of found) {
    note.children = withoutWayBack(note.children, ids, sign, drop);
    become(note, NOTE, label);
  }
  return dropped.join(' ');
}

function become(element: Element, tagName: string, label: string): void {
  element.tagName = tagName;
  element.properties = { label };
  if (tagName === MARK) element.children = [];
}

/** The notes of a tree, and the tree without them, and without the lists and headings that held nothing else, whose words are `dropped`. */
export function takeMarkedNotes<Tree extends Root | Element>(
  tree: Tree,
): { readonly tree: Tree; readonly notes: readonly Element[]; readonly dropped: string } {
  const notes: Element[] = [];
  const dropped: string[] = [];
  const emptied = <Parent extends Root | Element>(
    parent: Parent,
  ): { readonly parent: Parent; readonly took: boolean } => {
    let took = false;
    const children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
      if (child.type !== 'element') return [child];
      if (child.tagName === NOTE) notes.push(child);
      const inner = child.tagName === NOTE ? { parent: child, took: true } : emptied(child);
      took ||= inner.took;
      if (child.tagName === NOTE) return [];
      if (!inner.took || !holdsNothing(inner.parent)) return [inner.parent];
      dropped.push(textOf(inner.parent));
      return [];
    });
    return { parent: { ...parent, children }, took };
  };
  return { tree: emptied(tree).parent, notes, dropped: dropped.join(' ') };
}

/** Whether there is nothing left but headings and rules. */
function holdsNothing(element: Element): boolean {
  return element.children.every((child) =>
    child.type === 'element'
      ? /^(?:h[1-6]|hr|br)$/.test(child.tagName) || (child.tagName !== 'img' && holdsNothing(child))
      : child.type !== 'text' || child.value.trim() === '',
  );
}

function indexOf(root: Root) {
  const parents = new Map<Element, Element>();
  const order = new Map<Element, number>();
  const targets = new Map<string, Element>();
  for (const [at, element] of elementsOf(root).entries()) {
    order.set(element, at);
    for (const name of [attribute(element, 'id'), element.tagName === 'a' ? attribute(element, 'name') : ''])
      if (name !== '' && !targets.has(name)) targets.set(name, element);
    for (const child of element.children) if (child.type === 'element') parents.set(child, element);
  }
  return { parents, order, targets };
}

type Parents = ReadonlyMap<Element, Element>;

/** What a link within the page leads to. */
function fragmentOf(link: Element): string {
  const [, fragment] = /^[^#]*#(.+)$/.exec(attribute(link, 'href')) ?? [];
  if (fragment === undefined) return '';
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The note that a target is, or stands at the beginning of. */
function holderOf(target: Element, parents: Parents): Element | undefined {
  let holder: Element | undefined = target;
  while (holder && !HOLDERS.includes(holder.tagName)) holder = parents.get(holder);
  const around = holder && parents.get(holder);
  // Word saves each note in a division of its own.
  if (around && /mso-element:\s*(?:foot|end)note(?![-\w])/.test(attribute(around, 'style'))) return around;
  if (!holder || elementsOf(holder).some(({ tagName }) => /^h[1-6]$/.test(tagName))) return undefined;
  return holder;
}

function contains(element: Element, other: Element): boolean {
  return elementsOf(element).includes(other);
}

function namesOf(element: Element): string {
  return ['className', 'id', 'name', 'role', 'epub:type', 'epubType', 'rel', 'style', 'rev']
    .map((name) => attribute(element, name))
    .join(' ');
}

/** A mark says so, or is a raised sign whose note says so or leads back. */
function isMark(link: Element, note: Element, parents: Parents): boolean {
  const parent = parents.get(link);
  const says = SAYS_MARK.test(namesOf(link)) || (isElement(parent, 'sup') && SAYS_MARK.test(namesOf(parent)));
  const sign = SIGN.test(lineOf(link));
  if (says && lineOf(link).length <= 12) return true;
  if (!sign) return false;
  const around = parents.get(note);
  const noteSays = [note, around, around && parents.get(around)].some(
    (one) => one !== undefined && SAYS_NOTE.test(namesOf(one)),
  );
  const ids = new Set(idsAround(link, parents));
  return noteSays || elementsOf(note).some((one) => isElement(one, 'a') && ids.has(fragmentOf(one)));
}

/** The ids that a link back may lead to: of the mark, of what is raised around it, and of what is in it. */
function idsAround(mark: Element, parents: Parents): readonly string[] {
  const parent = parents.get(mark);
  const around = [mark, ...elementsOf(mark), ...(parent && isElement(parent, 'sup', 'span') ? [parent] : [])];
  return around.flatMap((one) => [attribute(one, 'id'), attribute(one, 'name')]).filter((id) => id !== '');
}

function leadsBack(link: Element): boolean {
  return (
    SAYS_BACK.test(['className', 'role', 'rev'].map((name) => attribute(link, name)).join(' ')) ||
    ARROWS.test(lineOf(link))
  );
}

/** The element that is raised and has the mark alone. */
function raised(mark: Element, parents: Parents): Element {
  const parent = parents.get(mark);
  return parent &&
    isElement(parent, 'sup') &&
    lineOf(parent).replace(/[[\]()]/g, '') === lineOf(mark).replace(/[[\]()]/g, '')
    ? parent
    : mark;
}

function signOf(mark: Element): string {
  return lineOf(mark).replace(/[^\p{L}\p{N}*†‡§¶]/gu, '');
}

/** The words of a note: without what leads back, and without its sign at its beginning. */
function withoutWayBack(
  children: readonly ElementContent[],
  ids: ReadonlySet<string>,
  sign: string,
  drop: (text: string) => void,
): ElementContent[] {
  const leads = (element: Element) =>
    (isElement(element, 'a') && (ids.has(fragmentOf(element)) || leadsBack(element))) ||
    SAYS_BACK.test(attribute(element, 'className')) ||
    (isElement(element, 'sup', 'a', 'span') && isSign(element, sign));
  const clean = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type !== 'element') return [node];
      if (!leads(node) || lineOf(node).length > LONGEST_WAY)
        return [{ ...node, children: clean(node.children) }];
      drop(textOf(node));
      return [];
    });
  const cleaned = clean(children);
  const first = firstText(cleaned);
  const written = sign.replaceAll('*', '\\*');
  const [before] =
    new RegExp(`^\\s*(?:[[(]?\\s*${written}\\s*[\\])][.:–-]?|${written}\\s*[.:)–-]|\\[\\s*\\]|\\^)\\s*`).exec(
      first?.value ?? '',
    ) ?? [];
  if (!first || before === undefined) return cleaned;
  drop(before);
  first.value = first.value.slice(before.length);
  return cleaned;
}

/** Whether an anchor is nothing but the sign of its note. */
function isSign(element: Element, sign: string): boolean {
  const link = isElement(element, 'a') ? element : elementsOf(element).find((one) => isElement(one, 'a'));
  return (
    link !== undefined && attribute(link, 'name') + attribute(link, 'id') !== '' && signOf(element) === sign
  );
}

/** The first text that says something. */
function firstText(nodes: readonly Nodes[]): Text | undefined {
  for (const node of nodes) {
    if (node.type === 'text' && node.value.trim() !== '') return node;
    const inner = 'children' in node ? firstText(node.children) : undefined;
    if (inner) return inner;
  }
  return undefined;
}
