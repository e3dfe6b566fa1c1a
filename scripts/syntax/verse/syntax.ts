import type { Syntax } from '../../book/syntax.ts';
import { sheetsOf } from '../sheets.ts';
import { indentedVerse, readVerse } from './read.ts';
import { baytHasTwoHemistichs, verseOptionKnown } from './rules.ts';
import { completeVerse, NUMBER, verseHandler } from './show.ts';

/** Poems: `:::verse`. Their spelling is the poet's. */
export const verse: Syntax = {
  name: 'verse',
  micromark: (text) => [indentedVerse(text)],
  directives: [{ name: 'verse', kind: 'block', isProse: false, show: verseHandler }],
  read: readVerse,
  rules: [verseOptionKnown, baytHasTwoHemistichs],
  adds: [NUMBER],
  show: (names) => ({ complete: completeVerse(names) }),
  allows: { attributes: { p: ['dataIndent'], div: ['dataLongest', 'dataNumbers'] } },
  whole: ['bayt'],
  get css() {
    return sheetsOf('verse');
  },
};
