import type { Tampering } from './tamperings.ts';
import type { Atom, Block, Truth } from './truth.ts';

type Mark = Atom & { kind: 'mark' };

const blocksOf = (truth: Truth): Block[] => truth.chapters.flatMap(({ blocks }) => blocks);
const isWord = (atom: Atom | undefined): boolean => atom?.kind === 'word';

/** A paragraph of many words, from the middle of the book. */
function paragraph(truth: Truth): Block {
  const long = blocksOf(truth).filter(
    ({ kind, atoms }) => kind === 'paragraph' && atoms.filter(isWord).length > 40,
  );
  return long[Math.floor(long.length / 2)]!;
}

/** Where two plain words follow each other in a text. */
function pairIn(atoms: Atom[]): number {
  return atoms.findIndex(
    (atom, index) =>
      index > 5 &&
      isWord(atom) &&
      isWord(atoms[index + 1]) &&
      textAt(atoms, index) !== textAt(atoms, index + 1),
  );
}

const textAt = (atoms: Atom[], index: number): string => (atoms[index] as { text: string }).text;

const marksOf = (truth: Truth): Mark[] =>
  blocksOf(truth).flatMap(({ atoms }) => atoms.filter((atom): atom is Mark => atom.kind === 'mark'));

/** Faults of words and notes, by another truth than that of the pages. */
export const ofTruth: Record<string, Tampering> = {
  'two words change places': {
    tamper: (_, truth) => {
      const { atoms } = paragraph(truth);
      const at = pairIn(atoms);
      [atoms[at], atoms[at + 1]] = [atoms[at + 1]!, atoms[at]!];
    },
    says: /text: page \d+: lost/,
  },
  'a word is lost': {
    tamper: (_, truth) => {
      const { atoms } = paragraph(truth);
      atoms.splice(pairIn(atoms), 0, { kind: 'word', text: 'ناپدیدشده' });
    },
    says: /lost «ناپدیدشده/,
  },
  'a word is doubled': {
    tamper: (_, truth) => {
      const { atoms } = paragraph(truth);
      atoms.splice(pairIn(atoms), 1);
    },
    says: /text: page \d+: not of the book/,
  },
  'a letter is another one': {
    tamper: (_, truth) => {
      const { atoms } = paragraph(truth);
      const at = pairIn(atoms);
      atoms[at] = { kind: 'word', text: `${textAt(atoms, at)}ژ` };
    },
    says: /text: page \d+: lost/,
  },
  'a paragraph moves': {
    tamper: (_, truth) => {
      const { blocks } = truth.chapters.find(
        ({ blocks: own }) => own.filter(({ kind }) => kind === 'paragraph').length > 2,
      )!;
      const [first, second] = blocks.filter(({ kind }) => kind === 'paragraph');
      const [a, b] = [blocks.indexOf(first!), blocks.indexOf(second!)];
      [blocks[a], blocks[b]] = [second!, first!];
    },
    says: /text: page \d+: (lost|not of the book)/,
  },
  'a mark is lost': {
    tamper: (_, truth) => {
      const { atoms } = paragraph(truth);
      atoms.splice(pairIn(atoms) + 1, 0, { kind: 'mark', note: Object.keys(truth.notes)[0]! });
    },
    says: /lost «\[mark of/,
  },
  'two marks of two pages change their notes': {
    tamper: (_, truth) => {
      const marks = marksOf(truth);
      const [first, last] = [marks[0]!, marks.at(-1)!];
      [first.note, last.note] = [last.note, first.note];
    },
    says: /notes: page \d+: mark .*: its note begins on page/,
  },
  'two marks that follow each other change their notes': {
    tamper: (_, truth) => {
      const marks = marksOf(truth);
      const at = marks.findIndex((mark, index) => marks[index + 1] && marks[index + 1]!.note !== mark.note);
      [marks[at]!.note, marks[at + 1]!.note] = [marks[at + 1]!.note, marks[at]!.note];
    },
    says: /notes: page \d+: mark .*(has the number|links to|begins on page)/,
  },
  'a note loses a word': {
    tamper: (_, truth) => {
      const note = Object.values(truth.notes).find(({ atoms }) => atoms.length > 8)!;
      note.atoms.push({ kind: 'word', text: 'ناپدیدشده' });
    },
    says: /notes: note n\d+ .*lost «ناپدیدشده»/,
  },
  'a note has a word too many': {
    tamper: (_, truth) => {
      const note = Object.values(truth.notes).find(({ atoms }) => atoms.length > 8 && isWord(atoms.at(-1)))!;
      note.atoms.pop();
    },
    says: /notes: note n\d+ .*not of the note/,
  },
  'a note is nowhere': {
    tamper: (_, truth) => {
      truth.notes['n0'] = { id: 'n0', latin: false, atoms: [{ kind: 'word', text: 'هیچ‌کجا' }] };
    },
    says: /notes: note n0 .*is nowhere/,
  },
  'a reference to a page means another': {
    tamper: (_, truth) => {
      const chapters = truth.chapters.map(({ blocks }) => blocks[0]!.id!);
      for (const { atoms } of blocksOf(truth)) {
        for (const atom of atoms)
          if (atom.kind === 'page') atom.target = chapters.find((id) => id !== atom.target)!;
      }
    },
    says: /references: page \d+: «.*» refers to/,
  },
  'a reference by name means another': {
    tamper: (_, truth) => {
      const chapters = truth.chapters.map(({ blocks }) => blocks[0]!.id!);
      for (const { atoms } of blocksOf(truth)) {
        for (const atom of atoms)
          if (atom.kind === 'name') atom.target = chapters.find((id) => id !== atom.target)!;
      }
    },
    says: /references: page \d+: «.*» names/,
  },
  'a figure is nowhere': {
    tamper: (_, truth) => {
      const figure = blocksOf(truth).find(({ kind }) => kind === 'figure')!;
      (figure.atoms[0] as { colour: string }).colour = '#010203';
    },
    says: /image #010203 is nowhere/,
  },
  'a list item has another number': {
    tamper: (_, truth) => {
      const item = blocksOf(truth).find(({ kind, number }) => kind === 'item' && number !== undefined)!;
      item.number! += 1;
    },
    says: /item .*has the number/,
  },
};
