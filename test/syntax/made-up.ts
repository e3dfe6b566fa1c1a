import type { Code, Paragraph, Parent, Root } from 'mdast';
import type { ContainerDirective, TextDirective } from 'mdast-util-directive';
import type { Caption } from '../../scripts/book/numbers.ts';
import { numberedId } from '../../scripts/book/numbers.ts';
import type { Pages, Syntax } from '../../scripts/book/syntax.ts';
import { visit } from '../../scripts/book/visit.ts';
import { added } from '../../scripts/render/added.ts';
import { element, withOwn } from '../../scripts/render/directives.ts';

/** Pieces of markup that nobody has but these tests: what is built in is made of the same record. */

/** A program with a caption and a number: `:::listing[caption]{#id}` around a block of code. */
interface Listing extends Parent {
  type: 'listing';
  children: [Caption, Code];
}

declare module 'mdast' {
  interface RootContentMap {
    listing: Listing;
  }
}

export const listings: Syntax = {
  name: 'listings',
  directives: [{ name: 'listing', kind: 'block', isProse: true, show: () => element('div', {}, []) }],
  read(tree) {
    visit(tree, 'containerDirective', (block, index, parent) => {
      if (block.name === 'listing' && parent && index !== undefined)
        (parent as Root).children[index] = listingOf(block);
    });
    return tree;
  },
  counters: [
    {
      kind: 'listing',
      word: 'listing',
      scope: 'chapter',
      list: { name: 'listings', title: 'listOfListings' },
    },
  ],
  words: {
    fa: { listing: 'برنامهٔ', listOfListings: 'فهرست برنامه‌ها' },
    en: { listing: 'Listing', listOfListings: 'Listings' },
  },
  adds: ['label of a listing'],
  show: ({ caption }) => ({
    handlers: {
      listing: (state, node: Listing) => {
        const [words, code] = node.children;
        const label = added('label of a listing', `${caption(numberedId(node)) ?? ''}: `);
        const content = state.all({ type: 'root', children: [code] }) as ReturnType<typeof element>[];
        const told = element('figcaption', {}, [
          label,
          ...(state.all(words) as ReturnType<typeof element>[]),
        ]);
        return element('figure', { id: numberedId(node), className: ['listing'], dataLines: '1' }, [
          told,
          ...content,
        ]);
      },
    },
    complete(one) {
      if (one.properties['dataLines'] === undefined) return;
      delete one.properties['dataLines'];
      one.properties['title'] = 'complete';
    },
  }),
  allows: { attributes: { figure: ['dataLines'] } },
  css: { base: '.listing { margin: 0; }', epub: '.listing { break-inside: avoid; }' },
};

function listingOf(block: ContainerDirective): Listing {
  const [label, code] = block.children as [Paragraph, Code];
  const { id } = block.attributes ?? {};
  return {
    type: 'listing',
    children: [{ type: 'caption', children: label.children }, code],
    data: { counter: 'listing', ...(id ? { hProperties: { id } } : {}) },
    position: block.position!,
  };
}

/** An index of words: `:term[word]{#id}` where they stand, and `:pages[word]{#index .id .id}`, which print gives the pages of all. */
export const index: Syntax = {
  name: 'index',
  directives: [
    {
      name: 'term',
      kind: 'phrase',
      isProse: true,
      show: (state, node: TextDirective) =>
        element('span', withOwn(node, {}), state.all(node) as ReturnType<typeof element>[]),
    },
    {
      name: 'pages',
      kind: 'phrase',
      isProse: true,
      show: (state, node: TextDirective) =>
        element('span', withOwn(node, { className: ['index-pages'] }), [
          ...(state.all(node) as ReturnType<typeof element>[]),
        ]),
    },
  ],
  adds: ['pages of a word'],
  late: {
    className: 'index-pages',
    print({ properties, children }, _names, place) {
      const [, ...ids] = properties['className'] as string[];
      return [...children, { type: 'text', value: ' ' }, place(ids.join(' '))];
    },
    text: pagesOf,
  },
};

/** Each page once, and those that follow each other as one range: `۱۲–۱۴، ۱۷`. */
export function pagesOf(key: string, { of, folio }: Pages): string {
  const found = key.split(' ').flatMap((id) => of(id) ?? []);
  const ranges: [from: number, to: number][] = [];
  for (const page of [...new Set(found)].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last?.[1] === page - 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return ranges.map(([from, to]) => (from === to ? folio(from) : `${folio(from)}–${folio(to)}`)).join('، ');
}
