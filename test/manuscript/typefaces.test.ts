import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MessageList } from '../../scripts/diagnostics/report.ts';
import { modulePath } from '../../scripts/engine/module-path.ts';
import { houseFaces, namedTypefaces } from '../../scripts/house/typefaces.ts';
import { LANGUAGES } from '../../scripts/language/languages.ts';
import { sourcesOf } from '../../scripts/manuscript/sources.ts';
import { factsOf, tablesOf } from '../../scripts/manuscript/typeface/sfnt.ts';
import { checkGlyphs } from '../../scripts/render/glyphs.ts';
import { facesOf, ownFacesOf, textFaceOf, themeCss, typefaceNamed } from '../../scripts/render/theme.ts';
import { subsetFaces } from '../../scripts/targets/font-subset.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

const font = (path: string) => new Uint8Array(readFileSync(modulePath(path)));
const regular = font('@expo-google-fonts/markazi-text/400Regular/MarkaziText_400Regular.ttf');
const bold = font('@expo-google-fonts/markazi-text/700Bold/MarkaziText_700Bold.ttf');
const amiri = font('@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf');
const postScript = new Uint8Array(readFileSync(join(import.meta.dirname, 'fonts/PostScript-Regular.otf')));

/** A font of another licence: `fsType` is the fifth number of OS/2. */
function licensed(bytes: Uint8Array, fsType: number): Uint8Array {
  const copy = new Uint8Array(bytes);
  tablesOf(copy).get('OS/2')!.setUint16(8, fsType);
  return copy;
}

async function read(
  typefaces: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  options: { readonly untrusted?: boolean } = {},
) {
  const yaml = `title: کتاب\ntypefaces: ${typefaces}\n`;
  const world = memoryWorld({ '1.md': '# عنوان\n\nمتن.\n', 'book.yaml': yaml, ...files });
  const reading = await readBook(world, undefined, options);
  const messages = said(reading).map(
    ({ line, column, severity, rule, message }) => `${line}:${column} ${severity} ${rule}: ${message}`,
  );
  return { book: reading.book, files: reading.files, messages };
}

/** What is said of a book with these typefaces. */
const toldOf = async (...given: Parameters<typeof read>) => (await read(...given)).messages;

describe('A typeface of warraq’s list', () => {
  it.each(namedTypefaces().flatMap(({ words }) => words))(
    '«%s» can be asked for by its word',
    async (word) => {
      expect(await toldOf(word)).toEqual([]);
    },
  );

  it('sets the text, is named in the imprint, and stands before Vazirmatn', async () => {
    const { book } = await read('naskh');
    expect(textFaceOf(book!)).toBe('نوتو نسخ');
    expect(themeCss(book!, 'print')).toMatch(
      /--text-font: "Noto Naskh Arabic for latin", "Noto Naskh Arabic", "Vazirmatn"/,
    );
  });

  it('is known by its family too, in small letters or capitals', async () => {
    expect(textFaceOf((await read('noto naskh arabic')).book!)).toBe('نوتو نسخ');
  });

  it.each(['text', 'heading', 'latin'] as const)(
    'has no name of warraq’s own in the imprint of a book in any language, as %s',
    async (role) => {
      for (const { tag } of LANGUAGES) {
        const { book } = await read(`{${role}: amiri}\nlanguage: ${tag}`);
        expect(typefaceNamed(book!, role)).toMatch(/^(?:امیری|الأميري|ئەمیری|אמירי|Amiri)$/);
      }
    },
  );

  it('that is not there is an error at its place, with what was meant', async () => {
    expect(await toldOf('{text: nashk}')).toEqual([
      expect.stringMatching(
        /^2:19 error typeface-usable: there is no typeface «nashk»: warraq has naskh, .*«naskh»/,
      ),
    ]);
  });

  it('changes nothing of a book that asks for none', async () => {
    const { book } = await read('{}');
    expect(facesOf(book!)).toEqual(houseFaces());
    expect(ownFacesOf(book!)).toEqual([]);
    expect(book!.theme.measures).toEqual({ others: 1 });
  });

  it('for code or headings is set apart from the same for other things', async () => {
    const { book } = await read('{text: naskh, heading: vazirmatn, code: vazirmatn, math: naskh}');
    const css = themeCss(book!, 'print');
    expect(css).toContain('--heading-font: "Noto Naskh Arabic for latin", "Vazirmatn"');
    expect(css).toContain('--code-font: "Vazirmatn for code"');
    expect(css).toContain('--math-font: "Noto Naskh Arabic for math"');
    const names = facesOf(book!).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is not set twice where text and headings have the same', async () => {
    const { book } = await read('{text: amiri, heading: amiri}');
    expect(book!.theme.typefaces.map(({ role }) => role)).toEqual(['text']);
  });
});

