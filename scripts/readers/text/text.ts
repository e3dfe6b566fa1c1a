import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { languageWritten } from '../../language/recognize.ts';
import { decode } from '../decode.ts';
import type { Reader } from '../imported.ts';
import type { Remark } from '../remarks.ts';
import type { Line } from './lines.ts';
import { readPlainText } from './read-text.ts';

/** How much of a line is shown as its place, in characters. */
const PLACE = 60;

/** Plain text: as people type it, and as they copy it out of Word. */
export const text: Reader = {
  name: 'text',
  recognizes: (name, bytes) =>
    /\.(?:txt|text)$/i.test(name) || (!/\.\w+$/.test(name) && decode(bytes) !== undefined),
  async read({ name, bytes }) {
    const decoded = decode(bytes);
    if (!decoded) throw new WarraqError('import-readable', { name, fault: 'unknown' });
    const { head, tree, replaced, unmatched } = readPlainText(decoded.text);
    return {
      settings: {
        title: head.title,
        author: head.authors,
        date: head.date,
        language: languageWritten(decoded.text)?.tag,
      },
      texts: [{ tree }],
      images: [],
      counts: {},
      remarks: remarksOf(decoded.encoding, unmatched),
      text: decoded.text,
      replaced,
    };
  },
};

function remarksOf(encoding: string, unmatched: readonly Line[]): readonly Remark[] {
  const [first] = unmatched;
  return [
    ...(encoding === 'utf-8' ? [] : [{ kind: 'encoding', facts: { encoding } } as const]),
    ...(first
      ? [
          {
            kind: 'notes-unmatched',
            facts: { count: unmatched.length },
            place: first.text.slice(0, PLACE),
          } as const,
        ]
      : []),
  ];
}
