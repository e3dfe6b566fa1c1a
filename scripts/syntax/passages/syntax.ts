import type { Element, ElementContent, Properties } from 'hast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Handler } from 'mdast-util-to-hast';
import type { Syntax } from '../../book/syntax.ts';
import { element, withOwn } from '../../render/directives.ts';
import { sheetsOf } from '../sheets.ts';
import { readDivisions, rewriteDivisions } from './rewrite.ts';
import { attributeKnown } from './rules.ts';

/** Passages set apart: `:::epigraph`, `:::aside`, `:::latin`, which runs from left to right, and `:::div`, which only has its classes. */
export const passages: Syntax = {
  name: 'passages',
  rewrite: rewriteDivisions,
  read: readDivisions,
  rules: [attributeKnown],
  directives: [
    {
      name: 'epigraph',
      kind: 'block',
      isProse: true,
      show: epigraph,
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
    { name: 'div', kind: 'block', isProse: true, show: division },
  ],
  leftOut: {
    'the opening of a division of Pandoc':
      /(?<!:):{3,}(?:[ \t]*\{(?:(?!title=)[^{}\n])*(?:\}|title="(?:"[^{}\n]*\})?)|[ \t]+[A-Za-z][\w-]*)/g,
    'what stands behind its title': /^"[^{}\n]*\}/g,
  },
  allows: { elements: ['aside'] },
  get css() {
    return sheetsOf('passages');
  },
};

/** What is in the middle to other tools is so here. */
function division(...[state, node]: Parameters<Handler>) {
  const { className, ...properties } = withOwn(node, {});
  const classes = [className ?? []].flat().map(String);
  const isCentred = classes.some((name) => /^cent(?:er|re)(?:ed)?$/.test(name));
  const all = isCentred ? [...classes, 'aligned-center'] : classes;
  return element(
    'div',
    { ...properties, ...(all.length > 0 ? { className: all } : {}) },
    state.wrap(state.all(titled(node)), true) as ElementContent[],
  );
}

/** A passage whose label is its title. */
function titled(node: ContainerDirective): ContainerDirective {
  const [label, ...others] = node.children;
  if (label?.type !== 'paragraph' || !label.data?.directiveLabel) return node;
  const data = { ...label.data, hProperties: { className: ['passage-title'] } };
  return { ...node, children: [{ ...label, data }, ...others] };
}

/** An epigraph: lines at its end that begin with a dash are whose words it is. */
function epigraph(...[state, node, parent]: Parameters<Handler>) {
  const made = passage('blockquote', { className: ['epigraph'], role: 'doc-epigraph' })(
    state,
    node,
    parent,
  ) as Element;
  const last = made.children.findLast((child): child is Element => child.type === 'element');
  const [first] = last?.children ?? [];
  if (last?.tagName === 'p' && first?.type === 'text' && /^[—–] /.test(first.value))
    last.properties['className'] = [...[last.properties['className'] ?? []].flat(), 'epigraph-source'];
  return made;
}

function passage(tagName: string, properties: Properties): Handler {
  return (state, node: ContainerDirective) =>
    element(
      tagName,
      withOwn(node, properties),
      state.wrap(state.all(titled(node)), true) as ElementContent[],
    );
}
