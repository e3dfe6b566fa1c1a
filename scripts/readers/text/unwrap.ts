import { isClosed, type Line, lengthOf } from './lines.ts';
import { baytOf, isLettered, isRule, markerOf, rhymes } from './markers.ts';
import { definitionOf } from './note-signs.ts';

/** The narrowest and the widest text that programs and people wrap, in characters. */
const NARROWEST = 40;
const WIDEST = 130;
/** How many lines that go on tell that a text is wrapped. */
const FEWEST = 4;

/**
 * Lines as paragraphs. In a text that was wrapped at some width, whose lines are alike in length, what goes on is joined again; in
 * all others each line is a paragraph, as what is copied out of Word has it.
 */
export function unwrap(lines: readonly Line[]): readonly Line[] {
  const width = wrappedAt(lines);
  if (width === undefined) return lines;
  const joined: Line[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const paragraph = joined.at(-1);
    if (last && paragraph && goesOn(last, line, width, paragraph))
      joined[joined.length - 1] = { ...paragraph, text: join(paragraph.text, line.text) };
    else joined.push(line);
    last = line;
  }
  return joined;
}

/** The width that a text was wrapped at; undefined where it was not. */
function wrappedAt(lines: readonly Line[]): number | undefined {
  const pairs = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    return next && !next.spaced && isProse(line) && isProse(next) ? [[line.text, next.text] as const] : [];
  });
  const lengths = pairs.map(([text]) => lengthOf(text)).sort((one, other) => one - other);
  const width = lengths[Math.floor(0.95 * (lengths.length - 1))] ?? 0;
  if (width < NARROWEST || lengths.at(-1)! > WIDEST) return undefined;
  // Headings, entries and verse stand among the lines of paragraphs.
  const inner = pairs.filter(([text]) => lengthOf(text) >= width / 2);
  if (inner.length < FEWEST) return undefined;
  const share = (is: (text: string, next: string) => boolean) =>
    inner.filter(([text, next]) => is(text, next)).length / inner.length;
  // Whole paragraphs end as sentences do; lines of poems are alike in length too, but rhyme or have no signs.
  if (share(isClosed) > 0.5 || share(rhymes) > 0.4) return undefined;
  const signs = share((text) => /[،,.؛;:«»()؟]/.test(text));
  const filled = share((text, next) => lengthOf(text) + 1 + lengthOf(firstWord(next)) >= width);
  const alike = share((text) => lengthOf(text) >= 0.8 * width);
  return signs >= 0.3 && (filled >= 0.8 || alike >= 0.7) ? width : undefined;
}

/** Lines of which nothing shows that they stand alone. */
function isProse({ text }: Line): boolean {
  return !text.includes('\t') && !isRule(text) && !baytOf(text)?.starred;
}

/** Whether a line goes on with what stands on the line before it, which belongs to `paragraph`. */
function goesOn(last: Line, line: Line, width: number, paragraph: Line): boolean {
  if (line.spaced || !isProse(last) || !isProse(line)) return false;
  const reach = lengthOf(last.text) + 1 + lengthOf(firstWord(line.text));
  // The writer had room for a word more, and took a new line.
  if (reach <= 0.75 * width) return false;
  if (beginsEntry(line.text)) return !isClosed(last.text) && !beginsEntry(paragraph.text);
  // An indent begins a paragraph, but not within an entry, whose lines may hang.
  if (line.indent >= last.indent + 2 && !(beginsEntry(paragraph.text) && last.number === paragraph.number))
    return false;
  return !(isClosed(last.text) && reach <= 0.9 * width && lengthOf(last.text) < 0.8 * width);
}

/** Whether a line looks like the beginning of an entry, a note, or a quotation. */
function beginsEntry(text: string): boolean {
  return (
    markerOf(text) !== undefined ||
    isLettered(text) ||
    definitionOf(text) !== undefined ||
    text.startsWith('>')
  );
}

function firstWord(text: string): string {
  return /^\S+/.exec(text)?.[0] ?? '';
}

/** A word that was parted at its hyphen is one word, with its hyphen: nobody knows whether it has one. */
function join(text: string, next: string): string {
  return /[a-z]-$/.test(text) && /^[a-z]/.test(next) ? text + next : `${text} ${next}`;
}
