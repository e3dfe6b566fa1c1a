import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AlignmentType,
  Bookmark,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  EndnoteReferenceRun,
  ExternalHyperlink,
  FootnoteReferenceRun,
  Math as Formula,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  InternalHyperlink,
  LevelFormat,
  MathFraction,
  MathRadical,
  MathRun,
  MathSum,
  MathSuperScript,
  Packer,
  PageBreak,
  PageReference,
  Paragraph,
  SequentialIdentifier,
  SymbolRun,
  Tab,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
} from 'docx';
import { PROSE, prose } from './prose.ts';

type Children = NonNullable<Exclude<ConstructorParameters<typeof Paragraph>[0], string>['children']>;

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Word files that the package docx makes. */
export async function makeByDocx(folder: string): Promise<void> {
  for (const [name, document] of Object.entries({ all: all(), long: long(), lists: lists(), look: look() }))
    writeFileSync(join(folder, `docx-${name}.docx`), await Packer.toBuffer(document));
}

const run = (text: string) => new TextRun({ text, rightToLeft: true });
const p = (...children: Children) => new Paragraph({ bidirectional: true, children });
const text = (words: string) => p(run(words));
const heading = (words: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
  new Paragraph({ bidirectional: true, heading: level, children: [run(words)] });
const cell = (words: string, spans: { columnSpan?: number; rowSpan?: number } = {}) =>
  new TableCell({ ...spans, children: [text(words)] });

function all(): Document {
  const note = (at: number) => ({ children: [text(PROSE.notes[at]!)] });
  return new Document({
    title: PROSE.title,
    creator: PROSE.author,
    footnotes: { 1: note(0), 2: { children: [text(PROSE.notes[1]!), text(PROSE.notes[2]!)] } },
    endnotes: { 1: note(3) },
    comments: {
      children: [{ id: 0, author: 'ویراستار', date: new Date(0), children: [text('این سند کجاست؟')] }],
    },
    sections: [
      {
        children: [
          new Paragraph({ text: PROSE.title, heading: HeadingLevel.TITLE }),
          new TableOfContents('فهرست', { hyperlink: true, headingStyleRange: '1-3' }),
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            children: [new Bookmark({ id: 'start', children: [run(PROSE.headings[0]!)] })],
          }),
          p(
            run(prose(0, 3)),
            new FootnoteReferenceRun(1),
            run(` ${prose(3, 2)}`),
            new FootnoteReferenceRun(2),
            run(' و'),
            new EndnoteReferenceRun(1),
            run('.'),
          ),
          p(
            run('بنگرید به '),
            new InternalHyperlink({ anchor: 'start', children: [run('آغاز کتاب')] }),
            run(' در صفحهٔ '),
            new PageReference('start'),
            run(' و '),
            new ExternalHyperlink({
              link: 'https://example.org/?a=1&b=2',
              children: [new TextRun('example.org')],
            }),
            run('.'),
          ),
          heading(PROSE.headings[1]!, HeadingLevel.HEADING_2),
          p(
            new CommentRangeStart(0),
            run(prose(6, 1)),
            new CommentRangeEnd(0),
            new TextRun({ children: [new CommentReference(0)] }),
            run(' '),
            new InsertedTextRun({ text: 'افزوده', id: 1, author: 'ویراستار', date: '2026-01-01T00:00:00Z' }),
            new DeletedTextRun({ text: 'برداشته', id: 2, author: 'ویراستار', date: '2026-01-01T00:00:00Z' }),
            run('.'),
          ),
          p(
            run('فرمول '),
            new Formula({
              children: [
                new MathFraction({
                  numerator: [new MathRun('a')],
                  denominator: [new MathRadical({ children: [new MathRun('b')] })],
                }),
                new MathRun('='),
                new MathSum({
                  children: [
                    new MathSuperScript({ children: [new MathRun('x')], superScript: [new MathRun('2')] }),
                  ],
                  subScript: [new MathRun('i=1')],
                  superScript: [new MathRun('n')],
                }),
              ],
            }),
            run(' است.'),
          ),
          new Table({
            visuallyRightToLeft: true,
            rows: [
              new TableRow({
                tableHeader: true,
                children: [cell('نام'), cell('دو ستون', { columnSpan: 2 })],
              }),
              new TableRow({ children: [cell('دو ردیف', { rowSpan: 2 }), cell('۱'), cell('۲')] }),
              new TableRow({ children: [cell('۳'), cell('۴')] }),
            ],
          }),
          text(prose(8, 2)),
          p(
            new ImageRun({
              type: 'png',
              data: PNG,
              transformation: { width: 40, height: 40 },
              altText: { name: 'a', title: 'عنوان', description: 'درِ دکان' },
            }),
          ),
          p(run('شکل '), new SequentialIdentifier('شکل'), run(': درِ دکان در زمستان')),
          p(
            run('نشانه '),
            new SymbolRun({ char: 'F0FC', symbolfont: 'Wingdings' }),
            run(' و '),
            new SymbolRun({ char: 'F061', symbolfont: 'Symbol' }),
            run('.'),
            new PageBreak(),
          ),
          heading(PROSE.headings[2]!, HeadingLevel.HEADING_1),
          text(prose(12, 6)),
        ],
      },
    ],
  });
}

