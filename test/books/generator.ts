import { Blocks } from './blocks.ts';
import { Pictures } from './images.ts';
import { Inline } from './inline.ts';
import { Notes } from './notes.ts';
import { bookYaml, styleSheet, templateText } from './own-files.ts';
import { Prose } from './prose.ts';
import { Random } from './random.ts';
import { drawSettings, type Settings } from './settings.ts';
import { traitsOf } from './traits.ts';
import type { Block, Chapter, GeneratedBook, Truth } from './truth.ts';
import { faceOf, type OwnTemplate } from './variety.ts';

export type { GeneratedBook } from './truth.ts';

/** A whole book, always the same for a seed; `overrule` fixes what would be drawn. */
export function makeBook(
  seed: number,
  overrule: (settings: Settings) => Partial<Settings> = () => ({}),
): GeneratedBook {
  const rng = new Random(seed);
  const drawn = drawSettings(rng, new Random(seed + 2 ** 31));
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

/** By how much letters give, as a share of their size. */
const LETTERS = { even: 0.015, letters: 0.02, spaces: 0 };

/** The line height that a typeface asks for, where the book's style says none. */
function leadingOf({ typeface, style }: Settings): number | undefined {
  return typeface?.leading && !style ? typeface.leading * (typeface.adjust ?? 1) : undefined;
}

/** A chapter without a title. */
interface Nameless {
  readonly file: string;
  readonly heading: Block;
}

/** So many words of a text stand for its title. */
const FIRST_WORDS = 6;

class BookWriter {
  private readonly rng: Random;
  private readonly settings: Settings;
  private readonly prose: Prose;
  private readonly pictures: Pictures;
  private readonly inline: Inline;
  private readonly notes: Notes;
  private readonly blocks: Blocks;
  private readonly chapters: Chapter[] = [];
  /** The chapters' Markdown by the names of their files. */
  private readonly texts: Record<string, string> = {};
  private readonly templates: Partial<Record<OwnTemplate, string>> = {};
  private coverImage: Truth['coverImage'];
  private title = '';
  /** The headings of the chapters that give themselves no title. */
  private readonly nameless: Nameless[] = [];
  private sections = 0;

  constructor(rng: Random, settings: Settings) {
    this.rng = rng;
    this.settings = settings;
    this.prose = new Prose(rng, settings.language);
    this.pictures = new Pictures(rng);
    this.inline = new Inline(rng, this.prose, this.pictures, settings.density);
    this.inline.keepDigits = settings.digits === 'keep';
    this.notes = new Notes(rng, this.prose, this.inline, settings.longestNote);
    this.blocks = new Blocks(rng, this.prose, this.inline, this.notes, this.pictures, {
      ...settings,
      capacity: capacity(settings),
    });
  }

  write(seed: number): GeneratedBook {
    this.title = this.prose.phrase(this.rng.int(2, 8)).join(' ');
    // Headings, notes and what does not fill its page take the rest.
    const total = this.settings.pages * this.blocks.options.capacity * 0.5;
    for (const { role, words } of this.plan(total)) this.chapter(role, words);
    for (const nameless of this.nameless) this.titleOf(nameless);
    const order = this.order();
    const yaml = bookYaml(this.settings, this.title, this.prose.phrase(2).join(' '));
    this.resolveReferences();
    this.ownTemplates();
    if (this.settings.coverImage) this.coverImage = this.pictures.cover();
    const { quireLength } = this.settings;
    const common = {
      quireLength,
      truth: this.truth(),
      traits: traitsOf(seed, this.settings, this.chapters.length),
    };
    if (this.settings.oneFile) {
      const whole = `---\n${yaml}---\n\n${Object.values(this.texts).join('\n')}`;
      return { ...common, files: { ...this.otherFiles(), 'whole.md': whole }, only: 'whole.md' };
    }
    return { ...common, files: { ...this.otherFiles(), ...this.texts, 'book.yaml': yaml + order } };
  }

  /** The chapters, and how many words each gets; each is drawn when those before are written. */
  private *plan(total: number): Generator<{ role: Chapter['role']; words: number }> {
    const { rng, settings } = this;
    const { length, oneFile } = settings;
    if (length === 'paragraph') return yield { role: 'body', words: 1 };
    const count = Math.max(
      1,
      Math.min(10, Math.round(Math.sqrt(settings.pages) * this.rng.between(0.4, 1.5))),
    );
    const shares = Array.from({ length: count }, () => rng.between(0.1, 1));
    const sum = shares.reduce((a, b) => a + b);
    const extra = length === 'sparse' ? 1 : total * 0.05;
    if (rng.chance(0.4) && !oneFile) yield { role: 'front', words: extra };
    for (const share of shares) {
      const few = rng.chance(0.06) || length === 'sparse';
      yield { role: 'body', words: few ? 1 : (total * share) / sum };
    }
    if (rng.chance(0.3) && !oneFile) yield { role: 'back', words: extra };
  }

  private chapter(role: Chapter['role'], words: number): void {
    const { blocks, settings } = this;
    const index = this.chapters.length + 1;
    const file = `${String(index).padStart(2, '0')}.md`;
    blocks.begin();
    const matter = role === 'body' ? [] : [`role: ${role}`];
    const untitled = settings.untitled && (!settings.oneFile || this.isParagraph) && this.rng.chance(0.4);
    const shortTitle = untitled ? undefined : this.chapterTitle(index);
    if (untitled) matter.push(...this.titleWithoutHeading(file, index, role));
    if (shortTitle) matter.push(`short-title: ${shortTitle}`);
    this.fill(words);
    const head = matter.length > 0 && !settings.oneFile ? `---\n${matter.join('\n')}\n---\n\n` : '';
    this.texts[file] = `${head}${blocks.md.join('\n\n')}\n`;
    this.chapters.push({ file, role, ...(shortTitle && { shortTitle }), blocks: blocks.blocks });
  }

  /** Is the book one paragraph? */
  private get isParagraph(): boolean {
    return this.settings.length === 'paragraph';
  }

  /** Is the book one chapter? Known when all are written. */
  private get isAlone(): boolean {
    return this.chapters.length === 1;
  }

  /** One chapter without a number that bears the book's title: it has no contents. */
  private get isArticle(): boolean {
    const numbered = (this.settings.numbering ?? 'none') !== 'none';
    const title = this.chapters[0]!.blocks[0]!.atoms.map((atom) => (atom.kind === 'word' ? atom.text : ''));
    return this.isAlone && !numbered && title.join(' ') === this.title;
  }

  /** The heading of a chapter, and its title for running heads if it has one. */
  private chapterTitle(index: number): string | undefined {
    const { rng, blocks } = this;
    const long = rng.chance(0.2);
    this.budget();
    blocks.heading(1, long ? rng.int(9, 25) : rng.int(2, 8), {
      id: `chapter-${index}`,
      mark: this.mayMark(),
    });
    blocks.md.push(...this.notes.takeDefinitions());
    return long && rng.chance(0.6) && !this.settings.oneFile ? this.prose.phrase(3).join(' ') : undefined;
  }

  /** Front matter for a title that it gives, or that is taken from elsewhere (see `titleOf`). */
  private titleWithoutHeading(file: string, index: number, role: Chapter['role']): string[] {
    const { oneFile } = this.settings;
    const id = `chapter-${index}`;
    this.budget();
    const named = !this.isParagraph && (role === 'front' || this.rng.chance(0.5));
    const given = named ? this.prose.phrase(this.rng.int(2, 8)) : undefined;
    // The front matter of a one-file book is the book's, and has no place for an id.
    const heading = this.blocks.titleWithoutHeading(given ?? [], oneFile ? undefined : id);
    if (!given) this.nameless.push({ file, heading });
    return [`id: ${id}`, ...(given ? [`title: ${given.join(' ')}`] : [])];
  }

  /** The title of a chapter that gives itself none: that of the book if it is alone, or its first words, if they are plain; else it gets one. */
  private titleOf({ file, heading }: Nameless): void {
    const atoms = (words: string[]) => words.map((text) => ({ kind: 'word' as const, text }));
    const first = this.firstWords(file);
    if (this.isAlone) heading.atoms = atoms(this.title.split(' '));
    else if (first) Object.assign(heading, { atoms: atoms(first), unseen: true });
    else {
      const given = this.prose.phrase(this.rng.int(2, 8));
      heading.atoms = atoms(given);
      this.texts[file] = this.texts[file]!.replace('---\n', `---\ntitle: ${given.join(' ')}\n`);
    }
  }

  /** The words with which a chapter begins, if it is not the first and begins with a paragraph of words that are nothing but words. */
  private firstWords(file: string): string[] | undefined {
    const at = this.chapters.findIndex((chapter) => chapter.file === file);
    const opening = this.chapters[at]!.blocks[1];
    const first = opening?.atoms.slice(0, FIRST_WORDS + 1) ?? [];
    const words = first.flatMap((atom) =>
      atom.kind === 'word' && !atom.or && !/\s/.test(atom.text) ? [atom.text] : [],
    );
    const isPlain = opening?.kind === 'paragraph' && words.length === first.length;
    return at > 0 && isPlain && words.length > 0 ? words.slice(0, FIRST_WORDS) : undefined;
  }

  private mayMark(): boolean {
    return this.blocks.budget > 0 && this.rng.chance(this.settings.marked ? 0.5 : 0.12);
  }

  private budget(): void {
    this.blocks.budget = this.rng.chance(this.settings.notesRate) ? this.rng.int(0, 6) : 0;
  }

  /** Sections and their blocks until so many words are written. */
  private fill(words: number): void {
    const { rng, blocks } = this;
    if (words <= 1) {
      this.fewWords();
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

  /** A paragraph alone, or nothing but the heading of a section. */
  private fewWords(): void {
    const { rng, blocks, settings } = this;
    if (settings.length === 'sparse' && rng.chance(0.2)) {
      this.section(2);
      return;
    }
    const count = settings.length === 'paragraph' ? rng.skewed(1, 120) : rng.int(1, 8);
    blocks.md.push(blocks.add('paragraph', blocks.text(this.prose.sentences(count))));
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
    if (body.length < 2 || this.settings.oneFile || rng.chance(0.7)) return '';
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

  /** Templates with words of the book's own; those of parts are printed below the title of each part. */
  private ownTemplates(): void {
    for (const name of this.settings.templates) this.templates[name] = this.prose.phrase(6).join(' ');
    if (!this.templates.part) return;
    for (const chapter of this.chapters) if (chapter.part) chapter.partWords = this.templates.part;
  }

  private otherFiles(): GeneratedBook['files'] {
    const sheet = styleSheet(this.settings);
    const templates = Object.entries(this.templates).map(([name, words]) => [
      `templates/${name}.ejs`,
      templateText(name as OwnTemplate, words),
    ]);
    return {
      ...this.pictures.files,
      ...this.settings.typeface?.files,
      ...Object.fromEntries(templates),
      ...(sheet && { 'style.css': sheet }),
    };
  }

  /** Gives every reference one of the book's targets, before it or behind. */
  private resolveReferences(): void {
    const targets = new Map<string, string>();
    for (const { atom, token } of this.inline.references) {
      atom.target = this.rng.pick(this.blocks.targets);
      targets.set(token, atom.target);
    }
    for (const [file, text] of Object.entries(this.texts)) {
      this.texts[file] = text.replace(/\uE010\d+\uE011/g, (token) => targets.get(token)!);
    }
  }

  private truth(): Truth {
    const { settings: s, templates } = this;
    // A book for the print shop has its cover made there.
    const cover = s.cover && !s.bleed;
    const coverWords = cover && !s.coverImage ? templates.cover : undefined;
    // A report has no half-title.
    const halfTitle = s.theme === 'book' ? templates['half-title'] : undefined;
    const front = [halfTitle, templates['title-page'], templates.imprint];
    return {
      language: s.language,
      title: this.title,
      theme: s.theme,
      ...(s.customSize && { size: { width: s.width, height: s.height } }),
      ...(s.margins && { margins: s.margins }),
      bodySize: s.bodySize,
      adjust: s.typeface ? s.typeface.adjust : 1,
      letters: LETTERS[s.justify ?? 'even'],
      lineHeight: leadingOf(s) ?? s.lineHeight,
      tocDepth: s.tocDepth ?? 2,
      article: this.isArticle,
      lists: s.lists,
      ...(s.numbering && { numbering: s.numbering }),
      footnotes: s.footnotes ?? (s.theme === 'book' ? 'page' : 'chapter'),
      cover,
      ...(cover && this.coverImage && { coverImage: this.coverImage }),
      ...(s.bleed && { bleed: s.bleed }),
      face: s.typeface?.family ?? faceOf(s.language, s.face),
      ownWords: {
        ...(coverWords && { cover: coverWords }),
        front: front.filter((words) => words !== undefined),
      },
      quireLength: s.quireLength,
      chapters: this.chapters,
      notes: this.notes.notes,
    };
  }
}
