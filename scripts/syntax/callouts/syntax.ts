import type { ElementContent } from 'hast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Handler } from 'mdast-util-to-hast';
import type { Directive, Names, Syntax } from '../../book/syntax.ts';
import { element, withOwn } from '../../render/directives.ts';
import { sheetsOf } from '../sheets.ts';
import { BY_NAME, NAMES } from './kinds.ts';
import { alertSign, type Callout, calloutOfDirective, partAlerts, readAlerts } from './read.ts';
import { rewriteCallouts } from './rewrite.ts';

const WORD = 'word of a callout';

/** Passages that call for attention: notes, tips, warnings, as a dozen tools write them. */
export const callouts: Syntax = {
  name: 'callouts',
  rewrite: rewriteCallouts,
  directives: [...BY_NAME.keys()].map(
    (name): Directive => ({
      name,
      kind: 'block',
      isProse: true,
      show: (state, node: ContainerDirective, parent) =>
        state.one({ ...calloutOfDirective(node), data: node.data ?? {} }, parent),
    }),
  ),
  part: partAlerts,
  parsed: readAlerts,
  markup: alertSign,
  leftOut: {
    'the opening of an indented callout': new RegExp(
      String.raw`(?:!!!|\?\?\?\+?)[ \t]+(?:${NAMES})(?:[ \t]+[\w-]+)*`,
      'gi',
    ),
    'the opening of a fenced callout': new RegExp(
      String.raw`(?:(?<!\x60)\x60{3,}|(?<!~)~{3,})(?:admonish(?:[ \t]+(?:${NAMES}))?(?:[ \t]+(?:title=)?)?|ad-(?:${NAMES})|\{(?:${NAMES}|admonition)\})`,
      'gi',
    ),
    'the opening of a callout between colons': new RegExp(
      String.raw`(?<!:):{3,}[ \t]*(?:\{(?:${NAMES}|admonition)\}|\{[^{}]*\.callout-(?:${NAMES})[^{}]*\}?|(?:${NAMES}))`,
      'gi',
    ),
  },
  adds: [WORD],
  show: (names) => ({ handlers: { callout: calloutHandler(names) } }),
  allows: { elements: ['aside'] },
  get css() {
    return sheetsOf('callouts');
  },
};

function calloutHandler({ word, added }: Names): Handler {
  return (state, node: Callout) => {
    const title = node.title
      ? (state.all({ type: 'paragraph', children: node.title }) as ElementContent[])
      : [added(WORD, word(`callout${node.kind[0]!.toUpperCase()}${node.kind.slice(1)}`))];
    return element(
      'aside',
      withOwn(node as never, { className: ['callout', `callout-${node.kind}`], role: 'note' }),
      state.wrap(
        [element('p', { className: ['callout-title'] }, title), ...(state.all(node) as ElementContent[])],
        true,
      ) as ElementContent[],
    );
  };
}
