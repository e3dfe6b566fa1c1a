import type { Names, Showing, Syntax } from '../../book/syntax.ts';
import { sheetsOf } from '../sheets.ts';
import { countInlineNotes, inlineNotes, inlineNotesFromMarkdown } from './inline.ts';
import { partLinks } from './part-links.ts';
import { gatherNotes } from './read.ts';
import { noteExists, noteIsUnique, noteIsUsed } from './rules.ts';
import { type NoteCounter, noteHandler, noteMarkHandler, notesHandler, placeNotes } from './show.ts';

/** Notes: `[^1]` in the text, and `[^1]: …` anywhere; `^[…]` in the text itself. */
export const notes: Syntax = {
  name: 'notes',
  micromark: () => [inlineNotes()],
  fromMarkdown: [inlineNotesFromMarkdown()],
  part: countInlineNotes,
  read: gatherNotes,
  rules: [noteExists, noteIsUnique, noteIsUsed],
  leftOut: { 'the label of a note': /\[\^(?:\\.|[^\\[\]])+\]:/g },
  adds: ['number of a note'],
  show,
  allows: { elements: ['aside'], attributes: { aside: ['dataDigits'] } },
  late: { className: 'note-mark' },
  get css() {
    return sheetsOf('notes');
  },
};

function show({ noteScope, digits, settings, word }: Names): Showing {
  const counter: NoteCounter = { index: 0, number: 0 };
  return {
    counts: counter,
    arrange(tree) {
      if (noteScope !== 'book') counter.number = 0;
      return placeNotes(partLinks(tree), counter, digits);
    },
    handlers: {
      noteMark: noteMarkHandler,
      notes: notesHandler,
      note: noteHandler(word('backToText'), settings['note-digits'] === 'latin'),
    },
  };
}
