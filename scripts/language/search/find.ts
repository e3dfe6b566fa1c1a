import { type Folded, fold } from './fold.ts';

/** The index of a site: its pages, each with its passages. */
export type Index = readonly IndexedPage[];

/** A page: its file, its title, its passages. */
export type IndexedPage = readonly [file: string, title: string, passages: readonly Passage[]];

/** A passage: the id that leads to it, the heading that it stands under, the printed page, its text. */
export type Passage = readonly [id: string, heading: string, page: string, text: string];

/** A passage that was found. */
export interface Found {
  readonly page: IndexedPage;
  readonly passage: Passage;
  /** The stretches of its text that were asked for, from where to where. */
  readonly marks: readonly (readonly [from: number, to: number])[];
}

/** Asks an index. */
export type Find = (asked: string) => readonly Found[];

/** Folds an index once, to be asked often. */
export function finder(index: Index): Find {
  const all = index.flatMap((page) =>
    page[2].map((passage) => ({ page, passage, folded: fold(passage[3]) })),
  );
  return (asked) => {
    const { whole, words } = patternsOf(asked);
    if (words.length === 0) return [];
    const found = all.flatMap(({ page, passage, folded }) => {
      const marks = marksOf(whole, folded);
      if (marks.length > 0) return [{ page, passage, marks, isWhole: true }];
      const each = words.map((word) => marksOf(word, folded));
      return each.every(({ length }) => length > 0)
        ? [{ page, passage, marks: joined(each.flat()), isWhole: false }]
        : [];
    });
    // What has the words as they were asked for comes first; else the order is that of the book.
    return [...found.filter(({ isWhole }) => isWhole), ...found.filter(({ isWhole }) => !isWhole)];
  };
}

/** What was asked for as patterns: all of it, and each of its words. Between words, and where a half-space stood, a space may stand. */
function patternsOf(asked: string): { whole: RegExp; words: readonly RegExp[] } {
  const words = asked
    .split(/\s+/)
    .map((word) =>
      word
        .split(/[\u200b-\u200d\u2060]/)
        .map((part) =>
          fold(part)
            .text.trim()
            .replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`),
        )
        .filter((part) => part !== '')
        .join(' ?'),
    )
    .filter((word) => word !== '');
  return { whole: new RegExp(words.join(' ?'), 'g'), words: words.map((word) => new RegExp(word, 'g')) };
}

function marksOf(pattern: RegExp, { text, places }: Folded): [number, number][] {
  return [...text.matchAll(pattern)].map(({ 0: match, index }) => [
    places[index]!,
    places[index + match.length]!,
  ]);
}

/** Stretches in their order; those that meet are one. */
function joined(marks: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
