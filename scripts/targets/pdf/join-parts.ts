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
export function joinParts(structure: Structure): void {
  const wholes = new Map<string, Element>();
  for (const element of [...structure.elements()]) {
    const { name } = languageOf(element);
    if (name === undefined) continue;
    const whole = wholes.get(name.replace(/^on-/, ''));
    if (!name.startsWith('on-')) wholes.set(name, element);
    else if (whole) joinTo(structure, whole, element);
  }
  for (const root of structure.roots) if (isElement(root)) takeBoxesAway(structure, root);
}

function joinTo(structure: Structure, whole: Element, part: Element): void {
  const { parent } = part;
  if (!parent) return;
  parent.kids = parent.kids.filter((kid) => kid !== part);
  parent.changed = true;
  whole.changed = true;
  if (part.kids.every(isElement)) {
    for (const kid of part.kids) structure.adopt(whole, kid);
    whole.kids.push(...part.kids);
    structure.remove(part);
    return;
  }
  // What is marked on another page says so by its own element.
  part.role = 'Span';
  structure.adopt(whole, part);
  whole.kids.push(part);
}

/** The kids of the boxes that pages and their areas are come in their place. */
function takeBoxesAway(structure: Structure, document: Element): void {
  for (let level = 0; level < 2; level += 1) {
    document.kids = document.kids.flatMap((box) => {
      if (!isElement(box) || box.role !== 'NonStruct' || !box.kids.every(isElement)) return [box];
      if (languageOf(box).name?.startsWith('go-')) return [box];
      for (const kid of box.kids) structure.adopt(document, kid);
      structure.remove(box);
      return box.kids;
    });
  }
  document.changed = true;
}
