import type { ElementContent, Properties } from 'hast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Handler } from 'mdast-util-to-hast';
import type { Syntax } from '../../book/syntax.ts';
import { element, withOwn } from '../../render/directives.ts';
import { sheetsOf } from '../sheets.ts';

/** Passages set apart: `:::epigraph`, `:::aside`, and `:::latin`, which runs from left to right. */
export const passages: Syntax = {
  name: 'passages',
  directives: [
    {
      name: 'epigraph',
      kind: 'block',
      isProse: true,
      show: passage('blockquote', { className: ['epigraph'], role: 'doc-epigraph' }),
    },
    {
      name: 'aside',
      kind: 'block',
      isProse: true,
      show: passage('aside', { className: ['aside'], role: 'note' }),
    },
    {
      name: 'latin',
      kind: 'block',
      isProse: false,
      show: passage('div', { className: ['latin'], lang: 'und-Latn', dir: 'ltr' }),
    },
  ],
  allows: { elements: ['aside'] },
  get css() {
    return sheetsOf('passages');
  },
};

function passage(tagName: string, properties: Properties): Handler {
  return (state, node: ContainerDirective) =>
    element(tagName, withOwn(node, properties), state.wrap(state.all(node), true) as ElementContent[]);
}
