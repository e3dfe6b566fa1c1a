import type { Link, Parents, Root, Text } from 'mdast';
import { decodedAddress } from '../../book/address.ts';
import type { Tell } from '../../book/message.ts';
import type { Around, Late, Names } from '../../book/syntax.ts';
import type { TextFile } from '../../book/text-file.ts';
import { visit } from '../../book/visit.ts';
import { added } from '../../render/added.ts';
import { textOf } from '../../render/conservation/letters.ts';
import { pageReferenceBare } from './rules.ts';

/** Behind a reference without words: it names the page. */
const PAGE = '{page}';

export const NAME = 'name of what a reference leads to';

/** The class of those that name a page. */
export const PAGE_REFERENCE = 'page-reference';

/**
 * Give a link without words the name of what it leads to: `[](#trade)` becomes «شکل ۲», `[](#history)` «فصل دوم». Of
 * `[](#trade){page}` print makes «صفحهٔ ۴۲»; editions without pages keep the name.
 */
export function nameReferences(tree: Root, names: Pick<Names, 'reference' | 'numeral'>): Root {
  let any = false;
  visit(tree, 'link', (link: Link) => {
    any ||= isUnnamed(link);
  });
  if (!any) return tree;
  const copy = structuredClone(tree);
  visit(copy, 'link', (link: Link, index, parent) => {
    if (!isUnnamed(link)) return;
    const { value } = added(NAME, nameOf(link, names));
    link.children = [{ type: 'text', value }];
    if (takePage(parent, index)) link.data = { hProperties: { className: [PAGE_REFERENCE] } };
  });
  return copy;
}

function nameOf({ url, data }: Link, { reference, numeral }: Pick<Names, 'reference' | 'numeral'>): string {
  const id = url.slice(1);
  const number = data?.byNumber ? numeral(id) : undefined;
  return number === undefined ? (reference(id) ?? url) : `(${number})`;
}

function isUnnamed(link: Link): boolean {
  return link.children.length === 0 && link.url.startsWith('#');
}

/** Take `{page}` off the text after a node; false if it isn't there. */
function takePage(parent: Parents | undefined, index: number | undefined): boolean {
  const next = parent?.children[(index ?? 0) + 1] as Text | undefined;
  if (next?.type !== 'text' || !next.value.startsWith(PAGE)) return false;
  next.value = next.value.slice(PAGE.length);
  return true;
}

/** Behind a link without words, `{page}` is markup. */
export function pageMarkup(
  { value }: Text,
  { parent, index }: Around,
): readonly (readonly [number, number])[] {
  const before = parent.children[index - 1];
  const isOfLink = before?.type === 'link' && before.children.length === 0;
  return isOfLink && value.startsWith(PAGE) ? [[0, PAGE.length]] : [];
}

/** Say where `{page}` would be printed. */
export function tellWorded(tree: Root, file: TextFile, tell: Tell): void {
  visit(tree, 'link', (link: Link, index, parent) => {
    const next = parent?.children[(index ?? 0) + 1];
    if (link.children.length > 0 && next?.type === 'text' && next.value.startsWith(PAGE))
      tell(file, pageReferenceBare, {}, link);
  });
}

/** In print a reference to a page says «صفحهٔ» and its folio; a link that the author gave words, and this class, keeps them. */
export const pageOf: Late['print'] = (link, { word }, place) => {
  const { href } = link.properties;
  if (typeof href !== 'string' || !href.startsWith('#') || textOf(link, false) !== '') return undefined;
  return [
    { type: 'text', value: `${word('page')} `, data: { added: NAME } },
    place(decodedAddress(href.slice(1))),
  ];
};
