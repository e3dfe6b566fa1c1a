import fc from 'fast-check';

/** Books made at random, with the tokens that the laws ask for: chapters of paragraphs, headings, lists, tables, quotations. */

/** Lengths of the notes of a block, in words. */
type NoteLengths = readonly number[];

type Block =
  | {
      readonly kind: 'paragraph' | 'quotation' | 'aside';
      readonly words: number;
      readonly notes: NoteLengths;
    }
  | { readonly kind: 'heading'; readonly notes: NoteLengths }
  | { readonly kind: 'list'; readonly entries: readonly number[]; readonly notes: NoteLengths }
  | { readonly kind: 'table'; readonly rows: readonly number[]; readonly notes: NoteLengths };

export interface RandomBook {
  readonly theme: 'report' | 'book';
  readonly size: string;
  readonly footnotes: 'page' | 'chapter' | 'book';
  /** Letters of a quire: short books are printed in one, or in several. */
  readonly quireLength: number;
  readonly chapters: readonly (readonly Block[])[];
}

const notes: fc.Arbitrary<NoteLengths> = fc.oneof(
  { weight: 5, arbitrary: fc.constant([]) },
  { weight: 4, arbitrary: fc.array(fc.integer({ min: 2, max: 30 }), { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 40, max: 500 }), { maxLength: 2 }) },
);

const prose = (kind: 'paragraph' | 'quotation' | 'aside', max: number) =>
  fc.record({ kind: fc.constant(kind), words: fc.integer({ min: 2, max }), notes });

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 8, arbitrary: prose('paragraph', 200) },
  { weight: 1, arbitrary: prose('quotation', 120) },
  { weight: 1, arbitrary: prose('aside', 80) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('heading' as const), notes: fc.constant([]) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('list' as const),
      entries: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }),
      notes,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('table' as const),
      rows: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 20 }),
      notes,
    }),
  },
);

export const randomBook: fc.Arbitrary<RandomBook> = fc.record({
  theme: fc.constantFrom('report', 'book'),
  size: fc.constantFrom('A5', 'رقعی', 'وزیری'),
  footnotes: fc.constantFrom('page', 'chapter', 'book'),
  quireLength: fc.constantFrom(120_000, 3_000),
  chapters: fc.array(fc.array(block, { minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 3 }),
});

const WORDS =
  'کتاب نوشته شهر تاریخ زبان سخن راه اندیشه مردم کار دانش پیوند نگاه پرسش دفتر خانه دریا باغ درخت باران'.split(
    ' ',
  );

/** The manuscript of a random book. */
export function manuscriptOf({ theme, size, footnotes, chapters }: RandomBook): string {
  return written(chapters, `theme: ${theme}\npage: {size: ${size}}\nfootnotes: ${footnotes}`);
}

/** The manuscript of a random book as an article in two columns, with an abstract of so many words at either end. */
export function columnedOf({ footnotes, chapters }: RandomBook, abstract: number): string {
  const english = 'ink and paper '.repeat(abstract / 4);
  const head = [`abstract: ${new Writer().words(abstract)}`, `abstract-en: ${english}`];
  return written(chapters, ['kind: article\ncolumns: 2', `footnotes: ${footnotes}`, ...head].join('\n'));
}

function written(chapters: RandomBook['chapters'], settings: string): string {
  const writer = new Writer();
  const body = chapters.flatMap((blocks, index) => [
    `# فصل ${WORDS[index]}`,
    writer.words(5),
    ...blocks.map((one) => writer.block(one)),
  ]);
  const head = `---\ntitle: کتاب آزمون\n${settings}\n---`;
  return `${[head, ...body, ...writer.notes].join('\n\n')}\n`;
}

class Writer {
  readonly notes: string[] = [];
  #tokens = 0;
  #turn = 0;

  words(count: number): string {
    return Array.from({ length: count }, () => WORDS[(this.#turn++ * 7) % WORDS.length]).join(' ');
  }

  block(block: Block): string {
    const marks = block.notes.map((length) => this.#note(length));
    switch (block.kind) {
      case 'heading':
        return `## ${this.words(3)}`;
      case 'paragraph':
        return this.#prose(block.words, marks);
      case 'quotation':
        return `> ${this.#prose(block.words, marks)}`;
      case 'aside':
        return `:::aside\n${this.#prose(block.words, marks)}\n:::`;
      case 'list':
        return this.#shared(block.entries, marks, (text) => `- ${text}`);
      case 'table':
        return `| نام | شرح |\n|---|---|\n${this.#shared(block.rows, marks, (text) => `| ${this.words(1)} | ${text} |`)}`;
    }
  }

  #note(length: number): string {
    const index = this.notes.length + 1;
    this.notes.push(`[^${index}]: N${index} ${this.words(length)} E${index}`);
    return ` M${index}[^${index}]`;
  }

  /** Words with the marks spread among them. */
  #prose(count: number, marks: readonly string[]): string {
    const share = Math.max(1, Math.floor(count / (marks.length + 1)));
    return [
      `P${++this.#tokens} ${this.words(share)}`,
      ...marks.map((mark) => `${mark} ${this.words(share)}`),
    ].join('');
  }

  #shared(counts: readonly number[], marks: readonly string[], row: (text: string) => string): string {
    return counts
      .map((count, index) => {
        const own = marks.filter((_, at) => at % counts.length === index);
        return row(this.#prose(count, own));
      })
      .join('\n');
  }
}