function long(): Document {
  const notes = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [at + 1, { children: [text(PROSE.notes[at % 8]!)] }]),
  );
  const chapters = Array.from({ length: 15 }, (_, chapter) => [
    heading(PROSE.headings[chapter]!, HeadingLevel.HEADING_1),
    ...Array.from({ length: 12 }, (__, at) => {
      const words = run(prose(chapter * 17 + at * 5, 5));
      return at % 3 === 0 ? p(words, new FootnoteReferenceRun(chapter * 4 + at / 3 + 1)) : p(words);
    }),
  ]);
  return new Document({
    title: PROSE.title,
    creator: PROSE.author,
    footnotes: notes,
    sections: [{ children: chapters.flat() }],
  });
}

function lists(): Document {
  const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], shape: string) => ({
    level: at,
    format,
    text: shape,
    alignment: AlignmentType.RIGHT,
  });
  const entry = (words: string, reference: string, at = 0) =>
    new Paragraph({ numbering: { reference, level: at }, children: [run(words)] });
  return new Document({
    numbering: {
      config: [
        {
          reference: 'numbers',
          levels: [level(0, LevelFormat.DECIMAL, '%1.'), level(1, LevelFormat.LOWER_LETTER, '%2)')],
        },
        { reference: 'roman', levels: [level(0, LevelFormat.UPPER_ROMAN, '%1.')] },
      ],
    },
    sections: [
      {
        children: [
          heading('فهرست‌ها', HeadingLevel.HEADING_1),
          text(prose(0, 2)),
          entry('یک', 'numbers'),
          entry('یک و الف', 'numbers', 1),
          entry('یک و ب', 'numbers', 1),
          entry('دو', 'numbers'),
          text(prose(2, 2)),
          entry('سه', 'numbers'),
          text(prose(4, 2)),
          entry('بند رومی', 'roman'),
          new Paragraph({ bullet: { level: 0 }, children: [run('گلوله')] }),
          new Paragraph({ bullet: { level: 1 }, children: [run('گلولهٔ درونی')] }),
          text(prose(6, 2)),
        ],
      },
    ],
  });
}

function look(): Document {
  const title = (words: string, size: number) =>
    p(
      new TextRun({
        text: words,
        rightToLeft: true,
        bold: true,
        boldComplexScript: true,
        size,
        sizeComplexScript: size,
      }),
    );
  const body = (at: number) => [
    title(PROSE.headings[at]!, 36),
    text(prose(at * 6, 6)),
    title(PROSE.headings[at + 6]!, 28),
    text(prose(at * 6 + 6, 6)),
  ];
  return new Document({
    sections: [
      { children: [...body(0), ...body(1)] },
      {
        children: [
          ...body(2),
          ...PROSE.bayts.map(([one, other]) =>
            p(new TextRun({ rightToLeft: true, children: [one, new Tab(), other] })),
          ),
          text(prose(20, 4)),
        ],
      },
    ],
  });
}
