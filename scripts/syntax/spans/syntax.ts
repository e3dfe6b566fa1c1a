import type { ElementContent } from 'hast';
import type { Handler } from 'mdast-util-to-hast';
import type { Syntax } from '../../book/syntax.ts';
import { element, withOwn } from '../../render/directives.ts';
import { sheetsOf } from '../sheets.ts';
import { readSpans, type Span, spanSigns } from './read.ts';

/** Words with attributes, `[text]{.smallcaps}`, as Pandoc has them. */
export const spans: Syntax = {
  name: 'spans',
  read: readSpans,
  markup: spanSigns,
  show: () => ({ handlers: { span: spanHandler } }),
  get css() {
    return sheetsOf('spans');
  },
};

const spanHandler: Handler = (state, node: Span) =>
  element(node.tagName, withOwn(node as never, {}), state.all(node) as ElementContent[]);
