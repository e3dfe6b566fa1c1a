import type { PhrasingContent } from 'mdast';
import type { NotedMark } from './notes.ts';

/** An address of the web or of mail; signs of Persian sentences are no part of it. */
const ADDRESS =
  /\b(?:https?:\/\/|www\.)[^\s<>«»"“”،؛؟|\\^`{}]+|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\b/gi;
/** What ends the sentence around an address. */
const TAIL = /(?<![.,;:!?'’…])[.,;:!?'’…]+$/;

/** Text from a place of a line on: its addresses are links, its marks of notes references. Nothing else is made of it. */
export function phrasingOf(
  text: string,
  marks: readonly NotedMark[],
  start: number,
  end: number,
): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let from = start;
  for (const { start: at, end: behind, label } of marks) {
    if (at < start || behind > end) continue;
    // No space stands before a mark of a note.
    nodes.push(...linked(text.slice(from, at).trimEnd()));
    nodes.push({ type: 'footnoteReference', identifier: label, label });
    from = behind;
  }
  return [...nodes, ...linked(text.slice(from, end))];
}

function linked(text: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = balanced(found.replace(TAIL, ''));
    const url = address.includes('://')
      ? address
      : address.includes('@') && !/^www\./i.test(address)
        ? `mailto:${address}`
        : `http://${address}`;
    if (index > from) nodes.push({ type: 'text', value: text.slice(from, index) });
    nodes.push({ type: 'link', url, title: null, children: [{ type: 'text', value: address }] });
    from = index + address.length;
  }
  if (from < text.length) nodes.push({ type: 'text', value: text.slice(from) });
  return nodes;
}

/** An address up to the bracket that closes one before it: «(https://example.org)». */
function balanced(address: string): string {
  let open = 0;
  for (const [index, character] of [...address].entries()) {
    if (character === '(' || character === '[') open += 1;
    if (character === ')' || character === ']') open -= 1;
    if (open < 0) return [...address].slice(0, index).join('').replace(TAIL, '');
  }
  return address;
}