describe('Sizes', () => {
  it('are those of the list; what stands behind goes with them', async () => {
    const { theme } = (await read('markazi')).book!;
    expect(theme.typefaces[0]!.faces[0]!.sizeAdjust).toBe(1.31);
    // The x of Markazi is 0.364 em, that of Vazirmatn 0.528.
    expect(theme.measures!.others).toBeCloseTo((1.31 * 0.3643) / 0.5283, 2);
  });

  it('can be given: text has that size, whatever its typeface needs', async () => {
    const { book } = await read('{text: {face: markazi, size: 14pt, leading: 1.5}}');
    expect(themeCss(book!, 'print')).toMatch(
      /html \{ font-size: 10\.687pt; \}\n:root \{ --line-height: 1\.965; \}/,
    );
    expect(themeCss(book!, 'epub')).not.toContain('font-size: 10.687pt');
  });

  it('of files are measured by ا and ع', async () => {
    const { theme } = (await read('{text: {face: a.ttf}}', { 'a.ttf': regular })).book!;
    expect(theme.typefaces[0]!.faces[0]!.sizeAdjust).toBeCloseTo((2 * 0.61) / (0.512 + 0.364), 2);
  });

  it('of Latin letters that are too large by their own measure are another’s', async () => {
    const { theme } = (await read('naskh')).book!;
    const [text, latin] = theme.typefaces;
    // ع of this one is 0.464 em, its x 0.536.
    expect(latin!.role).toBe('latin');
    expect(latin!.faces[0]!.sizeAdjust! * 0.536).toBeCloseTo(text!.faces[0]!.sizeAdjust! * 0.464 * 1.05, 2);
    expect((await read('{text: naskh, latin: amiri}')).book!.theme.typefaces[1]!.family).toBe(
      'Amiri for latin',
    );
  });

  it.each(['9%', '300%', 'large'])('%s is none', async (size) => {
    expect((await toldOf(`{text: {face: naskh, size-adjust: "${size}"}}`))[0]).toContain(
      'error setting-valid',
    );
  });
});

