import type { Syntax } from '../../book/syntax.ts';
import { sheetsOf } from '../sheets.ts';
import { alignFigures } from './align.ts';

/** What tables have beyond those of GFM. */
export const tabular: Syntax = {
  name: 'tabular',
  show: ({ digits }) => ({
    complete: (element) => {
      if (element.tagName === 'table') alignFigures(element, digits(0));
    },
  }),
  get css() {
    return sheetsOf('tabular');
  },
};
