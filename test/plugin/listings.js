const LABEL = 'label of a listing';

/**
 * What the text can't refer to.
 *
 * @type {import('warraq').MarkupRule<{ language: string }>}
 */
const listingHasId = {
  id: 'listing-has-id',
  severity: 'warning',
  en: {
    title: 'A listing has an id',
    note: 'give it one: «:::listing[caption]{#id}»',
    say: ({ language }) => `a listing in «${language}» has no id`,
  },
  fa: {
    title: 'هر برنامه شناسه‌ای دارد',
    note: 'به آن شناسه‌ای بدهید: `:::listing[caption]{#id}`',
    say: ({ language }) => `برنامه‌ای به زبان «${language}» شناسه ندارد`,
  },
};

/**
 * Programs with a caption and a number, `:::listing[caption]{#id}` around a block of code, and their list: `lists: [listings]`.
 *
 * @type {import('warraq').Syntax}
 */
export const listings = {
  name: 'listings',
  directives: [{ name: 'listing', kind: 'block', isProse: true, show: () => undefined }],
  read(tree, file, tell) {
    tree.children = tree.children.map((node) => {
      if (node.type !== 'containerDirective' || node.name !== 'listing') return node;
      const listing = listingOf(node);
      const [, { lang }] = listing.children;
      if (!node.attributes?.id) tell(file, listingHasId, { language: lang ?? '' }, node);
      return listing;
    });
    return tree;
  },
  rules: [listingHasId],
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
