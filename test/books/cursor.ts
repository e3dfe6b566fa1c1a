import { type Char, letters, linkOver } from './lines.ts';
import type { Page } from './pdf-read.ts';
import type { Atom } from './truth.ts';

/** Where an atom was found. */
export interface Found {
  atom: Atom;
  first: Char;
  last: Char;
  /** What stands there, of marks and references. */
  text: string;
}

/** Walks through atoms and the letters of the PDF side by side. */
export class Cursor {
  readonly found: Found[] = [];
  /** The atom that is next, and how much of it has been read. */
  index = 0;
  private done = 0;
  private wanted: string | undefined;
  private first: Char | undefined;
  private last: Char | undefined;
  private reference: { text: string; page: number; y: number } | undefined;
  private readonly pages: readonly Page[];
  readonly atoms: readonly Atom[];

  constructor(atoms: readonly Atom[], pages: readonly Page[]) {
    this.atoms = atoms;
    this.pages = pages;
    this.skipUnlettered();
  }

  get finished(): boolean {
    return this.index >= this.atoms.length;
  }

  /** Has nothing of the next atom been read? */
  get atStart(): boolean {
    return this.done === 0 && !this.reference;
  }

  clone(): Cursor {
    const copy = new Cursor(this.atoms, this.pages);
    copy.index = this.index;
    copy.done = this.done;
    copy.wanted = this.wanted;
    copy.first = this.first;
    copy.reference = this.reference && { ...this.reference };
    return copy;
  }

  /** Reads as many letters as fit; gives how many. */
  feed(chars: readonly Char[], from = 0): number {
    let at = from;
    while (at < chars.length && !this.finished) {
      const taken = this.step(chars, at);
      if (taken < 0) break;
      at += taken;
    }
    if (this.finished || at < chars.length) return at - from;
    return at - from;
  }

  /** Gives up the next atom. */
  skip(): void {
    this.index++;
    this.done = 0;
    this.wanted = undefined;
    this.reference = undefined;
    this.skipUnlettered();
  }

  /** Ends a reference whose letters may have been the last of the text. */
  close(): void {
    if (this.reference) this.finish(this.first!, this.last!, this.reference.text);
  }

  private step(chars: readonly Char[], at: number): number {
    const atom = this.atoms[this.index]!;
    if (atom.kind === 'word') return this.word(atom, chars[at]!);
    if (atom.kind === 'mark') return this.mark(chars, at);
    return this.linked(chars[at]!);
  }

  private word(atom: Atom & { kind: 'word' }, char: Char): number {
    const wanted = this.wanted ?? letters(atom.text);
    if (wanted[this.done] !== char.c) {
      const other = atom.or && letters(atom.or);
      if (!other || other.slice(0, this.done) !== wanted.slice(0, this.done) || other[this.done] !== char.c)
        return -1;
      this.wanted = other;
    }
    if (this.done === 0) this.first = char;
    this.done++;
    if (this.done === wanted.length) this.finish(this.first!, char, wanted);
    return 1;
  }

  private mark(chars: readonly Char[], at: number): number {
    const { item } = chars[at]!;
    let end = at;
    while (end < chars.length && chars[end]!.item === item) end++;
    const run = chars.slice(at, end);
    const text = run.map((char) => char.c).join('');
    const raised =
      item.size < chars[at]!.line.size * 0.85 || linkOver(this.pages[chars[at]!.line.page]!, item);
    if (!/^\p{N}+$/u.test(text) || !raised) return -1;
    this.finish(run[0]!, run.at(-1)!, text);
    return run.length;
  }

  /** Takes letters as long as one link lies over them. */
  private linked(char: Char): number {
    const link = linkOver(this.pages[char.line.page]!, char.item);
    const { reference } = this;
    if (!reference) {
      if (!link) return -1;
      this.reference = { text: char.c, page: link.page, y: link.y };
      this.first = char;
      this.last = char;
      return 1;
    }
    if (link && link.page === reference.page && link.y === reference.y) {
      reference.text += char.c;
      this.last = char;
      return 1;
    }
    this.finish(this.first!, this.last!, reference.text);
    return 0;
  }

  private finish(first: Char, last: Char, text: string): void {
    this.found.push({ atom: this.atoms[this.index]!, first, last, text });
    this.skip();
  }

  /** Formulas and images, and words of signs alone, have no letters to be read here. */
  private skipUnlettered(): void {
    for (; this.index < this.atoms.length; this.index++) {
      const atom = this.atoms[this.index]!;
      if (atom.kind === 'formula' || atom.kind === 'image') continue;
      if (atom.kind === 'word' && letters(atom.text) === '') continue;
      return;
    }
  }
}
