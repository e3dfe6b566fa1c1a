import { termOf } from '../../setting/in-page/print-name.ts';
import { type Element, isElement, type Structure } from './document/structure.ts';
import { languageOf } from './named-elements.ts';

/**
 * Make a list of terms a list (ISO 32000-1, 14.8.4.3.3: in a dictionary list the label is the term, the body its definition). Nothing is changed where
 * anything else stands in it.
 *
 *     NonStruct            L
 *       NonStruct  term      LI
 *       NonStruct  one   ->    Lbl    term
 *       NonStruct  two         LBody
 *                                NonStruct  one
 *                                NonStruct  two
 */
export function mendTerms(structure: Structure, list: Element): void {
  if (kindOf(list) !== 'dl') return;
  const kids = list.kids.filter(isElement);
  const kinds = kids.map(kindOf);
  if (kids.length < list.kids.length || kids.length === 0) return;
  if (kinds[0] !== 'dt' || kinds.some((kind) => kind !== 'dt' && kind !== 'dd')) return;
  const entries: { readonly terms: Element[]; readonly meanings: Element[] }[] = [];
  for (const [index, kid] of kids.entries()) {
    if (kinds[index] === 'dd') entries.at(-1)!.meanings.push(kid);
    else if (kinds[index - 1] === 'dt') entries.at(-1)!.terms.push(kid);
    else entries.push({ terms: [kid], meanings: [] });
  }
  list.role = 'L';
  list.kids = entries.map(({ terms, meanings }) => entryOf(structure, list, terms, meanings));
  list.changed = true;
}

function entryOf(
  structure: Structure,
  list: Element,
  terms: readonly Element[],
  meanings: Element[],
): Element {
  const entry = structure.add('LI', list, [...terms]);
  for (const term of terms) term.role = 'Lbl';
  if (meanings.length > 0) entry.kids.push(structure.add('LBody', entry, meanings));
  return entry;
}

function kindOf(element: Element): string | undefined {
  const { name } = languageOf(element);
  return name === undefined ? undefined : termOf(name);
}
