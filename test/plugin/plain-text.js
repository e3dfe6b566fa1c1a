/** @type {import('warraq').FormatOption<'close' | 'open'>} */
const LINES = {
  name: 'txt-lines',
  values: ['close', 'open'],
  summary: {
    en: 'open for an empty line between two blocks of the text',
    fa: 'با `open` میان هر دو بند سطری خالی می‌آید',
  },
};

/**
 * The book as plain text: a line for each block.
 *
 * @type {import('warraq').Target}
 */
export const plainText = {
  format: {
    name: 'txt',
    opens: '.txt',
    mediaType: 'text/plain; charset=utf-8',
    unit: 'chapters',
    title: 'Text',
    options: [LINES],
  },
  needs: [],
  async make({ book, divisions }, { options }) {
    const chapters = divisions.filter(({ kind }) => kind === 'chapter');
    const lines = chapters.flatMap(({ content }) => linesOf(content));
    const path = `${book.slug}.txt`;
    const gap = options[LINES.name] === 'open' ? '\n\n' : '\n';
    const bytes = new TextEncoder().encode(`${[book.settings.title, ...lines].join(gap)}\n`);
    return {
      artifacts: [{ path, bytes, format: 'txt', mediaType: 'text/plain' }],
      count: chapters.length,
      detail: { count: chapters.length, of: 'chapters' },
    };
  },
};

const BLOCKS = /^(?:p|h[1-6]|li|td|th|pre|figcaption|dt|dd)$/;

/** The text of each block of a tree that has no block in it, and is not empty. */
function linesOf(node) {
  const children = node.children ?? [];
  const inner = children.flatMap(linesOf);
  if (inner.length > 0 || !BLOCKS.test(node.tagName ?? '')) return inner;
  const line = textOf(node).replace(/\s+/g, ' ').trim();
  return line === '' ? [] : [line];
}

function textOf({ value, children = [] }) {
  return value ?? children.map(textOf).join('');
}
