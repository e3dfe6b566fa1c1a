import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { convert } from 'fontverter';
import { Blob, Face } from 'harfbuzzjs';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modulePath } from '../../scripts/engine/module-path.ts';
import { warraqHere } from './warraq.ts';

const folder = mkdtempSync(join(tmpdir(), 'warraq-theme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A theme of its own page, with a typeface for text that has no Latin letters, and one for headings. */
const THEME = {
  'theme.yaml': `typefaces:
  - {family: Own Text, role: text, scripts: [Arab], names: {fa: حروف خودی}, faces: [{weight: 400, file: fonts/text.ttf}]}
  - {family: Own Heads, role: heading, faces: [{weight: 700, file: fonts/heads.ttf}]}
traits:
  half-title: true
  recto-chapters: false
  level-pages: false
  footnotes: book
  running-heads: { verso: none, recto: none }
  page: { size: 100mm 150mm, margin: { top: 15mm, bottom: 15mm, inner: 15mm, outer: 12mm } }
`,
  'base.css': ':root { --accent: #0a5a3c; }\n',
  'print.css': '.folio { color: #0a5a3c; }\n',
  'templates/half-title.ejs': '<p class="half-title">❦ <%= settings.title %></p>\n',
};

/** The characters that a font has glyphs for. */
async function lettersOf(font: Buffer): Promise<ReadonlySet<string>> {
  const plain = await convert(font, 'truetype');
  const codes = new Face(new Blob(new Uint8Array(plain))).collectUnicodes();
  return new Set([...codes].map((code) => String.fromCodePoint(code)));
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function writeTheme(at: string): void {
  write(Object.fromEntries(Object.entries(THEME).map(([path, content]) => [`${at}/${path}`, content])));
  const font = (source: string, name: string) => cpSync(modulePath(source), join(folder, at, 'fonts', name));
  font('vazirmatn/misc/Non-Latin/fonts/ttf/Vazirmatn-NL-Regular.ttf', 'text.ttf');
  font('vazir-code-font/dist/Vazir-Code.ttf', 'heads.ttf');
}

const settings = (theme: string) =>
  `title: کتاب\ntheme: ${theme}\nedition: چاپ اول\nauthor: سارا کریمی\ndate: 2026\nidentifier: {isbn: 978-600-119-125-1}\n`;
const CHAPTER = '# فصل یکم\n\nمتن با *تأکید* و **پررنگ** و Latin و ḥ است.[^1]\n\n[^1]: پانوشت.\n';

describe('a theme in the folder of the book', () => {
  const built = (path: string) => readFileSync(join(folder, 'out', path));

  beforeAll(async () => {
    write({ 'a/book.yaml': settings('themes/own'), 'a/1.md': CHAPTER });
    writeTheme('a/themes/own');
    const run = await warraqHere(['build', join(folder, 'a'), '--strict', '--out', join(folder, 'out')]);
    expect(run.stderr).not.toMatch(/error|warning/);
    expect(run.code).toBe(0);
  });

  it('has its page and its typefaces in the PDF, and those of warraq for what they lack', () => {
    const pdf = built('کتاب.pdf').toString('latin1');
    const [width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf)!.slice(1).map(Number);
    expect([width! / 72, height! / 72].map((inches) => Math.round(inches * 25.4))).toEqual([100, 150]);
    const fonts = new Set(
      [...pdf.matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([\w-]+)/g)].map(([, name]) => name),
    );
    for (const name of ['Vazirmatn-NL-Regular', 'Vazir-Code', 'Vazirmatn-Regular'])
      expect([...fonts]).toContain(name);
  });

  it('has its typefaces, cut down, and its sheets in the web edition', async () => {
    const css = String(built('web/style.css'));
    for (const family of ['Own Text', 'Own Heads', 'Vazirmatn'])
      expect(css).toContain(`@font-face{font-family:"${family}"`);
    expect(css).toContain('--text-font: "Own Text", "Vazirmatn"');
    expect(css).toContain('--accent: #0a5a3c');
    expect(css).not.toContain('.folio');
    const drawn = async (name: string) => {
      const letters = await lettersOf(built(`web/fonts/${name}.woff2`));
      return [...'متLh'].filter((letter) => letters.has(letter)).join('');
    };
    expect(await drawn('text')).toBe('مت');
    expect(await drawn('heads')).toBe('متLh');
    expect(await drawn('Vazirmatn-Regular')).toBe('Lh');
  });

  it('makes an EPUB that is right, with its typefaces and templates', async () => {
    const epub = built('کتاب.epub');
    const files = await JSZip.loadAsync(epub);
    for (const name of ['text', 'heads']) expect(files.file(`OEBPS/fonts/${name}.ttf`)).not.toBeNull();
    expect(await files.file('OEBPS/text/001-half-title.xhtml')!.async('string')).toContain('❦ کتاب');
    expect(await files.file('OEBPS/style.css')!.async('string')).toMatch(
      /h1[^{}]*\{[^}]*font-family: "Own Heads"/,
    );
    const { messages } = await EpubCheck.validate(new Uint8Array(epub));
    expect(messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')).toEqual([]);
  });

  it('is named on the imprint, and not used for a stranger’s book', async () => {
    expect(String(built('web/index.html'))).toContain('حروف خودی');
    const out = join(folder, 'untrusted');
    const args = ['build', join(folder, 'a'), '--untrusted', '--formats', 'web', '--out', out];
    const run = await warraqHere(args);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('theme-trusted');
    expect(readFileSync(join(out, 'web/style.css'), 'utf8')).not.toContain('Own');
  });
});

describe('a theme that is a package', () => {
  const archive = (verb: string, ...args: readonly string[]) =>
    warraqHere(['archive', verb, ...args, '--store', join(folder, 'store')]);

  it('is archived with the book, so that an edition can be built again without it', async () => {
    write({ 'b/book.yaml': `${settings('warraq-theme-own')}cover: false\n`, 'b/1.md': CHAPTER });
    writeTheme('node_modules/warraq-theme-own');
    const added = await archive('add', join(folder, 'b'), '--formats', 'web');
    expect(added.stderr).not.toMatch(/error/);
    expect(added.code).toBe(0);
    const { files, record } = JSON.parse((await archive('show', 'کتاب', '--json')).stdout);
    const sources = files.map(({ path }: { path: string }) => path);
    const at = 'node_modules/warraq-theme-own';
    for (const path of ['theme.yaml', 'base.css', 'templates/half-title.ejs', 'fonts/text.ttf'])
      expect(sources).toContain(`sources/${at}/${path}`);
    expect(record.sources.map(({ path }: { path: string }) => path)).toContain(`${at}/fonts/text.ttf`);

    rmSync(join(folder, at), { recursive: true });
    const refused = await archive('rebuild', 'کتاب');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`sources/${at}/templates/half-title.ejs`);
    const again = await archive('rebuild', 'کتاب', '--trust-templates');
    expect(again.stderr).not.toMatch(/error/);
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('same bytes')]);
  });
});
