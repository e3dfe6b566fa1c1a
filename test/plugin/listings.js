const LABEL = 'label of a listing';

/**
 * Programs with a caption and a number, `:::listing[caption]{#id}` around a block of code, and their list: `lists: [listings]`.
 *
 * @type {import('warraq').Syntax}
 */
export const listings = {
  name: 'listings',
  directives: [{ name: 'listing', kind: 'block', isProse: true, show: () => undefined }],
  read(tree) {
    tree.children = tree.children.map((node) =>
      node.type === 'containerDirective' && node.name === 'listing' ? listingOf(node) : node,
    );
    return tree;
  },
  counters: [
    {
      kind: 'listing',
      word: 'listing',
      scope: 'book',
      list: { name: 'listings', title: 'listOfListings' },
    },
  ],
  words: {
    fa: { listing: 'برنامهٔ', listOfListings: 'فهرست برنامه‌ها' },
    en: { listing: 'Listing', listOfListings: 'Listings' },
  },
  adds: [LABEL],
  show: ({ caption, added }) => ({
    handlers: {
      listing(state, node) {
        const [words, code] = node.children;
        const { id } = node.data.hProperties;
        const label = added(LABEL, `${caption(id)}: `);
        return element('figure', { id, className: ['listing'] }, [
          element('figcaption', {}, [label, ...state.all(words)]),
          ...state.all({ type: 'root', children: [code] }),
        ]);
      },
    },
  }),
};

/** The caption and the program of a directive as a node that a counter numbers. */
function listingOf({ children: [label, code], attributes, position }) {
  const id = attributes?.id;
  return {
    type: 'listing',
    children: [{ type: 'caption', children: label.children }, code],
    data: { counter: 'listing', hProperties: id ? { id } : {} },
    position,
  };
}

function element(tagName, properties, children) {
  return { type: 'element', tagName, properties, children };
}
