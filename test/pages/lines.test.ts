import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FullLine, fullLines } from '../../bench/word-spaces.ts';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { glyphsOf } from './laws.ts';

/** The space of Vazirmatn: em. */
const SPACE = 0.269;

const PROSE =
  'در روستاهای کوهستانی تا چند دهه پیش کتاب چیزی بود که از راه می‌رسید و کسی نمی‌دانست کی؛ اما هر بهار که گردنه‌ها باز می‌شد، قاطری با دو صندوق چوبی پیدا می‌شد و بچه‌ها پیش از همه خبردار می‌شدند. صندوق‌ها بوی چوب گردو می‌دادند و در هر کدام چهل جلد کتاب بود، نه بیشتر.';

const TEXT = `# سطرها

${PROSE} ${PROSE}

نشانی https://www.example.org/reports/2020/annual-report/library_statistics.html?year=2020 در میان سطر می‌آید، و پیش از آن «International Federation of Library Associations» و (Washington, D.C.) و $x_1, x_2$ و **واژه‌هایی درشت که از سطری به سطر دیگر می‌روند** و یادداشتی[^1] و باز ص. ۱۲ و ۵۰ Hz و ۱۲۹۰–۱۲۹۵ تا پایان.

خط یکم\\
${PROSE}\\
خط پایان که بلند است و باید سطر آخرش همان باشد که بود، بی‌آنکه پر شود.

یک واژهٔ ${'بسیار'.repeat(40)} در میان متن که از سطر بزرگ‌تر است و جایی برایش نیست.

${'کتاب، دفتر، کاغذ، مرکب، '.repeat(7)}قلم.

> ${PROSE}

- ${PROSE}

[^1]: ${PROSE.slice(0, 120)}
`;

const browser = new BrowserSession();
let chosen: Uint8Array;
let broken: Uint8Array;
let scaled: Uint8Array;
let elongated: Uint8Array;
beforeAll(async () => {
  chosen = await pdfWith('justify: spaces\n');
  broken = await pdfWith('hanging-punctuation: false\n', ':root { --line-breaks: browser; }');
  scaled = await pdfWith('justify: letters\nhanging-punctuation: false\n');
  elongated = await pdfWith('justify: { by: spaces, kashida: true }\n');
});
afterAll(() => browser.close());

async function pdfWith(more: string, style = ''): Promise<Uint8Array> {
  const settings = `title: سطرها\nauthor: وراق\ntheme: book\ndate: 2026-01-01\nstyle: own.css\npage:\n  size: جیبی\n${more}`;
  const files = { 'book.yaml': settings, 'own.css': style, '1.md': TEXT };
  const { book } = await readBook(memoryWorld(files));
  return (await makePdf(render(book!, silent), browser)).artifact.bytes;
}

/** How the widest of the spaces stands to the middle one. */
function unevenness(lines: readonly FullLine[]): number {
  const spaces = lines.map(({ space }) => space).sort((a, b) => a - b);
  return spaces.at(-1)! / spaces[Math.floor(spaces.length / 2)]!;
}

/** How far lines that end with a comma stand beyond the edge at which others of their page end: pt. */
function hanging(bytes: Uint8Array): readonly number[] {
  const text = fullLines(bytes).filter(({ letters }) => Math.abs(letters - 11) < 0.4);
  const isMarked = (one: FullLine) => one.text.startsWith('،');
  const edgeOf = ({ page }: FullLine) => {
    const others = text.filter((one) => one.page % 2 === page % 2 && /^\p{L}/u.test(one.text));
    return others.map(({ left }) => left).sort((a, b) => a - b)[Math.floor(others.length / 2)]!;
  };
  return text.filter(isMarked).map((one) => edgeOf(one) - one.left);
}

describe('the lines of a book', () => {
  it('have spaces that are more even than those of the browser, none of them narrow', () => {
    const lines = fullLines(chosen);
    expect(lines.length).toBeGreaterThan(15);
    expect(unevenness(lines)).toBeLessThan(0.9 * unevenness(fullLines(broken)));
    const least = Math.min(...lines.map((line) => line.least)) / SPACE;
    expect(least).toBeGreaterThan(0.75);
    expect(least).toBeLessThan(1);
  });

  it('are more even still where letters may be larger or smaller, and these are that by 2 % at most', () => {
    const lines = fullLines(scaled);
    expect(lines.length).toBeGreaterThan(15);
    expect(unevenness(lines)).toBeLessThan(0.9 * unevenness(fullLines(chosen)));
    const scales = (of: readonly FullLine[]) =>
      of.map(({ letters }) => letters / 11).filter((scale) => Math.abs(scale - 1) < 0.04);
    expect(Math.max(...scales(lines))).toBeCloseTo(1.02, 3);
    expect(Math.min(...scales(lines))).toBeCloseTo(0.98, 3);
    expect(new Set(scales(fullLines(chosen)).map((scale) => scale.toFixed(3)))).toEqual(new Set(['1.000']));
  });

  it('have narrower spaces where words are elongated, and end where they ended', () => {
    const plain = fullLines(chosen);
    const lines = fullLines(elongated);
    const lettersOf = ({ text }: FullLine) => [...text].sort().join('');
    expect(lines.map(lettersOf)).toEqual(plain.map(lettersOf));
    const narrower = lines.filter(({ space }, at) => space < plain[at]!.space - 0.01);
    expect(narrower.length).toBeGreaterThan(2);
    expect(Math.max(...lines.map(({ space }, at) => space - plain[at]!.space))).toBeLessThan(0.01);
    expect(Math.min(...narrower.map(({ space }) => space / SPACE))).toBeGreaterThan(1.3);
  });

  it('end with half a mark beyond the edge, where marks hang', () => {
    const [plain] = hanging(broken);
    const beyond = hanging(chosen);
    expect(beyond.length).toBeGreaterThan(1);
    // The comma of Vazirmatn is 0.271 em wide.
    for (const by of beyond) expect(by - plain!).toBeCloseTo((0.271 / 2) * 11, 1);
  });

  it('say what they would say otherwise', async () => {
    const said = async (bytes: Uint8Array) =>
      (await glyphsOf(bytes)).glyphs
        .flatMap(({ text }) => [...text.replace(/[\s\u200e\u200f]/g, '')])
        .sort()
        .join('');
    const text = await said(broken);
    expect(await said(chosen)).toBe(text);
    expect(await said(scaled)).toBe(text);
    expect(await said(elongated)).toBe(text);
  });
});
