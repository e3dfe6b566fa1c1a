import type { Reading } from './document.ts';
import type { Item } from './pdf-read.ts';
import type { Atom } from './truth.ts';

const plain = (text: string): string[] =>
  [...text.normalize('NFKC')].filter((char) => /[\p{L}\p{N}]/u.test(char));

/** Every formula's letters are there, once and in the order of the formulas; those of one line may be changed about. */
export function checkFormulas(reading: Reading): string[] {
  const faults: string[] = [];
  const start = reading.text.slice(reading.firstPage);
  const drawn = start.flat().flatMap((line) => line.math);
  compare(
    formulasOf(reading.truth.chapters.flatMap(({ blocks }) => blocks.flatMap(({ atoms }) => atoms))),
    drawn,
    'the text',
    faults,
  );
  for (const { note, math, page } of reading.placedNotes.values()) {
    const wanted = formulasOf(note.atoms).join('');
    if (sorted(plain(wanted)) !== sorted(plain(math)))
      faults.push(`note ${note.id} of page ${page + 1}: its formulas have «${math}», not «${wanted}»`);
  }
  return faults;
}

const formulasOf = (atoms: Atom[]): string[] =>
  atoms.flatMap((atom) => (atom.kind === 'formula' ? [atom.letters] : []));
const sorted = (chars: string[]): string => [...chars].sort().join('');

function compare(formulas: string[], items: Item[], name: string, faults: string[]): void {
  const drawn = items.flatMap((item) => plain(item.text));
  let at = 0;
  for (let index = 0; index < formulas.length; ) {
    const taken = together(formulas, index, drawn, at);
    if (taken === 0) {
      faults.push(
        `formula ${index + 1} of ${name}: «${formulas[index]}», there stands «${drawn.slice(at, at + 20).join('')}»`,
      );
      return;
    }
    at += plain(formulas.slice(index, index + taken).join('')).length;
    index += taken;
  }
  if (at < drawn.length)
    faults.push(`letters of formulas that are not of the book: «${drawn.slice(at, at + 30).join('')}»`);
}

/** How many of the next formulas together have the letters that stand next. */
function together(formulas: string[], index: number, drawn: string[], at: number): number {
  let wanted: string[] = [];
  for (let count = 1; count <= 8 && index + count <= formulas.length; count++) {
    wanted = wanted.concat(plain(formulas[index + count - 1]!));
    if (sorted(wanted) === sorted(drawn.slice(at, at + wanted.length))) return count;
  }
  return 0;
}
