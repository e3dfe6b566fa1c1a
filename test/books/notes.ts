import { atoms, type Inline, markdown, type Piece, wordPiece } from './inline.ts';
import { digits, latinRun, type Prose } from './prose.ts';
import type { Random } from './random.ts';
import type { Note } from './truth.ts';

/** Writes notes: their marks into running text, their definitions for the file's end. */
export class Notes {
  readonly notes: Record<string, Note> = {};
  private definitions: string[] = [];
  private readonly beginnings = new Set<string>();
  private last: { id: string; mark: string } | undefined;
  private count = 0;
  private readonly rng: Random;
  private readonly prose: Prose;
  private readonly inline: Inline;
  /** The longest note of this book in words. */
  private readonly longest: number;

  constructor(rng: Random, prose: Prose, inline: Inline, longest: number) {
    this.rng = rng;
    this.prose = prose;
    this.inline = inline;
    this.longest = longest;
  }

  /** Sets the marks of so many notes behind words of the pieces; gives how many were set. */
  attach(pieces: Piece[], count: number): number {
    const places = pieces.flatMap((_piece, index) => (this.mayBear(pieces, index) ? [index] : []));
    const chosen = new Set<number>();
    for (let note = 0; note < count && places.length > 0; note++) {
      const end = this.rng.chance(0.3) ? pieces.length - 1 : this.rng.pick(places);
      if (places.includes(end)) chosen.add(end);
    }
    for (const index of [...chosen].sort((a, b) => a - b)) this.mark(pieces[index]!);
    return chosen.size;
  }

  /** What was defined since the last call, as Markdown. */
  takeDefinitions(): string[] {
    const { definitions } = this;
    this.definitions = [];
    return definitions;
  }

  /** A file's notes are its own. */
  beginFile(): void {
    this.last = undefined;
  }

  private mayBear(pieces: Piece[], index: number): boolean {
    const { md, plain } = pieces[index]!;
    const before = pieces[index - 1]?.md ?? '';
    return plain && !before.includes('[^') && !/[[\]\d۰-۹٠-٩]/u.test(md);
  }

  private mark(piece: Piece): void {
    const again = this.last && this.rng.chance(0.04);
    const { id, mark } = again ? this.last! : this.write(0);
    piece.md += mark;
    piece.atoms.push({ kind: 'mark', note: id });
    this.last = { id, mark };
  }

  /** Writes a note and gives its mark. */
  private write(depth: number): { id: string; mark: string } {
    const { rng } = this;
    const id = `n${++this.count}`;
    const label = rng.pick([digits(this.count, this.prose.language), id, `note-${this.count}`]);
    const latin = this.prose.language !== 'en' && rng.chance(0.12);
    const paragraphs = this.body(latin);
    const first = paragraphs[0]!;
    if (!latin && depth < 2 && rng.chance(0.05)) this.nest(first, depth);
    this.definitions.push(`[^${label}]: ${paragraphs.map(markdown).join('\n\n    ')}`);
    this.notes[id] = { id, atoms: paragraphs.flatMap(atoms), latin };
    return { id, mark: `[^${label}]` };
  }

  private nest(pieces: Piece[], depth: number): void {
    const places = pieces.filter((_piece, index) => index > 2 && this.mayBear(pieces, index));
    const bearer = places.at(-1);
    if (!bearer) return;
    const { id, mark } = this.write(depth + 1);
    bearer.md += mark;
    bearer.atoms.push({ kind: 'mark', note: id });
  }

  /** The paragraphs of a note; no two notes of a book begin alike. */
  private body(latin: boolean): Piece[][] {
    const { rng } = this;
    const count = latin ? rng.int(2, 14) : rng.chance(0.5) ? rng.int(2, 12) : rng.skewed(5, this.longest);
    for (let tries = 0; ; tries++) {
      const words = latin ? latinRun(rng, count) : this.words(count, tries);
      const start = words.slice(0, 3).join('').slice(0, 14);
      if (this.beginnings.has(start)) continue;
      this.beginnings.add(start);
      if (latin) return [words.map(wordPiece)];
      if (count < 60 || rng.chance(0.7)) return [this.inline.compose(words, { modest: true })];
      const half = Math.floor(count / 2);
      return [words.slice(0, half), words.slice(half)].map((part) =>
        this.inline.compose(part, { modest: true }),
      );
    }
  }

  /** Where all sentences have been used for beginnings, other words come first. */
  private words(count: number, tries: number): string[] {
    if (count < 6) return this.prose.phrase(count + Math.floor(tries / 40));
    const first = tries > 20 ? this.prose.phrase(3) : [];
    return [...first, ...this.prose.sentences(count)];
  }
}
