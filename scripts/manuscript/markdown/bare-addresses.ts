import type { Link, PhrasingContent, Root, Text } from 'mdast';
import type { Point } from 'unist';
import { visitAll } from '../../book/visit.ts';

/** Signs that no address has as they stand: quotation marks, and those that end a Persian clause (RFC 3987, 2.2). */
const FOREIGN = /[«»“”،؛]/;
/** Signs that are of the sentence where an address ends with them: those of GFM («Autolinks», trailing punctuation), and Persian ones. */
const TRAILING = '?!.,:;*_~"\'؟…’';

/**
 * End a bare address where Persian sentences do. GFM takes all up to the next white space for the address, but for Latin punctuation at
 * its end, so that a quotation mark and a comma would be of it. The tree is ours to change.
 *
 *     "http://a.example"، and   ->   " | http://a.example | "، and
 */
export function endAddresses(tree: Root, source: string): Root {
  visitAll(tree, (parent) => {
    if (!('children' in parent) || !parent.children.some(({ type }) => type === 'link')) return;
    const children: PhrasingContent[] = [];
    for (const child of parent.children as PhrasingContent[]) {
      const [link, rest] = child.type === 'link' ? ended(child, source) : [child];
      const before = children.at(-1);
      if (link.type === 'text' && before?.type === 'text' && isRest(before, link))
        children[children.length - 1] = joined(before, link);
      else children.push(link);
      if (rest) children.push(rest);
    }
    parent.children = children as never;
  });
  return tree;
}

/** A bare address without what is of the sentence, and that; others stay. */
function ended(link: Link, source: string): readonly [Link, Text?] {
  const [text, ...others] = link.children;
  if (text?.type !== 'text' || others.length > 0) return [link];
  const { value } = text;
  const isBare = link.url.endsWith(value) && isWritten(value, link, source);
  const length = isBare ? lengthOf(value) : value.length;
  const rest = value.slice(length);
  if (rest === '' || length === 0) return [link];
  const [place, behind] = placesOf(link, rest.length);
  return [
    {
      ...link,
      url: link.url.slice(0, -rest.length),
      children: [{ ...text, value: value.slice(0, length), ...place }],
      ...place,
    },
    { type: 'text', value: rest, ...behind },
  ];
}

/** Whether an address stands in the source as itself. GFM makes links without places of what it finds in the tree. */
function isWritten(address: string, { position }: Link, source: string): boolean {
  const { offset } = position?.start ?? {};
  return position === undefined || (offset !== undefined && source.startsWith(address, offset));
}

type Placed = Pick<Text, 'position'>;

/** The places of a link and of so many signs at its end, which go on behind it. */
function placesOf({ position }: Link, behind: number): readonly [Placed, Placed] {
  if (!position) return [{}, {}];
  const { start, end } = position;
  const middle = movedBack(end, behind);
  return [{ position: { start, end: middle } }, { position: { start: middle, end } }];
}

/** How long an address is. */
function lengthOf(written: string): number {
  const foreign = written.search(FOREIGN);
  let end = foreign < 0 ? written.length : foreign;
  let open = 0;
  for (const sign of written.slice(0, end)) open += sign === '(' ? 1 : sign === ')' ? -1 : 0;
  for (; end > 0; end -= 1) {
    const sign = written[end - 1]!;
    if (sign === ')' && open < 0) open += 1;
    else if (!TRAILING.includes(sign)) break;
  }
  return end;
}

function movedBack({ line, column, offset }: Point, by: number): Point {
  return { line, column: column - by, ...(offset === undefined ? {} : { offset: offset - by }) };
}

/** Whether a text goes on right behind what was of an address. */
function isRest(before: Text, text: Text): boolean {
  return before.position?.end.offset === text.position?.start.offset;
}

function joined(before: Text, text: Text): Text {
  const value = before.value + text.value;
  if (!before.position || !text.position) return { ...text, value };
  return { ...text, value, position: { start: before.position.start, end: text.position.end } };
}
