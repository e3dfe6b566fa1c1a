import type { ElementContent } from 'hast';
import type { Handler } from 'mdast-util-to-hast';
import type { Syntax } from '../../book/syntax.ts';
import { element } from '../../render/directives.ts';
import { sheetsOf } from '../sheets.ts';
import { definitionSigns, readDefinitions } from './read.ts';

/** Lists of terms with their meanings, each below its term behind a colon. */
export const definitions: Syntax = {
  name: 'definitions',
  read: readDefinitions,
  markup: definitionSigns,
  show: () => ({ handlers: { definitions: as('dl'), term: as('dt'), meaning: as('dd') } }),
  get css() {
    return sheetsOf('definitions');
  },
};

function as(tagName: string): Handler {
  return (state, node) => {
    const children = state.all(node) as ElementContent[];
    return element(
      tagName,
      {},
      tagName === 'dl' ? (state.wrap(children, true) as ElementContent[]) : children,
    );
  };
}
