import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { decode, encodingRemark } from '../decode.ts';
import type { Reader } from '../imported.ts';
import { readPlainText } from './read-text.ts';

/** What is longer is a book, in characters: some sixty pages. */
const LONGEST_ARTICLE = 120_000;

/** Plain text: as people type it, and as they copy it out of Word. */
export const text: Reader = {
  name: 'text',
  recognizes: (name, bytes) =>
    /\.(?:txt|text)$/i.test(name) || (!/\.\w+$/.test(name) && decode(bytes) !== undefined),
  async read({ name, bytes }) {
    const decoded = decode(bytes);
    if (!decoded) throw new WarraqError('import-readable', { name, fault: 'unknown' });
    const { head, tree, replaced, remarks, isUndivided } = readPlainText(decoded.text);
    return {
      settings: {
        title: head.title,
        author: head.authors,
        date: head.date,
      },
      texts: [
        {
          tree,
          isArticle: isUndivided && decoded.text.length < LONGEST_ARTICLE,
          head: { title: head.title, lines: [head.authors.join('، '), head.date ?? ''] },
          offices: head.offices,
        },
      ],
      images: [],
      counts: {},
      remarks: [...encodingRemark(decoded.encoding), ...remarks],
      text: decoded.text,
      replaced,
    };
  },
};
