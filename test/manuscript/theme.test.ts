import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { silent } from '../../scripts/diagnostics/report.ts';
import { modulePath } from '../../scripts/engine/module-path.ts';
import { languageNamed } from '../../scripts/language/languages.ts';
import { sourcesOf } from '../../scripts/manuscript/sources.ts';
import { render } from '../../scripts/render/render.ts';
import { facesOf, textFaceOf, themeCss } from '../../scripts/render/theme.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said, saidWhile } from '../said.ts';

const caseSchema = z.strictObject({
  title: z.string(),
  /** As the book names the theme. */
  name: z.string().default('themes/own'),
  folder: z.string().default('themes/own'),
  record: z.string().default(''),
  /** The record has no traits but those that it says. */
  bare: z.boolean().default(false),
  files: z.record(z.string(), z.string()).default({}),
  /** Path -> which of the fonts. */
  fonts: z.record(z.string(), z.enum(['good'])).default({}),
  untrusted: z.boolean().default(false),
  /** All messages; `*` stands for anything. */
  says: z.array(z.string()).default([]),
});

const CASES = z.array(caseSchema).parse(parse(readFileSync(join(import.meta.dirname, 'themes.yml'), 'utf8')));

const good = new Uint8Array(readFileSync(modulePath('vazir-code-font/dist/Vazir-Code.ttf')));
const FONTS = {
  'good.ttf': good,
  'variable.ttf': new Uint8Array(readFileSync(modulePath('vazirmatn/fonts/variable/Vazirmatn[wght].ttf'))),
  // As a font of bitmaps has none.
  'outlineless.ttf': renamed(good, 'glyf', 'none'),
};

/** A font of which a table has another name. */
function renamed(font: Uint8Array, from: string, to: string): Uint8Array {
  const bytes = Buffer.from(font);
  bytes.write(to, bytes.indexOf(from, 12, 'latin1'), 'latin1');
  return new Uint8Array(bytes);
}

const TRAITS = `traits:
  half-title: true
  recto-chapters: false
  level-pages: false
  footnotes: book
  running-heads: { verso: none, recto: section }
  page: { size: A5, margin: { top: 22mm, bottom: 22mm, inner: 21mm, outer: 18mm } }
`;

const TYPEFACE =
  'typefaces: [{family: Own, role: text, scripts: [Arab], names: {fa: خودی}, faces: [{weight: 400, file: good.ttf}]}]\n';

async function read(files: Readonly<Record<string, string | Uint8Array>>, untrusted = false) {
  const reading = await readBook(memoryWorld({ '1.md': '# عنوان\n\nمتن.\n', ...files }), undefined, {
    untrusted,
  });
  const messages = said(reading).map(
    ({ file, line, column, severity, rule, message }) =>
      `${file}:${line}:${column} ${severity} ${rule}: ${message}`,
  );
  return { book: reading.book!, files: reading.files, messages };
}

/** The files of a book with a theme in a folder. */
function bookWith(folder: string, files: Readonly<Record<string, string | Uint8Array>>, name = folder) {
  const theme = Object.entries({ ...FONTS, ...files }).map(([path, content]) => [
    `${folder}/${path}`,
    content,
  ]);
  return { 'book.yaml': `title: کتاب\ntheme: "${name}"\n`, ...Object.fromEntries(theme) };
}

describe('the folder of a theme', () => {
  it.each(CASES)(
    'is read, and told of: $title',
    async ({ name, folder, record, bare, files, fonts, untrusted, says }) => {
      const whole = `${bare ? '' : TRAITS}${record}`;
      const theme = bookWith(folder, whole === '' ? {} : { 'theme.yaml': whole }, name);
      const further = Object.fromEntries(Object.keys(fonts).map((path) => [path, good]));
      const isThere = says.length === 0 || !/theme-exists/.test(says[0]!);
      const { book, messages } = await read(
        { ...(isThere ? theme : { 'book.yaml': theme['book.yaml']! }), ...files, ...further },
        untrusted,
      );
      expect(messages).toHaveLength(says.length);
      for (const [at, said] of says.entries())
        expect(messages[at]).toEqual(expect.stringMatching(new RegExp(`^${pattern(said)}$`)));
      const used = untrusted && says.length > 0 ? 'report' : name;
      expect(book?.theme.name).toBe(says.some((one) => one.includes(' error ')) ? undefined : used);
    },
  );
});

function pattern(said: string): string {
  return said.replace(/[\\^$.|?+()[\]{}]/g, '\\$&').replaceAll('*', '.*');
}

