import type { Element, ElementContent, Root } from 'hast';
import type { Handle, State } from 'hast-util-to-mdast';
import type { Nodes, PhrasingContent } from 'mdast';
import { attribute, isElement } from './elements.ts';

/** What bayts that follow one another are gathered in; no page has elements of this name. */
export const POEM = 'warraq-poem';

/** Names that sites of poetry give to a bayt and to its hemistichs. */
const BAYT = /(?:^|\s)(?:b|beyt|bayt|bait)(?:\s|$)/i;
const HEMISTICH = /(?:^|\s)(?:m1|m2|mesra\w*|misra\w*|hemistich\w*)(?:\s|$)/i;

/** A tree in which bayts that follow one another stand in a poem. */
export function gatherPoems<Tree extends Root | Element>(tree: Tree): Tree {
  const children: ElementContent[] = [];
  let poem: Element | undefined;
  for (const child of tree.children as ElementContent[]) {
    if (isElement(child, 'div', 'p') && hemistichsOf(child)) {
      if (!poem) {
        poem = { type: 'element', tagName: POEM, properties: {}, children: [] };
        children.push(poem);
      }
      poem.children.push(child);
    } else if (child.type !== 'text' || child.value.trim() !== '') {
      poem = undefined;
      children.push(child.type === 'element' ? gatherPoems(child) : child);
    } else if (!poem) children.push(child);
  }
  return { ...tree, children };
}

/** The hemistichs of a bayt: two of them, and nothing else. */
function hemistichsOf(bayt: Element): readonly Element[] | undefined {
  if (!BAYT.test(attribute(bayt, 'className'))) return undefined;
  const parts = bayt.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const found = parts.filter(
    (part): part is Element => isElement(part) && HEMISTICH.test(attribute(part, 'className')),
  );
  return found.length === 2 && parts.length === 2 ? found : undefined;
}

/** A poem as Markdown has it: a bayt a line. */
export const poemHandler: Handle = (state, poem) => {
  const bayts = poem.children.filter((child) => isElement(child)).map((bayt) => hemistichsOf(bayt)!);
  const children = bayts.flatMap(([first, second], index): PhrasingContent[] => [
    ...(index > 0 ? [{ type: 'text' as const, value: '\n' }] : []),
    ...wordsOf(state, first!),
    { type: 'text', value: ' / ' },
    ...wordsOf(state, second!),
  ]);
  return {
    type: 'containerDirective',
    name: 'verse',
    attributes: {},
    children: [{ type: 'paragraph', children }],
  } as Nodes;
};

/** The words of a hemistich, which may stand in a paragraph of its own. */
function wordsOf(state: State, element: Element): PhrasingContent[] {
  return state
    .all(element)
    .flatMap((node) => (node.type === 'paragraph' ? node.children : [node as PhrasingContent]));
}
