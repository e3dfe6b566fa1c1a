import { Blocks } from './blocks.ts';
import { Pictures } from './images.ts';
import { Inline } from './inline.ts';
import { Notes } from './notes.ts';
import { Prose } from './prose.ts';
import { Random } from './random.ts';
import { drawSettings, type Settings } from './settings.ts';
import type { Chapter, GeneratedBook, Truth } from './truth.ts';

export type { GeneratedBook } from './truth.ts';

/** A whole book, always the same for a seed; `overrule` fixes what would be drawn. */
export function makeBook(
  seed: number,
  overrule: (settings: Settings) => Partial<Settings> = () => ({}),
): GeneratedBook {
  const rng = new Random(seed);
  const drawn = drawSettings(rng);
  const settings = { ...drawn, ...overrule(drawn) };
  return new BookWriter(rng, settings).write(seed);
}

/** Words that a page of these settings takes, about. */
function capacity({ width, height, margins, bodySize, lineHeight }: Settings): number {
  const mm = 72 / 25.4;
  const measure = (width - (margins ? margins.inner + margins.outer : 36)) * mm;
  const depth = (height - (margins ? margins.top + margins.bottom : 44)) * mm;
  return (measure / (bodySize * 0.44) / 5.6) * (depth / (bodySize * lineHeight));
}

class BookWriter {
  private readonly rng: Random;
  private readonly settings: Settings;
  private readonly prose: Prose;
  private readonly pictures: Pictures;
  private readonly inline: Inline;
  private readonly notes: Notes;
  private readonly blocks: Blocks;
  private readonly chapters: Chapter[] = [];
  private readonly files: Record<string, string> = {};
  private sections = 0;

  constructor(rng: Random, settings: Settings) {
    this.rng = rng;
    this.settings = settings;
    this.prose = new Prose(rng, settings.language);
    this.pictures = new Pictures(rng);
    this.inline = new Inline(rng, this.prose, this.pictures, settings.density);
    this.inline.keepDigits = settings.digits === 'keep';
    this.notes = new Notes(rng, this.prose, this.inline, settings.longestNote);
    this.blocks = new Blocks(rng, this.prose, this.inline, this.notes, this.pictures, capacity(settings));
  }

  write(seed: number): GeneratedBook {
    const title = this.prose.phrase(this.rng.int(2, 8)).join(' ');
    // Headings, notes and what does not fill its page take the rest.
    const total = this.settings.pages * this.blocks.capacity * 0.5;
    const count = Math.max(
      1,
      Math.min(10, Math.round(Math.sqrt(this.settings.pages) * this.rng.between(0.4, 1.5))),
    );
    const shares = Array.from({ length: count }, () => this.rng.between(0.1, 1));
    const sum = shares.reduce((a, b) => a + b);
    if (this.rng.chance(0.4)) this.chapter('front', total * 0.05);
    for (const share of shares) this.chapter('body', this.rng.chance(0.06) ? 1 : (total * share) / sum);
    if (this.rng.chance(0.3)) this.chapter('back', total * 0.05);
    const lines = this.bookYaml(title, this.order());
    this.resolveReferences();
    const files = { 'book.yaml': lines, ...this.style(), ...this.files, ...this.pictures.files };
    const { quireLength } = this.settings;
    return { files, quireLength, truth: this.truth(title), traits: this.traits(seed) };
  }

  private chapter(role: Chapter['role'], words: number): void {
    const { rng, blocks } = this;
    const index = this.chapters.length + 1;
    const file = `${String(index).padStart(2, '0')}.md`;
    blocks.begin();
    const long = rng.chance(0.2);
    this.budget();
    blocks.heading(1, long ? rng.int(9, 25) : rng.int(2, 8), {
      id: `chapter-${index}`,
      mark: this.mayMark(),
    });
    blocks.md.push(...this.notes.takeDefinitions());
    const shortTitle = long && rng.chance(0.6) ? this.prose.phrase(3).join(' ') : undefined;
    this.fill(words);
    const front = [role !== 'body' && `role: ${role}`, shortTitle && `short-title: ${shortTitle}`].filter(
      Boolean,
    );
    const matter = front.length > 0 ? `---\n${front.join('\n')}\n---\n\n` : '';
    this.files[file] = `${matter}${blocks.md.join('\n\n')}\n`;
    this.chapters.push({ file, role, ...(shortTitle && { shortTitle }), blocks: blocks.blocks });
  }

  private mayMark(): boolean {
    return this.blocks.budget > 0 && this.rng.chance(0.12);
  }

  private budget(): void {
    this.blocks.budget = this.rng.chance(this.settings.notesRate) ? this.rng.int(0, 6) : 0;
  }

  /** Sections and their blocks until so many words are written. */
  private fill(words: number): void {
    const { rng, blocks } = this;
    if (words <= 1) {
      blocks.md.push(blocks.add('paragraph', blocks.text(this.prose.sentences(rng.int(1, 8)))));
      blocks.md.push(...this.notes.takeDefinitions());
      return;
    }
    let level = 1;
    let last = 'heading';
    let sectionEnd = rng.skewed(60, 900);
    while (blocks.size < words || last === 'heading') {
      if (last !== 'heading' && blocks.size > sectionEnd) {
        level = Math.min(rng.pick([2, 2, 2, 3, 3, 4]), level + 1);
        this.section(level);
        sectionEnd = blocks.size + rng.skewed(60, 900);
        if (rng.chance(0.1) && level < 4) this.section(++level);
        last = 'heading';
        continue;
      }
      const kind =
        last === 'paragraph' || rng.chance(0.2) ? rng.weighted(this.settings.weights) : 'paragraph';
      const chosen = kind === last ? 'paragraph' : kind;
      blocks.block(chosen);
      last = chosen === 'rule' || chosen === 'breaks' ? 'paragraph' : chosen;
    }
  }

