/**
 * Keys to be pressed: `:kbd[Ctrl+C]`.
 *
 * @type {import('warraq').Syntax}
 */
export const keys = {
  name: 'keys',
  directives: [
    {
      name: 'kbd',
      kind: 'phrase',
      isProse: false,
      show: (state, node) => ({
        type: 'element',
        tagName: 'kbd',
        properties: { dir: 'ltr' },
        children: state.all(node),
      }),
    },
  ],
  css: { base: 'kbd { border: 0.5pt solid; padding-inline: 0.2em; }' },
};
