import type { ContentSegment, Sequence } from './content.ts';
import type { FontCodes } from './font-codes.ts';
import type { Glyph, PrintedRun } from './text-object.ts';

/** Letters that run from right to left. */
const RTL_LETTER = /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** What draws nothing: a space, a (non-)joiner. */
const BLANK = /^[\p{Z}\u200c\u200d]+$/u;

/** Glyphs that are one text, from left to right; how many characters that has. */
interface Cluster {
  readonly glyphs: readonly Glyph[];
  readonly size: number;
}

/** Of each font the texts that glyphs have where they are told rightly. */
type Known = ReadonlyMap<FontCodes, ReadonlyMap<number, ReadonlySet<string>>>;

/**
 * Give the glyphs of a page their own texts. Where a typeface kerns its spaces, the browser shapes both ends of a line anew, and of some
 * lines it tells the texts of these parts in the order in which they stand from left to right: each glyph gets the text of another. Such a run is not
 * marked as one of right-to-left letters, though it is. What its glyphs say elsewhere on the page tells where the parts end.
 *
 *     ناشران | کر | د.   for   کرد. ناشران
 *
 * A run that is a single ligature is not marked either, and is read from the right as well.
 */
export function withOwnTexts(parts: readonly ContentSegment[]): readonly ContentSegment[] {
  const sequences = parts.flatMap((part) => ('raw' in part ? [] : part.sequences));
  const runs = sequences.flatMap(runsIn);
  if (!runs.some((run) => isTurned(run) || isLone(run))) return parts;
  const known = textsIn(runs.filter(({ rtl }) => rtl));
  return parts.map((part) =>
    'raw' in part ? part : { ...part, sequences: part.sequences.map((one) => turnedBack(one, known)) },
  );
}

function runsIn({ pieces }: Sequence): readonly PrintedRun[] {
  return pieces.flatMap((piece) => ('runs' in piece ? piece.runs : []));
}

function turnedBack({ pieces, ...sequence }: Sequence, known: Known): Sequence {
  const own = pieces.map((piece) =>
    'runs' in piece ? { ...piece, runs: piece.runs.map((run) => turnedRun(run, known)) } : piece,
  );
  return { ...sequence, pieces: own };
}

function turnedRun(run: PrintedRun, known: Known): PrintedRun {
  if (isTurned(run)) return runTurnedBack(run, known);
  return isLone(run) ? { ...run, rtl: true } : run;
}

/** Whether a run is one ligature of letters that run from right to left, as «لا» in bold is: the browser marks no direction where there is nothing to reverse. */
function isLone({ rtl, glyphs }: PrintedRun): boolean {
  if (rtl || glyphs.length === 0 || clustersOf(glyphs).length > 1) return false;
  return [...glyphs[0]!.text].filter((one) => RTL_LETTER.test(one)).length > 1;
}

function isTurned({ rtl, glyphs }: PrintedRun): boolean {
  if (rtl || glyphs.length < 2) return false;
  return clustersOf(glyphs).filter((cluster) => RTL_LETTER.test(cluster.glyphs[0]!.text)).length > 1;
}

function textsIn(runs: readonly PrintedRun[]): Known {
  const known = new Map<FontCodes, Map<number, Set<string>>>();
  for (const { font, glyphs } of runs) {
    const own = known.get(font) ?? new Map<number, Set<string>>();
    known.set(font, own);
    for (const { glyphs: all } of clustersOf(glyphs)) {
      const [{ glyph, text }] = all as readonly [Glyph];
      if (all.length === 1) own.set(glyph, (own.get(glyph) ?? new Set()).add(text));
    }
  }
  return known;
}

/** How far from an end of a line it is shaped anew, in characters: up to where letters no longer depend on what stands beside them. */
const FARTHEST = 24;

function runTurnedBack(run: PrintedRun, known: Known): PrintedRun {
  // In the order of reading.
  const clusters = clustersOf(run.glyphs).toReversed();
  const said = [...clusters.map(({ glyphs }) => glyphs[0]!.text).join('')];
  let best: { readonly texts: readonly string[]; readonly score: number } | undefined;
  const farthest = Math.min(FARTHEST, said.length - 1);
  for (let first = 0; first <= farthest; first += 1)
    for (let last = 0; last <= Math.min(farthest, said.length - first); last += 1) {
      const middle = said.slice(last, said.length - first);
      const own = [...said.slice(said.length - first), ...middle, ...said.slice(0, last)];
      const texts = textsFrom(own, clusters);
      const score = clusters.reduce(
        (sum, { glyphs }, at) => sum + agreement(glyphs, texts[at]!, run, known),
        0,
      );
      if (!best || score > best.score) best = { texts, score };
    }
  const glyphs = clusters.flatMap((cluster, at) => named(cluster, best!.texts[at]!)).reverse();
  return { ...run, rtl: true, glyphs };
}

function clustersOf(glyphs: readonly Glyph[]): readonly Cluster[] {
  const clusters: Glyph[][] = [];
  for (const glyph of glyphs) {
    const last = clusters.at(-1);
    if (last && glyph.cluster && last[0]!.cluster === glyph.cluster) last.push(glyph);
    else clusters.push([glyph]);
  }
  return clusters.map((own) => ({ glyphs: own, size: [...own[0]!.text].length }));
}

/** Characters, shared out among clusters by their sizes. */
function textsFrom(characters: readonly string[], clusters: readonly Cluster[]): readonly string[] {
  let at = 0;
  return clusters.map(({ size }) => {
    at += size;
    return characters.slice(at - size, at).join('');
  });
}

/** How well a text goes with the glyphs of a cluster. */
function agreement(glyphs: readonly Glyph[], text: string, { font }: PrintedRun, known: Known): number {
  if (glyphs.every(({ glyph }) => font.isBlank(glyph)) !== BLANK.test(text)) return -2;
  const texts = glyphs.length === 1 ? known.get(font)?.get(glyphs[0]!.glyph) : undefined;
  if (!texts) return 0;
  return texts.has(text) ? 1 : -1;
}

function named({ glyphs }: Cluster, text: string): readonly Glyph[] {
  const cluster = glyphs[0]!.cluster && { text };
  return glyphs.map((glyph) => ({ ...glyph, text, cluster })).reverse();
}
