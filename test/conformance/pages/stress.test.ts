import { afterAll, describe, expect, it } from 'vitest';
import { silent } from '../../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../../scripts/engine/session.ts';
import { render } from '../../../scripts/render/render.ts';
import { geometryOf } from '../../../scripts/setting/geometry.ts';
import { makePdf } from '../../../scripts/targets/pdf/pdf.ts';
import { memoryWorld } from '../../memory-world.ts';
import { wrongFolios } from '../../pages/folios.ts';
import { brokenLaws } from '../../pages/laws.ts';
import { readBook } from '../../read.ts';
import { said } from '../../said.ts';

/** Books that are more of one thing than any real one; each is judged by the laws of the page, read from its PDF alone. */

const WORDS = 'کتاب نوشته شهر تاریخ زبان سخن راه اندیشه مردم کار دانش پیوند نگاه پرسش دفتر'.split(' ');

class Writer {
  readonly notes: string[] = [];
  #turn = 0;
  #tokens = 0;

  words(count: number): string {
    return Array.from({ length: count }, () => WORDS[(this.#turn++ * 7) % WORDS.length]).join(' ');
  }

  /** A paragraph of so many words. */
  prose(count: number, mark = ''): string {
    this.#tokens += 1;
    return `P${this.#tokens} ${this.words(count)}${mark}`;
  }

  mark(words: number): string {
    const index = this.notes.length + 1;
    this.notes.push(`[^${index}]: N${index} ${this.words(words)} E${index}`);
    return ` M${index}[^${index}]`;
  }
}

const range = <Made>(count: number, make: (index: number) => Made) =>
  Array.from({ length: count }, (_, index) => make(index));

const LONGEST = '1,500 pages';

const BOOKS: Readonly<Record<string, (writer: Writer) => readonly string[]>> = {
  'a chapter of 300 notes': (w) => [
    '# فصل',
    ...range(300, (index) => w.prose(60, w.mark(3 + ((index * 13) % 60)))),
  ],
  '400 chapters of one page': (w) => range(400, (index) => `# فصل ${index}\n\n${w.prose(40)}`),
  [LONGEST]: (w) =>
    range(60, (index) => `# فصل ${index}\n\n${range(75, () => w.prose(110, w.mark(12))).join('\n\n')}`),
  'a chapter of notes alone': (w) => ['# فصل', w.prose(2, range(60, () => w.mark(70)).join('،'))],
  'a table of 12 pages with notes in its cells': (w) => [
    '# فصل',
    `| نام | شرح |\n|---|---|\n${range(260, (index) => `| ${w.words(1)} | ${w.prose(12, index % 9 ? '' : w.mark(20))} |`).join('\n')}`,
  ],
  'a figure taller than the page': (w) => [
    '# فصل',
    w.prose(40, w.mark(8)),
    '![نقشه](a.svg "شرح نقشه"){#map}',
    w.prose(300, w.mark(30)),
  ],
  'references whose folios change width': (w) => [
    '# فصل',
    ...range(
      90,
      (index) => `## بخش ${index} {#s${index}}\n\n${w.prose(70)} [](#s${(index * 37) % 90}){page}`,
    ),
  ],
};

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="2400"><rect width="300" height="2400" fill="#999"/></svg>';

const browser = new BrowserSession();
afterAll(() => browser.close());

describe('books of one thing alone', () => {
  // The longest takes minutes: it is set in one theme, which has all that the other has.
  for (const theme of ['report', 'book'] as const)
    it.each(Object.keys(BOOKS).filter((name) => theme === 'book' || name !== LONGEST))(
      `%s, as a ${theme}`,
      async (name) => {
        const writer = new Writer();
        const body = BOOKS[name]!(writer);
        const head = `---\ntitle: کتاب آزمون\ntheme: ${theme}\npage: {size: A5}\ncover: false\n---`;
        const source = `${[head, ...body, ...writer.notes].join('\n\n')}\n`;
        const reading = await readBook(memoryWorld({ 'book.md': source, 'a.svg': SVG }), 'book.md');
        expect(said(reading)).toEqual([]);
        const { book } = reading;
        const made = await makePdf(render(book!, silent), browser);
        expect(made.fallbacks.filter(({ kind }) => kind !== 'late-note')).toEqual([]);
        const { bottom } = geometryOf(book!).margin;
        expect(
          await brokenLaws(made.artifact.bytes, source, { bottomMargin: bottom, notesAtFoot: true }),
        ).toEqual([]);
        expect((await wrongFolios(made.artifact.bytes, bottom)).wrong).toEqual([]);
      },
      600_000,
    );
});
