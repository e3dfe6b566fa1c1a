import type { Syntax } from '../../book/syntax.ts';
import { sheetsOf } from '../sheets.ts';
import { indentedVerse, readVerse } from './read.ts';
import { indent, verseHandler } from './show.ts';

/** Poems: `:::verse`. Their spelling is the poet's. */
export const verse: Syntax = {
  name: 'verse',
  micromark: (text) => [indentedVerse(text)],
  directives: [{ name: 'verse', kind: 'block', isProse: false, show: verseHandler }],
  read: readVerse,
  show: () => ({ complete: indent }),
  allows: { attributes: { p: ['dataIndent'] } },
  get css() {
    return sheetsOf('verse');
  },
};