describe('Files of a book', () => {
  const fonts = { 'fonts/Lotus.ttf': regular, 'fonts/LotusBd.ttf': bold };

  it('are a family by a pattern, each of the weight that it says', async () => {
    const { book, messages, files } = await read('fonts/Lotus*.ttf', fonts);
    expect(messages).toEqual([]);
    expect(book!.theme.typefaces[0]!.faces.map(({ name, weight }) => [name, weight])).toEqual([
      ['Lotus', 400],
      ['LotusBd', 700],
    ]);
    expect(sourcesOf(book!, files).map(({ path }) => path)).toEqual(
      expect.arrayContaining(Object.keys(fonts)),
    );
  });

  it('are called by their own name in the imprint, also where warraq has a typeface of that name', async () => {
    const { book } = await read('fonts/Lotus*.ttf', fonts);
    expect(textFaceOf(book!)).toBe('Markazi Text');
  });

  it('that say the same weight have that of their names', async () => {
    const { book, messages } = await read('[fonts/Lotus.ttf, fonts/Lotus-Bold.ttf]', {});
    expect(messages).toHaveLength(1);
    expect(book).toBeUndefined();
    const same = { 'fonts/Lotus.ttf': regular, 'fonts/Lotus-Bold.ttf': regular };
    const found = await read('{text: [fonts/Lotus.ttf, fonts/Lotus-Bold.ttf]}', same);
    expect(found.book!.theme.typefaces[0]!.faces.map(({ weight }) => weight)).toEqual([400, 700]);
  });

  it('are written anew, also for a book that is not trusted', async () => {
    const { book, messages } = await read('fonts/Lotus*.ttf', fonts, { untrusted: true });
    expect(messages).toEqual([]);
    const [face] = book!.theme.typefaces[0]!.faces;
    expect(Buffer.from(face!.bytes()).equals(Buffer.from(regular))).toBe(false);
    expect(factsOf(face!.bytes()).tables.has('glyf')).toBe(true);
  });

  it('with PostScript outlines get TrueType ones, as wide and as high', async () => {
    const { book, messages } = await read('{text: {face: [fonts/a.otf], size-adjust: 100%}}', {
      'fonts/a.otf': postScript,
    });
    expect(messages).toEqual([expect.stringContaining('typeface-weights')]);
    const bytes = book!.theme.typefaces[0]!.faces[0]!.bytes();
    expect(factsOf(bytes).tables).toContain('glyf');
    expect(factsOf(bytes).tables).not.toContain('CFF ');
    const { Blob, Face, Font } = await import('harfbuzzjs');
    const extentsOf = (of: Uint8Array) => {
      const one = new Font(new Face(new Blob(new Uint8Array(of))));
      return [...'سxo۳'].map((letter) => {
        const glyph = one.glyph(letter.codePointAt(0)!)!;
        return [one.glyphHAdvance(glyph), ...Object.values(one.glyphExtents(glyph)!)];
      });
    };
    for (const [at, numbers] of extentsOf(bytes).entries())
      for (const [part, number] of numbers.entries())
        expect(Math.abs(number - (extentsOf(postScript)[at]![part] as number))).toBeLessThan(2048 / 200);
  });

  it.each([
    ['fonts/none.ttf', {}, 'is no file in the folder of the book'],
    ['fonts/*.ttf', {}, 'is no file in the folder of the book'],
    ['../fonts/a.ttf', {}, 'is no file in the folder of the book'],
    ['fonts/a.ttf', { 'fonts/a.ttf': 'no font' }, 'can’t be read as a typeface'],
    ['fonts/a.ttf', { 'fonts/a.ttf': regular.slice(0, 900) }, 'can’t be read as a typeface'],
    ['fonts/a.ttf', { 'fonts/a.ttf': licensed(regular, 2) }, 'its licence is restricted (fsType 2)'],
    ['fonts/a.ttf', { 'fonts/a.ttf': licensed(regular, 0x100) }, 'may not be cut down'],
    ['fonts/a.ttf', { 'fonts/a.ttf': licensed(regular, 0x200) }, 'as bitmaps alone'],
    [
      'fonts/*.ttf',
      { 'fonts/a.ttf': regular, 'fonts/b.ttf': amiri },
      'several typefaces (Markazi Text, Amiri)',
    ],
    ['fonts/*.ttf', { 'fonts/a.ttf': regular, 'fonts/b.ttf': regular }, 'are the same face, of weight 400'],
  ])('%s: an error at its place (%#)', async (name, files, wanted) => {
    const { messages, book } = await read(name, files as Record<string, Uint8Array>);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(
      `2:12 error typeface-usable: «${name.replace('*', messages[0]!.includes('same face') ? 'b' : '*')}»`,
    );
    expect(messages[0]).toContain(wanted);
    expect(book).toBeUndefined();
  });

  it('that may only be printed are in no EPUB: a warning says so, and Vazirmatn stands in', async () => {
    const { book, messages } = await read('fonts/*.ttf', {
      'fonts/a.ttf': licensed(regular, 4),
      'fonts/b.ttf': licensed(bold, 4),
    });
    expect(messages).toHaveLength(2);
    expect(messages[0]).toContain(
      '2:12 warning typeface-embeddable: the licence of «fonts/a.ttf» allows preview and print alone',
    );
    const subsets = await subsetFaces(facesOf(book!), 'متن x', 'truetype');
    expect(subsets.map(({ face }) => face.name)).toEqual([
      'Vazirmatn-Regular',
      'Vazirmatn-SemiBold',
      'Vazirmatn-Bold',
    ]);
    const bytes = subsets[0]!.bytes;
    expect((await subsetFaces(facesOf(book!).slice(2), 'متن x', 'truetype'))[0]!.bytes).toEqual(bytes);
  });

  it('that may be edited may be embedded', async () => {
    expect(await toldOf('fonts/*.ttf', { 'fonts/a.ttf': licensed(regular, 8), 'fonts/b.ttf': bold })).toEqual(
      [],
    );
  });

  it('without a bold face hide emphasis: a warning', async () => {
    expect(await toldOf('a.ttf', { 'a.ttf': regular })).toEqual([
      expect.stringContaining('2:12 warning typeface-weights: «Markazi Text» has no bold face'),
    ]);
  });
});