  private section(level: number): void {
    const { rng, blocks } = this;
    this.budget();
    const id = rng.chance(0.5) ? { id: `section-${++this.sections}` } : {};
    blocks.heading(level, rng.skewed(2, 25), { ...id, mark: this.mayMark() });
    blocks.md.push(...this.notes.takeDefinitions());
  }

  /** The `chapters:` of the book, with parts now and then. */
  private order(): string {
    const { rng } = this;
    const body = this.chapters.filter(({ role }) => role === 'body');
    if (body.length < 2 || rng.chance(0.7)) return '';
    const split = rng.int(1, body.length - 1);
    body[0]!.part = this.prose.phrase(rng.int(1, 5)).join(' ');
    body[split]!.part = this.prose.phrase(rng.int(1, 5)).join(' ');
    let inPart = false;
    const lines = this.chapters.map(({ file, part, role }) => {
      if (part) inPart = true;
      if (role === 'back') inPart = false;
      const head = part ? `  - part: ${part}\n    chapters:\n` : '';
      return `${head}${inPart ? '      ' : '  '}- ${file}`;
    });
    return `chapters:\n${lines.join('\n')}\n`;
  }

  private bookYaml(title: string, order: string): string {
    const { settings: s } = this;
    const lines = [
      `title: ${title}`,
      `author: ${this.prose.phrase(2).join(' ')}`,
      `language: ${s.language}`,
      `theme: ${s.theme}`,
    ];
    const margin = s.margins && Object.entries(s.margins).map(([side, value]) => `${side}: ${value}mm`);
    lines.push(`page: {size: ${s.size}${margin ? `, margin: {${margin.join(', ')}}` : ''}}`);
    if (!s.cover) lines.push('cover: false');
    if (s.style) lines.push('style: style.css');
    if (s.tocDepth) lines.push(`toc-depth: ${s.tocDepth}`);
    if (s.numbering) lines.push(`numbering: ${s.numbering}`);
    if (s.footnotes) lines.push(`footnotes: ${s.footnotes}`);
    if (s.heads) lines.push(`running-heads: {verso: ${s.heads.verso}, recto: ${s.heads.recto}}`);
    if (s.lists.length > 0) lines.push(`lists: [${s.lists.join(', ')}]`);
    if (s.digits) lines.push(`digits: ${s.digits}`);
    return `${lines.join('\n')}\n${order}`;
  }

  private style(): Record<string, string> {
    const { style, bodySize, lineHeight } = this.settings;
    return style
      ? { 'style.css': `:root { --line-height: ${lineHeight}; }\nhtml { font-size: ${bodySize}pt; }\n` }
      : {};
  }

  /** Gives every reference one of the book's targets, before it or behind. */
  private resolveReferences(): void {
    const targets = new Map<string, string>();
    for (const { atom, token } of this.inline.references) {
      atom.target = this.rng.pick(this.blocks.targets);
      targets.set(token, atom.target);
    }
    for (const [file, text] of Object.entries(this.files)) {
      this.files[file] = text.replace(/\uE010\d+\uE011/g, (token) => targets.get(token)!);
    }
  }

  private truth(title: string): Truth {
    const { settings: s } = this;
    return {
      language: s.language,
      title,
      theme: s.theme,
      ...(s.customSize && { size: { width: s.width, height: s.height } }),
      ...(s.margins && { margins: s.margins }),
      bodySize: s.bodySize,
      lineHeight: s.lineHeight,
      tocDepth: s.tocDepth ?? 2,
      lists: s.lists,
      ...(s.numbering && { numbering: s.numbering }),
      footnotes: s.footnotes ?? (s.theme === 'book' ? 'page' : 'chapter'),
      cover: s.cover,
      quireLength: s.quireLength,
      chapters: this.chapters,
      notes: this.notes.notes,
    };
  }

  private traits(seed: number): string {
    const { settings: s } = this;
    const named = [
      `seed ${seed}`,
      s.language,
      s.theme,
      s.size + (s.margins ? ` margins ${Object.values(s.margins).join('/')}` : ''),
      s.style ? `${s.bodySize}pt × ${s.lineHeight}` : 'own type size',
      `toc ${s.tocDepth ?? '-'}`,
      `numbering ${s.numbering ?? '-'}`,
      `notes ${s.footnotes ?? '-'} ≤${s.longestNote} words ×${s.notesRate}`,
      s.heads ? `heads ${s.heads.verso}/${s.heads.recto}` : '',
      s.lists.length > 0 ? `lists ${s.lists.join('+')}` : '',
      s.digits ? `digits ${s.digits}` : '',
      s.cover ? 'cover' : '',
      s.quireLength > 1 ? `quire ${s.quireLength}` : '',
      `~${s.pages} pages, ${this.chapters.length} chapters`,
    ];
    return named.filter(Boolean).join(', ');
  }
}
