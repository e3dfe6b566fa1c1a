import { inlineFormula } from './formulas.ts';
import type { Pictures } from './images.ts';
import { address, digits, latinRun, type Prose, yearRange } from './prose.ts';
import type { Random } from './random.ts';
import type { Atom } from './truth.ts';

/** A piece of running text: its Markdown, and what it prints. */
export interface Piece {
  md: string;
  atoms: Atom[];
  /** A native word, which may be made bold or bear a mark. */
  plain: boolean;
}

export const wordPiece = (text: string): Piece => ({
  md: text,
  atoms: [{ kind: 'word', text }],
  plain: true,
});

const special = (md: string, ...atoms: Atom[]): Piece => ({ md, atoms, plain: false });

/** How often each kind of special piece stands among words, for a whole book. */
export interface Density {
  /** Share of words behind which something special stands. */
  rate: number;
  formulas: number;
  images: number;
  foreign: number;
  code: number;
  addresses: number;
  numbers: number;
  references: number;
}

export interface InlineOptions {
  /** Nothing that is higher than a line, no references, no addresses. */
  modest?: boolean;
  /** Nothing but words, bold and emphasis. */
  bare?: boolean;
}

/** Composes running text. References are left open until all targets of the book are known. */
export class Inline {
  readonly references: { atom: Atom & { target: string }; token: string }[] = [];
  private readonly rng: Random;
  private readonly prose: Prose;
  private readonly pictures: Pictures;
  private readonly density: Density;

  constructor(rng: Random, prose: Prose, pictures: Pictures, density: Density) {
    this.rng = rng;
    this.prose = prose;
    this.pictures = pictures;
    this.density = density;
  }

  /** Words as pieces, with special pieces between them, never two beside one another. */
  compose(words: string[], options: InlineOptions = {}): Piece[] {
    const { rng } = this;
    const pieces: Piece[] = [];
    let sinceSpecial = 0;
    words.forEach((word, index) => {
      pieces.push(wordPiece(word));
      sinceSpecial++;
      // A foreign run, and its neighbour, want native words on both sides.
      const inside = index > 0 && index < words.length - 2;
      const native = /^[^\d٠-٩۰-۹]+$/u.test(word + (words[index + 1] ?? ''));
      if (options.bare || !inside || !native || sinceSpecial < 3 || !rng.chance(this.density.rate)) return;
      pieces.push(this.special(options.modest ?? false));
      sinceSpecial = 0;
    });
    return this.emphasise(pieces);
  }

  private special(modest: boolean): Piece {
    const { rng, density } = this;
    const kind = rng.weighted({
      formula: density.formulas,
      image: modest ? 0 : density.images,
      foreign: density.foreign,
      code: density.code,
      address: modest ? 0 : density.addresses,
      number: density.numbers,
      reference: modest ? 0 : density.references,
    });
    if (kind === 'formula') return this.formula(modest);
    if (kind === 'image') return this.image();
    if (kind === 'foreign') return this.foreign();
    if (kind === 'code') return this.code();
    if (kind === 'address') return this.address();
    if (kind === 'number') return this.number();
    return this.reference();
  }

  private formula(flat: boolean): Piece {
    const formula = inlineFormula(this.rng, flat);
    return special(`$${formula.tex}$`, { kind: 'formula', letters: formula.letters });
  }

  private image(): Piece {
    const { file, colour, ratio } = this.pictures.inline();
    return special(`![${this.prose.phrase(1)[0]}](${file})`, { kind: 'image', colour, ratio, inline: true });
  }

  private foreign(): Piece {
    const words = latinRun(this.rng, this.rng.int(1, 4));
    const md =
      this.prose.language !== 'en' && this.rng.chance(0.2) ? `:en[${words.join(' ')}]` : words.join(' ');
    return special(md, ...words.map((text): Atom => ({ kind: 'word', text })));
  }

  private code(): Piece {
    const name = this.rng.pick([
      'readFile',
      'page_height',
      'a.b.c',
      'max(x, y)',
      '--verbose',
      'x => x + 1',
      'src/main.ts',
    ]);
    return special(`\`${name}\``, { kind: 'word', text: name });
  }

  private address(): Piece {
    const text = address(this.rng);
    if (text.includes('@') || this.rng.chance(0.7)) return special(text, { kind: 'word', text });
    const words = latinRun(this.rng, 2);
    return special(
      `[${words.join(' ')}](${text})`,
      ...words.map((word): Atom => ({ kind: 'word', text: word })),
    );
  }

  private number(): Piece {
    const { rng } = this;
    const { language } = this.prose;
    const kind = rng.weighted({ range: 3, ascii: 2, decimal: 1, native: 4 });
    if (kind === 'range') {
      const range = yearRange(rng, language);
      return special(range.text, { kind: 'word', ...range });
    }
    const number = rng.int(2, 20000);
    if (kind === 'ascii') return special(String(number), { kind: 'word', text: this.ascii(number) });
    const text = digits(kind === 'decimal' ? `${number}${language === 'fa' ? '٫' : '.'}5` : number, language);
    return special(text, { kind: 'word', text });
  }

  /** The digits that ASCII digits are printed with. */
  keepDigits = false;
  private ascii(number: number): string {
    return this.keepDigits ? String(number) : digits(number, this.prose.language);
  }

  private reference(): Piece {
    const page = this.rng.chance(0.6);
    const atom = { kind: page ? 'page' : 'name', target: '' } as Atom & { target: string };
    const token = `\uE010${this.references.length}\uE011`;
    this.references.push({ atom, token });
    return special(`[](#${token})${page ? '{page}' : ''}`, atom);
  }

  /** Makes some runs of pieces bold, emphasised or a link. */
  private emphasise(pieces: Piece[]): Piece[] {
    const { rng } = this;
    for (let start = 0; start < pieces.length; start++) {
      if (!rng.chance(0.025)) continue;
      const length = Math.min(pieces.length - start, rng.skewed(1, 25));
      const run = pieces.slice(start, start + length);
      const end = run.findIndex((piece) => !piece.plain);
      const last = start + (end < 0 ? length : end) - 1;
      if (last < start) continue;
      const [open, close] = rng.pick([
        ['**', '**'],
        ['*', '*'],
        ['[', '](https://example.org/)'],
      ] as const);
      pieces[start]!.md = open + pieces[start]!.md;
      pieces[last]!.md += close;
      start = last + 1;
    }
    return pieces;
  }
}

export const markdown = (pieces: Piece[]): string => pieces.map((piece) => piece.md).join(' ');
export const atoms = (pieces: Piece[]): Atom[] => pieces.flatMap((piece) => piece.atoms);
