import { displayedFormula } from './formulas.ts';
import type { Pictures } from './images.ts';
import { atoms, type Inline, type InlineOptions, markdown, type Piece, wordPiece } from './inline.ts';
import { addList } from './list-blocks.ts';
import type { Notes } from './notes.ts';
import { latinRun, type Prose } from './prose.ts';
import type { Random } from './random.ts';
import { addTable } from './tables.ts';
import type { Atom, Block, BlockKind } from './truth.ts';

/** What the kinds of blocks of a book weigh. */
export type BlockWeights = Record<
  | 'paragraph'
  | 'list'
  | 'quote'
  | 'verse'
  | 'aside'
  | 'epigraph'
  | 'latin'
  | 'code'
  | 'formula'
  | 'figure'
  | 'table'
  | 'rule'
  | 'breaks',
  number
>;

export interface BlockOptions {
  /** Words on a page. */
  capacity: number;
  /** Notes in many captions and headers of tables. */
  marked: boolean;
  floats: boolean;
}

/** Writes the blocks of a chapter as Markdown, and what they hold as truth. */
export class Blocks {
  md: string[] = [];
  blocks: Block[] = [];
  /** Words written, and what else takes as much room. */
  size = 0;
  /** Notes that this section may yet get. */
  budget = 0;
  tables = 0;
  readonly targets: string[] = [];
  readonly rng: Random;
  readonly prose: Prose;
  readonly inline: Inline;
  readonly notes: Notes;
  readonly pictures: Pictures;
  readonly options: BlockOptions;

  constructor(
    rng: Random,
    prose: Prose,
    inline: Inline,
    notes: Notes,
    pictures: Pictures,
    options: BlockOptions,
  ) {
    this.rng = rng;
    this.prose = prose;
    this.inline = inline;
    this.notes = notes;
    this.pictures = pictures;
    this.options = options;
  }

  /** Begins a chapter's file. */
  begin(): void {
    this.md = [];
    this.blocks = [];
    this.size = 0;
    this.notes.beginFile();
  }

  add(kind: BlockKind, pieces: Piece[], more: Partial<Block> = {}): string {
    const block: Block = { kind, atoms: atoms(pieces), ...more };
    this.blocks.push(block);
    this.size += pieces.length;
    return markdown(pieces);
  }

  /** Running text of so many words, with marks while there are notes left. */
  text(words: string[], options: InlineOptions = {}, chance = 0.5): Piece[] {
    const pieces = this.inline.compose(words, options);
    if (this.budget > 0 && this.rng.chance(chance)) {
      this.budget -= this.notes.attach(pieces, this.rng.int(1, Math.min(3, this.budget)));
    }
    return pieces;
  }

  sentences(count: number, options: InlineOptions = {}): Piece[] {
    return this.text(this.prose.sentences(count), options);
  }