describe('A letter that the typeface of the text has not', () => {
  it('is told once, at its first place', async () => {
    const { book } = await read('{text: fonts/a.otf}', {
      'fonts/a.otf': postScript,
      '1.md': '# سلام\n\nسلام، ثبت ثبت.\n',
    });
    const list = new MessageList();
    await checkGlyphs(book!, list.report);
    expect(list.all.map(({ rule, facts }) => [rule, (facts as { character?: string }).character])).toEqual([
      ['typeface-complete', 'ث'],
      ['typeface-complete', 'ب'],
      ['typeface-complete', 'ت'],
    ]);
  });
});

describe('A theme', () => {
  const record = (typefaces: string) => `typefaces: ${typefaces}
traits:
  half-title: true
  recto-chapters: false
  level-pages: false
  footnotes: book
  running-heads: { verso: none, recto: section }
  page: { size: A5, margin: { top: 22mm, bottom: 22mm, inner: 21mm, outer: 18mm } }
`;

  it('chooses as a book does, with files of its own folder; the book overrules it role by role', async () => {
    const files = { 'own/theme.yaml': record('{text: naskh, heading: a.ttf}'), 'own/a.ttf': bold };
    const { book, messages } = await read('{text: amiri}\ntheme: own', files);
    expect(messages).toEqual([]);
    expect(book!.theme.typefaces.map(({ role, family }) => `${role} ${family}`)).toEqual([
      'text Amiri',
      'latin Noto Naskh Arabic for latin',
      'heading Markazi Text of the book',
    ]);
  });
});

describe('@font-face in a style', () => {
  const style = (source: string) => ({
    'own.css': `/* @font-face { src: url(no.ttf) } */\n@font-face { font-family: X; src: ${source}; }`,
  });

  it.each(['url(fonts/x.ttf)', 'url("fonts/x.ttf") format("truetype")', 'local("Lotus")'])(
    '%s is refused at its place',
    async (source) => {
      const told = await toldOf('naskh\nstyle: own.css', style(source));
      expect(told).toHaveLength(1);
      expect(told[0]).toMatch(
        /^2:35 error style-loads: @font-face: «(fonts\/x\.ttf|Lotus)» is not loaded from a style/,
      );
    },
  );

  it.each([
    [
      'h2 { background: url(ornament.svg) no-repeat }',
      '1:18 error style-loads: url(): «ornament.svg» is not loaded',
    ],
    ['li { list-style-image: url( "a b.png" ) }', '1:24 error style-loads: url(): «a b.png» is not loaded'],
    ['@import "more.css";', '1:1 error style-loads: @import: «more.css» is not loaded'],
    ["@import url('more.css') print;", '1:1 error style-loads: @import: «more.css» is not loaded'],
  ])('nor does a style load other files: %s', async (css, message) => {
    const told = await toldOf('naskh\nstyle: own.css', { 'own.css': css });
    expect(told.map((one) => one.slice(0, message.length))).toEqual([message]);
  });

  it.each([
    '@namespace epub url(http://www.idpf.org/2007/ops);',
    'h2 { background: url("data:image/svg+xml,%3Csvg/%3E") }',
    'h2 { clip-path: url(#shape) } /* url(a.png) */',
  ])('what is there is not told: %s', async (css) => {
    expect(await toldOf('naskh\nstyle: own.css', { 'own.css': css })).toEqual([]);
  });

  it('as data works', async () => {
    expect(await toldOf('naskh\nstyle: own.css', style('url(data:font/ttf;base64,AAEAAA==)'))).toEqual([]);
  });
});
