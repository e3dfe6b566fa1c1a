import type { PrintFile } from './document/print-file.ts';
import { type Element, isElement, type Structure } from './document/structure.ts';
import { languageOf } from './named-elements.ts';

/**
 * Make the parts of what goes on over several pages one element: a paragraph is one P, a list one L. The first part is named
 * `go-7`, each that follows `on-go-7` (`setting/in-page/parts.ts`). The boxes of the pages are taken away.
 *
 *     Document            Document
 *       NonStruct           Sect
 *         Sect                P one, two three
 *           P one, two        P four
 *       NonStruct     ->
 *         Sect
 *           P three
 *           P four
 */
export function joinParts(print: PrintFile): void {
  const { structure } = print;
  const wholes = new Map<string, Element>();
  for (const element of [...structure.elements()]) {
    const { name } = languageOf(element);
    if (name === undefined) continue;
    const whole = wholes.get(name.replace(/^on-/, ''));
    if (!name.startsWith('on-')) wholes.set(name, element);
    else if (whole) joinTo(print, whole, element);
  }
  for (const element of structure.elements())
    if (element.role === 'Table') takeAway(structure, element, (kid) => kid.role === 'NonStruct');
  for (const root of structure.roots) if (isElement(root)) takeBoxesAway(structure, root);
}

function joinTo(print: PrintFile, whole: Element, part: Element): void {
  const { structure } = print;
  const { parent } = part;
  if (!parent) return;
  parent.kids = parent.kids.filter((kid) => kid !== part);
  parent.changed = true;
  for (const kid of part.kids) {
    if (isElement(kid)) structure.adopt(whole, kid);
    else if (kid.mcid !== undefined) print.repoint(kid, whole);
    whole.kids.push(isElement(kid) || kid.mcid === undefined ? kid : structure.contentOf(kid));
  }
  whole.changed = true;
  structure.remove(part);
}

/** The boxes that pages and their areas are: what stands in them comes in their place. */
function takeBoxesAway(structure: Structure, document: Element): void {
  const isBox = (kid: Element) => kid.role === 'NonStruct' && !languageOf(kid).name?.startsWith('go-');
  for (let level = 0; level < 2; level += 1) takeAway(structure, document, isBox);
}

/** Put the kids of some kids in their place. */
function takeAway(structure: Structure, parent: Element, isAway: (kid: Element) => boolean): void {
  const kids = parent.kids.flatMap((kid) => {
    if (!isElement(kid) || !isAway(kid) || !kid.kids.every(isElement)) return [kid];
    for (const inner of kid.kids) structure.adopt(parent, inner);
    structure.remove(kid);
    return kid.kids;
  });
  if (kids.length === parent.kids.length && kids.every((kid, index) => kid === parent.kids[index])) return;
  parent.kids = kids;
  parent.changed = true;
}