  heading(level: number, count: number, options: { id?: string; mark?: boolean }): void {
    const pieces = this.inline.compose(this.prose.phrase(count), { bare: true });
    if (options.mark) this.notes.attach(pieces, 1);
    const { id } = options;
    if (id) this.targets.push(id);
    const text = this.add('heading', pieces, { level, ...(id && { id }) });
    this.md.push(`${'#'.repeat(level)} ${text}${id ? ` {#${id}}` : ''}`);
  }

  /** The title of a chapter without a heading, as it is printed. */
  titleWithoutHeading(words: string[], id: string | undefined): Block {
    if (id) this.targets.push(id);
    this.add('heading', words.map(wordPiece), { level: 1, ...(id && { id }) });
    return this.blocks.at(-1)!;
  }

  /** One block of a kind. */
  block(kind: keyof BlockWeights): void {
    const writers: Record<keyof BlockWeights, () => void> = {
      paragraph: () => this.paragraph(),
      list: () => addList(this),
      quote: () => this.quote(),
      verse: () => this.verse(),
      aside: () => this.container('aside', this.rng.int(8, 120)),
      epigraph: () => this.container('epigraph', this.rng.int(4, 30)),
      latin: () => this.latin(),
      code: () => this.code(),
      formula: () => this.formula(),
      figure: () => this.figure(),
      table: () => addTable(this),
      rule: () => this.rule(),
      breaks: () => this.breaks(),
    };
    writers[kind]();
    this.md.push(...this.notes.takeDefinitions());
  }

  paragraph(): void {
    const count = this.rng.chance(0.15) ? this.rng.int(1, 12) : this.rng.int(12, 200);
    this.md.push(this.add('paragraph', this.sentences(count)));
  }

  private quote(): void {
    const lines: string[] = [];
    const paragraphs = this.rng.int(1, 4);
    for (let index = 0; index < paragraphs; index++) {
      const nested = index > 0 && this.rng.chance(0.2);
      const text = this.add('quote', this.sentences(this.rng.int(4, 90)));
      lines.push(nested ? `> > ${text}` : `> ${text}`);
    }
    this.md.push(lines.join('\n>\n'));
  }

  private verse(): void {
    const free = this.rng.chance(0.2);
    const lines: string[] = [];
    const bayts = this.rng.int(2, 14);
    for (let bayt = 0; bayt < bayts; bayt++) lines.push(free ? this.verseLine(2, 9) : this.bayt());
    const source = this.rng.chance(0.4)
      ? `\n\n— ${this.add('verse', this.inline.compose(this.prose.phrase(3), { bare: true }))}`
      : '';
    this.md.push(`:::verse\n${lines.join('\n')}${source}\n:::`);
  }

  private bayt(): string {
    const first = this.verseLine(4, 6);
    return `${first} / ${this.verseLine(4, 6)}`;
  }

  private verseLine(low: number, high: number): string {
    const pieces = this.text(this.prose.phrase(this.rng.int(low, high)), { bare: true }, 0.08);
    return this.add('verse', pieces);
  }

  private container(kind: 'aside' | 'epigraph', words: number): void {
    const paragraphs = [this.add(kind, this.sentences(words, { modest: true }))];
    if (this.rng.chance(0.25)) paragraphs.push(this.add(kind, this.sentences(10, { modest: true })));
    this.md.push(`:::${kind}\n${paragraphs.join('\n\n')}\n:::`);
  }

  private latin(): void {
    const words = latinRun(this.rng, this.rng.int(6, 60));
    const pieces = words.map((text): Piece => ({ md: text, atoms: [{ kind: 'word', text }], plain: false }));
    this.md.push(`:::latin\n${this.add('latin', pieces)}\n:::`);
  }

  private code(): void {
    const { rng } = this;
    const count = rng.chance(0.85) ? rng.int(1, 18) : rng.skewed(18, 150);
    const lines = Array.from({ length: count }, () => codeLine(rng));
    const block: Block = {
      kind: 'code',
      atoms: lines.map((text): Atom => ({ kind: 'word', text: text.trim() })),
    };
    this.blocks.push(block);
    this.size += count * 9;
    this.md.push(`\`\`\`${rng.pick(['', 'js', 'python'])}\n${lines.join('\n')}\n\`\`\``);
  }

  private formula(): void {
    const formula = displayedFormula(this.rng);
    this.blocks.push({ kind: 'formula', atoms: [{ kind: 'formula', letters: formula.letters }] });
    this.size += 25;
    this.md.push(`$$${formula.tex}$$`);
  }

  private figure(): void {
    const picture = this.pictures.figure();
    const image: Atom = { kind: 'image', colour: picture.colour, ratio: picture.ratio, inline: false };
    this.size += this.options.capacity * 0.35;
    const float = this.options.floats && this.rng.chance(0.5);
    const more = float ? { float } : {};
    if (this.rng.chance(0.2)) {
      this.blocks.push({ kind: 'figure', atoms: [image], ...more });
      this.md.push(`![${this.prose.phrase(2).join(' ')}](${picture.file})${float ? '{.float}' : ''}`);
      return;
    }
    const id = `fig-${picture.file.match(/\d+/)![0]}`;
    const caption = this.prose.phrase(this.rng.skewed(2, 45)).map(wordPiece);
    this.targets.push(id);
    this.blocks.push({ kind: 'figure', id, atoms: [image, ...atoms(caption)], ...more });
    this.size += caption.length;
    const what = this.prose.phrase(3).join(' ');
    this.md.push(`![${what}](${picture.file} "${markdown(caption)}"){#${id}${float ? ' .float' : ''}}`);
  }

  private rule(): void {
    this.md.push('* * *');
    this.paragraph();
  }

  /** A paragraph of short lines. */
  private breaks(): void {
    const lines = Array.from({ length: this.rng.int(2, 6) }, () =>
      this.text(this.prose.phrase(this.rng.int(2, 7)), { bare: true }, 0.1),
    );
    this.blocks.push({ kind: 'paragraph', atoms: lines.flatMap(atoms) });
    this.size += lines.length * 10;
    this.md.push(lines.map(markdown).join('\\\n'));
  }
}

function codeLine(rng: Random): string {
  const name = () =>
    rng.pick(['page', 'line', 'note', 'width', 'total', 'chapter', 'index', 'mark', 'queue']);
  const indent = ' '.repeat(2 * rng.int(0, 3));
  const kind = rng.weighted({ assign: 5, call: 3, long: 1, close: 1 });
  if (kind === 'assign') return `${indent}const ${name()}${rng.int(1, 99)} = ${name()} + ${rng.int(1, 999)};`;
  if (kind === 'call') return `${indent}${name()}.${name()}(${name()}, "${name()}");`;
  if (kind === 'close') return `${indent}return ${name()}`;
  return `${indent}${Array.from({ length: rng.int(8, 22) }, name).join(', ')}`;
}
