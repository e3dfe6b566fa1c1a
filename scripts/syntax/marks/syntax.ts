import type { ElementContent } from 'hast';
import type { Handler } from 'mdast-util-to-hast';
import type { Syntax } from '../../book/syntax.ts';
import { element } from '../../render/directives.ts';
import { sheetsOf } from '../sheets.ts';
import { markSigns, readMarks } from './read.ts';

/** Words that are marked, `==so==`, set low, `H~2~O`, or high, `x^2^`. */
export const marks: Syntax = {
  name: 'marks',
  read: readMarks,
  markup: markSigns,
  show: () => ({ handlers: { mark: as('mark'), subscript: as('sub'), superscript: as('sup') } }),
  get css() {
    return sheetsOf('marks');
  },
};

function as(tagName: string): Handler {
  return (state, node) => element(tagName, {}, state.all(node) as ElementContent[]);
}
