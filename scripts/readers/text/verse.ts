import type { Paragraph, PhrasingContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Line } from './lines.ts';
import { alike, baytOf, isHemistich, rhymes } from './markers.ts';
import type { PieceReader } from './pieces.ts';

/**
 * A poem: bayts whose hemistichs are parted by a tab, a gap, stars or a slash, or lines of alike length that rhyme, two by two. A
 * single bayt is one if it is starred, or rhymes.
 */
export const readVerse: PieceReader = (reading, at) => partedBayts(reading, at) ?? rhymedLines(reading, at);

const partedBayts: PieceReader = (reading, at) => {
  const [first, second] = [at, at + 1].map((index) => baytOf(reading.lines[index]?.text ?? ''));
  if (!first) return undefined;
  const within = [first, second].some((bayt) => bayt && rhymes(bayt.first, bayt.second));
  const rhyming = within || (second && rhymes(first.second, second.second));
  if (!rhyming && !first.starred) return undefined;
  const lines = linesWhile(reading.lines, at, ({ text }) => baytOf(text) !== undefined);
  const stanzas = stanzasOf(
    lines,
    lines.slice(1).every(({ spaced }) => spaced),
  );
  return {
    count: lines.length,
    pieces: [
      poem(
        stanzas.map((stanza) =>
          stanza.map((line) => {
            const { first: one, start } = baytOf(line.text)!;
            return [...reading.phrasing(line, 0, one.length), SLASH, ...reading.phrasing(line, start)];
          }),
        ),
      ),
    ],
  };
};

/** Lines without a sign between them: rhyme is what tells a poem from headings and short paragraphs. */
const rhymedLines: PieceReader = (reading, at) => {
  const [first, second, , fourth] = reading.lines.slice(at, at + 4) as [Line, ...(Line | undefined)[]];
  if (!second || !(rhymes(first.text, second.text) || (fourth && rhymes(second.text, fourth.text))))
    return undefined;
  const run = linesWhile(
    reading.lines,
    at,
    (line) =>
      (line === first || line.spaced === second.spaced) &&
      isHemistich(line.text) &&
      !baytOf(line.text) &&
      alike(line.text, first.text),
  );
  const lines = run.slice(0, run.length - (run.length % 2));
  if (lines.length < 2) return undefined;
  const pairs = lines.flatMap((line, index) => (index % 2 === 0 ? [[line, lines[index + 1]!] as const] : []));
  const inPairs = pairs.filter(([one, other]) => rhymes(one.text, other.text)).length;
  const down = pairs.filter(
    ([, other], index) => index > 0 && rhymes(pairs[index - 1]![1].text, other.text),
  ).length;
  const before = reading.lines[at - 1];
  // Two lines that rhyme may do so by chance.
  const single = pairs.length === 1 && !(before && /[:：]$/.test(before.text));
  if (
    single ||
    (inPairs < pairs.length && down < pairs.length - 1) ||
    (pairs.length > 1 && inPairs < pairs.length && down === 0)
  )
    return undefined;
  const bayts = pairs.map(([one, other]) => [...reading.phrasing(one), SLASH, ...reading.phrasing(other)]);
  return { count: lines.length, pieces: [poem([bayts])] };
};

const SLASH: PhrasingContent = { type: 'text', value: ' / ' };

/** A poem of stanzas of bayts. */
function poem(stanzas: readonly (readonly PhrasingContent[][])[]) {
  const node: ContainerDirective = {
    type: 'containerDirective',
    name: 'verse',
    attributes: {},
    children: stanzas.map(
      (bayts): Paragraph => ({
        type: 'paragraph',
        children: bayts.flatMap((bayt, index) =>
          index === 0 ? bayt : [{ type: 'text' as const, value: '\n' }, ...bayt],
        ),
      }),
    ),
  };
  return { kind: 'verse' as const, node };
}

/** An empty line begins a stanza, but where one stands between all bayts. */
function stanzasOf(lines: readonly Line[], eachSpaced: boolean): readonly (readonly Line[])[] {
  const stanzas: Line[][] = [];
  for (const line of lines) {
    if (stanzas.length > 0 && (!line.spaced || eachSpaced)) stanzas.at(-1)!.push(line);
    else stanzas.push([line]);
  }
  return stanzas;
}

/** The lines from one on, as long as they are such. */
function linesWhile(lines: readonly Line[], at: number, is: (line: Line) => boolean): readonly Line[] {
  let end = at;
  while (end < lines.length && is(lines[end]!)) end += 1;
  return lines.slice(at, end);
}
