import type { Element, ElementContent } from 'hast';
import type { Handler } from 'mdast-util-to-hast';
import { numberedId } from '../../book/numbers.ts';
import type { Names } from '../../book/syntax.ts';
import { added } from '../../render/added.ts';
import type { Captioned } from './captioned.ts';

/** A numbered figure or table: a table's caption stands above it, a figure's below. */
export function captionedHandler({ caption: label, word }: Pick<Names, 'caption' | 'word'>): Handler {
  return (state, node: Captioned): Element => {
    const id = numberedId(node);
    const caption: Element = {
      type: 'element',
      tagName: 'figcaption',
      properties: {},
      children: [
        {
          type: 'element',
          tagName: 'span',
          properties: { className: ['caption-label'] },
          children: [added('label of a caption', label(id) ?? '')],
        },
        { type: 'text', value: ' ' },
        ...(state.all(node.children[0]) as ElementContent[]),
      ],
    };
    const content = state.all({ type: 'root', children: [node.children[1]] }) as ElementContent[];
    const continued = word('tableContinued').replace('{}', label(id) ?? '');
    for (const one of content)
      if (one.type === 'element' && one.tagName === 'table') one.properties['dataContinued'] = continued;
    return {
      type: 'element',
      tagName: 'figure',
      properties: { id, className: [node.kind === 'table' ? 'table-figure' : 'figure', ...ownClasses(node)] },
      children: node.kind === 'table' ? [caption, ...content] : [...content, caption],
    };
  };
}

/** The classes that the author gave it. */
function ownClasses({ data }: Captioned): readonly string[] {
  return [data?.hProperties?.['className'] ?? []].flat().map(String);
}