describe('a theme', () => {
  const files = {
    'theme.yaml': `${TRAITS}${TYPEFACE}`,
    'base.css': '/* own base */',
    'web.css': '/* own web */',
    'templates/title-page.ejs': '<p>از <%= settings.title %></p>',
    'templates/imprint.ejs': '<p>شناسنامهٔ قالب</p>',
  };

  it('has its sheets after those that they change, and before the style of the book', async () => {
    const book = {
      ...bookWith('own', files),
      'book.yaml': 'title: ک\ntheme: own\nstyle: s.css\n',
      's.css': '/* style */',
    };
    const css = themeCss((await read(book)).book, 'web');
    const order = [
      'The ground of every edition',
      '--text-font: "Own", "',
      '/* own base */',
      '/* The screen',
      '/* own web */',
      '/* style */',
    ];
    expect(order.map((part) => css.indexOf(part))).toEqual(
      order.map((part) => css.lastIndexOf(part)).sort((a, b) => a - b),
    );
    expect(themeCss((await read(book)).book, 'print')).not.toContain('own web');
  });

  it('has typefaces before those of warraq, which the imprint names in the language of the book', async () => {
    const { book } = await read({ ...bookWith('own', files), 'book.yaml': 'title: ک\ntheme: own\n' });
    expect(
      facesOf(book)
        .map(({ family }) => family)
        .slice(0, 2),
    ).toEqual(['Own', 'Vazirmatn']);
    expect(textFaceOf(book)).toBe('خودی');
    const inHebrew = { ...book, language: languageNamed('he') };
    expect(textFaceOf(inHebrew)).toBe('Noto Serif Hebrew');
  });

  it('has templates, and the book’s own are before them', async () => {
    const { book } = await read({
      ...bookWith('own', files),
      'templates/imprint.ejs': '<p>شناسنامهٔ خود</p>',
    });
    const shown = JSON.stringify(render(book, silent).divisions.map(({ content }) => content));
    expect(shown).toContain('شناسنامهٔ خود');
    expect(shown).toContain('از کتاب');
    expect(shown).not.toContain('شناسنامهٔ قالب');
  });

  it('is told of a template that fails, and one of warraq stands in', async () => {
    const failing = { ...files, 'templates/title-page.ejs': '<%= nothing.at.all %>' };
    const { book } = await read(bookWith('own', failing));
    const says = saidWhile((report) => render(book, report));
    expect(says.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'own/templates/title-page.ejs template-fills',
    ]);
  });

  it.each([
    ['themes/own', 'themes/own'],
    ['warraq-theme-own', 'node_modules/warraq-theme-own'],
  ])('is of the sources of the book: %s', async (name, folder) => {
    const { book, files: texts } = await read(bookWith(folder, files, name));
    expect(sourcesOf(book, texts).map(({ path, mediaType }) => `${path} ${mediaType}`)).toEqual([
      'book.yaml text/plain',
      '1.md text/markdown',
      `${folder}/theme.yaml text/plain`,
      `${folder}/base.css text/plain`,
      `${folder}/web.css text/plain`,
      `${folder}/templates/title-page.ejs text/plain`,
      `${folder}/templates/imprint.ejs text/plain`,
      `${folder}/good.ttf font/ttf`,
    ]);
  });

  it('is of no stranger’s book', async () => {
    const { book, files: texts } = await read(bookWith('own', files), true);
    expect(sourcesOf(book, texts).map(({ path }) => path)).toEqual(['book.yaml', '1.md']);
    expect(render(book, silent).divisions.some(({ kind }) => kind === 'half-title')).toBe(false);
  });
});

describe('the typefaces of warraq', () => {
  it('stand in the tokens of the ground as a theme’s would', async () => {
    const { book } = await read({ ...bookWith('own', { 'theme.yaml': `${TRAITS}${TYPEFACE}` }) });
    const css = themeCss(book, 'web');
    const ground = css.slice(0, css.indexOf('--text-font: "Own"'));
    const own = css.slice(ground.length);
    const token = (text: string, name: string) => new RegExp(`--${name}: ([^;]+);`).exec(text)![1]!;
    const families = (text: string) => [...new Set(text.split(', '))];
    const others = token(ground, 'other-fonts');
    for (const name of ['text-font', 'code-font', 'math-font'])
      expect(families(token(ground, name).replace('var(--other-fonts)', others))).toEqual(
        families(token(own, name)).filter((family) => family !== '"Own"'),
      );
  });
});
