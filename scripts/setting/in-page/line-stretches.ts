import { placesIn } from './kashida.ts';
import type { Line } from './line-breaks.ts';
import type { PlacedWord } from './line-words.ts';

/**
 * Which words of a line are elongated (kashida): few, and only where its spaces are still wide. The strokes are drawn by the style, and are no part of the text.
 */
export interface Stretch {
  readonly node: Text;
  /** Behind how many characters of the text. */
  readonly at: number;
  /** How many strokes of the typeface are put there. */
  readonly strokes: number;
}

/** Lines are loose from this space on: a multiple of the best. */
const LOOSE = 1.2;

/** In a line. */
const MOST = 2;

/** How long an elongation may be, and how short one that is worth while: em. */
const LONGEST = 0.42;
const LEAST = 0.12;

/** How many words stand between two that are elongated. */
const BETWEEN = 2;

/** What may be wrong with the width of an elongated word: a share of the strokes. A typeface that has no straight stroke differs more. */
const DIFFERENCE = 0.6;

/** A word between its signs. */
const WORD = /^([«(]*)([^.,:;،؛؟!»)…]*)/;

export const STROKE = '\u0640';

const canvas = document.createElement('canvas').getContext('2d')!;
canvas.textRendering = 'geometricPrecision';

/** A word that may be elongated. */
interface Candidate {
  readonly index: number;
  readonly node: Text;
  /** Its letters, from where on they stand in the text, and behind how many of them it gives. */
  readonly letters: string;
  readonly begin: number;
  readonly at: number;
  readonly worth: number;
}

/** The elongations of a line, from its beginning. `best`: how wide spaces would be if that could be. */
export function stretchesOf(words: readonly PlacedWord[], line: Line, best: number): readonly Stretch[] {
  const { from, to, space } = line;
  if (space < LOOSE * best || to - from < 3) return [];
  let gaps = 0;
  for (let at = from; at < to - 1; at += 1) gaps += words[at]!.gap;
  let left = gaps * (space - best);
  const chosen: (Stretch & { readonly index: number })[] = [];
  for (const one of candidatesIn(words, line)) {
    if (chosen.length === MOST || left < gaps * (LOOSE - 1) * best) break;
    if (chosen.some(({ index }) => Math.abs(index - one.index) <= BETWEEN)) continue;
    const found = stretchOf(one, left);
    if (!found) continue;
    left -= found.width;
    const { node, begin, at, index } = one;
    chosen.push({ node, at: begin + at, strokes: found.strokes, index });
  }
  return chosen.sort((one, other) => one.index - other.index);
}

/** The best place of each word that may be elongated; the best words first, and of these the last. */
function candidatesIn(words: readonly PlacedWord[], { from, to }: Line): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let index = from; index < to; index += 1) {
    const { first, last } = words[index]!;
    if (first !== last || !(first.node instanceof Text)) continue;
    const text = first.node.data.slice(first.from, first.to);
    const [, before, letters] = WORD.exec(text)!;
    const places = placesIn(letters!);
    if (places.length === 0 || !mayStretch(first.node)) continue;
    const best = places.reduce((one, other) => (other.worth >= one.worth ? other : one));
    found.push({ ...best, index, node: first.node, letters: letters!, begin: first.from + before!.length });
  }
  return found.sort((one, other) => other.worth - one.worth || other.index - one.index);
}

function mayStretch({ parentElement }: Text): boolean {
  return getComputedStyle(parentElement!).getPropertyValue('--kashida').trim() === 'sparing';
}

/** How far a word is elongated within some room, px; undefined where its typeface can't draw that. */
function stretchOf(
  { node, letters, at }: Candidate,
  room: number,
): { readonly strokes: number; readonly width: number } | undefined {
  const style = getComputedStyle(node.parentElement!);
  const size = Number.parseFloat(style.fontSize);
  canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const widthOf = (text: string) => canvas.measureText(text).width;
  const stroke = widthOf(STROKE);
  const strokes = Math.floor(Math.min(room, LONGEST * size) / stroke);
  const wanted = strokes * stroke;
  if (!(wanted >= LEAST * size)) return undefined;
  const stretched = letters.slice(0, at) + STROKE.repeat(strokes) + letters.slice(at);
  const width = widthOf(stretched) - widthOf(letters);
  if (Math.abs(width - wanted) > DIFFERENCE * wanted || width > room) return undefined;
  return { strokes, width };
}
