import type { Syntax } from '../../book/syntax.ts';
import { sheetsOf } from '../sheets.ts';
import { placeCaptions } from './place.ts';
import { captionMarkup, FIGURE, imageOf, readCaptions, writtenCaption } from './read.ts';
import { captionedHandler } from './show.ts';

/** What stands above a table that goes on from the page before, around its label. */
const CONTINUED = {
  fa: { tableContinued: 'ادامهٔ {}' },
  ar: { tableContinued: 'تابع {}' },
  ur: { tableContinued: '{} جاری ہے' },
  ckb: { tableContinued: 'درێژەی {}' },
  he: { tableContinued: 'המשך {}' },
  en: { tableContinued: '{} continued' },
};

/** Figures and tables with captions: `![…](file "caption"){#id}`, and `جدول: caption {#id}` above a table, or below it. */
export const captions: Syntax = {
  name: 'captions',
  directives: [{ name: FIGURE, kind: 'block', isProse: true, show: (state, node) => state.all(node) }],
  part: placeCaptions,
  read: readCaptions,
  counters: [
    {
      kind: 'figure',
      word: 'figure',
      scope: 'book',
      list: { name: 'figures', title: 'listOfFigures', epubType: 'loi' },
    },
    {
      kind: 'table',
      word: 'table',
      scope: 'book',
      list: { name: 'tables', title: 'listOfTables', epubType: 'lot' },
    },
  ],
  prose: { captioned: imageOf },
  written: writtenCaption,
  markup: captionMarkup,
  adds: ['label of a caption'],
  words: CONTINUED,
  show: (names) => ({ handlers: { captioned: captionedHandler(names) } }),
  allows: { elements: ['figure', 'figcaption'], attributes: { table: ['dataContinued'] } },
  get css() {
    return sheetsOf('captions');
  },
};
