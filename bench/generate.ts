import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Words of our own, from which Persian-like prose is made; the same seed makes the same book. */
const WORDS =
  'کتاب نوشته خواننده شهر تاریخ زبان سخن راه اندیشه مردم کار روزگار دانش پیوند نگاه پرسش پاسخ دفتر خانه دریا کوه باغ درخت باران آفتاب سپیده شب ستاره کلمه معنا اسلام علاقه سلامت بالا کمال آرامش همسایه فرهنگ ادب هنر نقش رنگ صدا خاموشی یاد فراموشی سفر بازگشت آغاز پایان'.split(
    ' ',
  );
const VERBS = 'است بود می‌شود می‌رود می‌گوید نمی‌داند آمده‌است خواهد ماند می‌نویسد می‌خواند'.split(' ');
const NAMES = ['Astana', 'OSCE', 'Vienna', 'Silk Road', 'UNESCO', 'Samarkand'];

/** What was written. */
export interface BenchBook {
  readonly chapters: number;
  readonly notes: number;
  /** Length of its Markdown. */
  readonly bytes: number;
}

/** Write a book of about `pages` pages (theme book, A5) into a folder: prose, headings, notes, a table and a figure a chapter. */
export async function generateBook(folder: string, pages: number, seed = 1404): Promise<BenchBook> {
  const random = generator(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const sentence = () => {
    const words = Array.from({ length: 9 + Math.floor(random() * 14) }, () => pick(WORDS));
    if (random() < 0.06) words.splice(3, 0, pick(NAMES));
    return `${words.join(' ').replace(/^((?:\S+ ){6}\S+)/, '$1،')} ${pick(VERBS)}.`;
  };
  const paragraph = (count: number) => Array.from({ length: count }, sentence).join(' ');
  const chapters = Math.max(1, Math.round(pages / 19));
  let notes = 0;
  let bytes = 0;
  await mkdir(join(folder, 'figures'), { recursive: true });
  await writeFile(
    join(folder, 'book.yaml'),
    'title: کتاب آزمون\nauthor: وراق\ndate: 2026-01-01\ntheme: book\nnumbering: sections\npage:\n  size: A5\n',
  );
  for (let chapter = 1; chapter <= chapters; chapter += 1) {
    const parts = [`# ${pick(WORDS)} و ${pick(WORDS)} ${chapter}`, paragraph(5)];
    for (let section = 1; section <= 15; section += 1) {
      const marks = [notes + 1, notes + 2, ...(section % 2 === 0 ? [notes + 3] : [])];
      notes += marks.length;
      parts.push(
        `## ${pick(WORDS)} و ${pick(WORDS)}`,
        `${paragraph(4)}[^${marks[0]}] ${paragraph(4)}[^${marks[1]}]`,
        `${paragraph(5)}${marks[2] ? `[^${marks[2]}]` : ''}`,
      );
      parts.push(`[^${marks[0]}]: ${sentence()}`, `[^${marks[1]}]: ${pick(NAMES)}.`);
      if (marks[2]) parts.push(`[^${marks[2]}]: ${sentence()}`);
    }
    const rows = Array.from(
      { length: 6 },
      (_, row) => `| ${pick(WORDS)} | ${row * 137 + chapter} | ${pick(WORDS)} |`,
    );
    parts.push(`جدول: ${pick(WORDS)}`, ['| نام | شمار | نشانه |', '|---|---|---|', ...rows].join('\n'));
    parts.push(`![نمودار](figures/${chapter}.svg "${pick(WORDS)}")`);
    const number = String(chapter).padStart(4, '0');
    const text = `${parts.join('\n\n')}\n`;
    bytes += Buffer.byteLength(text);
    await writeFile(join(folder, `${number}.md`), text);
    await writeFile(join(folder, `figures/${chapter}.svg`), figure(random));
  }
  return { chapters, notes, bytes };
}

function figure(random: () => number): string {
  const bars = Array.from({ length: 8 }, (_, bar) => {
    const height = Math.round(10 + random() * 90);
    return `<rect x="${bar * 40 + 10}" y="${110 - height}" width="28" height="${height}" fill="#7a1f1f"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 330 120" width="330" height="120">${bars.join('')}</svg>\n`;
}

/** Mulberry32: a small generator of numbers in [0, 1). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
