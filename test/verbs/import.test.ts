import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { parseMarkdown } from '../../scripts/manuscript/markdown/parse.ts';
import { folderOf } from '../../scripts/readers/folder.ts';
import { difference, lettersIn, textOfTree } from '../../scripts/readers/letters.ts';
import { word } from '../../scripts/readers/word/word.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';
import { build } from '../../scripts/verbs/build.ts';
import { importManuscript } from '../../scripts/verbs/import.ts';
import { png } from '../hostile/samples.ts';
import { docx, p } from '../readers/word/docx.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const GOOD = p('فصل یک', '<w:outlineLvl w:val="0"/>') + p('متن این کتاب.');

async function file(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

describe('import', () => {
  it('makes a folder that is built at once, and stays as it was when the folder is there', async () => {
    const path = await file('کتاب.docx', await docx({ body: GOOD, core: '<dc:title>نام</dc:title>' }));
    const to = join(folder, 'made');
    const result = await importManuscript({ path, to, language: 'fa' });
    expect(result).toMatchObject({
      title: 'نام',
      errors: 0,
      warnings: 0,
      counts: { chapters: 1, headings: 1 },
    });
    expect((await readdir(to)).sort()).toEqual(['01-فصل-یک.md', 'book.yaml', 'import-report.md']);
    expect(await readFile(join(to, 'import-report.md'), 'utf8')).toContain('فصل: ۱');
    const built = await build({ path: to, out: join(folder, 'dist'), formats: ['web'] });
    expect(built).toMatchObject({ ok: true, title: 'نام' });
    await expect(importManuscript({ path, to })).rejects.toMatchObject({
      code: 'import-occupied',
      exitCode: 2,
    });
    expect((await readdir(to)).length).toBe(3);
  });

  it('keeps the ezafe that the author writes throughout the book, if only now and then in each chapter', async () => {
    const chapter = (number: string) =>
      `فصل ${number}\n\nدر خانه‌ی ما و نامه‌ی او و جامه ی تو سخنی هست که گفته نمی‌شود.`;
    const path = await file('خانه.txt', `خانه\n\n${['اول', 'دوم', 'سوم'].map(chapter).join('\n\n')}\n`);
    const to = join(folder, 'ezafe');
    const { files } = await importManuscript({ path, to });
    const texts = await Promise.all(
      files.filter((name) => /^\d.*\.md$/.test(name)).map((name) => readFile(join(to, name), 'utf8')),
    );
    expect(texts).toHaveLength(3);
    for (const text of texts) expect(text).toContain('در خانه‌ی ما و نامه‌ی او و جامه‌ی تو');
  });

  it('takes what comes in, and an empty folder', async () => {
    const to = join(folder, 'empty');
    await mkdir(to);
    const result = await importManuscript({ path: '-', input: await docx({ body: GOOD }), to });
    expect(result.files).toContain('01-فصل-یک.md');
  });

  it('takes the files of a folder in their order, and passes over others', async () => {
    const many = join(folder, 'many');
    await mkdir(many);
    const named = (text: string) =>
      `<w:p><w:bookmarkStart w:id="1" w:name="x"/><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const link = '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>آن</w:t></w:r></w:hyperlink></w:p>';
    for (const [name, title] of [
      ['10.docx', 'ده'],
      ['2.docx', 'دو'],
    ] as const)
      await writeFile(
        join(many, name),
        await docx({ body: p(title, '<w:outlineLvl w:val="0"/>') + named('متن.') + link }),
      );
    await writeFile(join(many, 'notes.xyz'), 'x');
    const to = join(folder, 'joined');
    const { files, errors } = await importManuscript({ path: many, to });
    expect(files.slice(1, 3)).toEqual(['01-دو.md', '02-ده.md']);
    expect(await readFile(join(to, '02-ده.md'), 'utf8')).toBe('# ده\n\nمتن. {#x-2}\n\n[آن](#x-2)\n');
    expect(errors).toBe(0);
  });

  it('loses no title and no author of the files of a folder', async () => {
    const many = join(folder, 'titled');
    await mkdir(many);
    const written =
      'این نوشته دربارهٔ راهی است که کاغذ از سمرقند تا بغداد پیمود و دربارهٔ کسانی که در آن کار می‌کردند.';
    await writeFile(join(many, '1.txt'), `وراقان بغداد\nنویسنده: سارا احمدی\n${written}\n`);
    const styles = '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>';
    const [title, author] = [p('راه کاغذ', '<w:pStyle w:val="t"/>'), p('نویسنده: علی کریمی')];
    const body = title + author + p('آغاز', '<w:outlineLvl w:val="0"/>') + p(written);
    await writeFile(join(many, '2.docx'), await docx({ body, styles }));
    const to = join(folder, 'of-titled');
    const { files } = await importManuscript({ path: many, to });
    expect(files.slice(1, 3)).toEqual(['01-وراقان-بغداد.md', '02-راه-کاغذ.md']);
    expect(await readFile(join(to, files[1]!), 'utf8')).toBe(`# وراقان بغداد\n\nسارا احمدی\n\n${written}\n`);
    expect(await readFile(join(to, files[2]!), 'utf8')).toBe(
      `# راه کاغذ\n\nنویسنده: علی کریمی\n\n## آغاز\n\n${written}\n`,
    );
    expect(await readFile(join(to, 'book.yaml'), 'utf8')).toContain('- سارا احمدی\n  - علی کریمی');
  });

  it.each([
    ['nothing there', async () => join(folder, 'nowhere.docx'), 'missing'],
    ['an empty file', async () => file('a.docx', ''), 'empty'],
    ['another kind', async () => file('a.zzz', '\x89PNG\r\n\x1a\n'), 'unknown'],
    ['no ZIP', async () => file('b.docx', 'PK but no more'), 'damaged'],
    ['half a file', async () => file('c.docx', (await docx({ body: GOOD })).subarray(0, 500)), 'damaged'],
    ['malformed XML', async () => file('d.docx', await docx({ body: '<w:p>' })), 'damaged'],
    [
      'entities',
      async () =>
        file(
          'e.docx',
          await docx({
            body: '',
            files: { 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' },
          }),
        ),
      'damaged',
    ],
    [
      'no text',
      async () => file('f.docx', await docx({ body: '', files: { 'word/document.xml': '<a/>' } })),
      'missing-part',
    ],
    [
      'deep XML',
      async () => file('g.docx', await docx({ body: `${'<w:p>'.repeat(500)}${'</w:p>'.repeat(500)}` })),
      'deep',
    ],
    ['old Word', async () => file('h.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')), 'old-word'],
    [
      'a locked file',
      async () =>
        file(
          'i.docx',
          Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
        ),
      'locked',
    ],
    ['a bomb', async () => file('j.docx', await bomb()), 'large'],
    ['a file without a text', async () => file('k.docx', await docx({ body: '<w:p/>' })), 'nothing'],
    [
      'a folder of nothing',
      async () => {
        await mkdir(join(folder, 'none'));
        return join(folder, 'none');
      },
      'nothing',
    ],
  ])('says what is wrong with %s, and writes nothing', async (_, make, fault) => {
    const to = join(folder, 'not');
    const cause = importManuscript({ path: await make(), to });
    await expect(cause).rejects.toMatchObject({ code: 'import-readable', facts: { fault }, exitCode: 1 });
    expect(await readdir(folder)).not.toContain('not');
  });
});

describe('import of the folder of another tool', () => {
  async function tool(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
    const root = join(folder, name);
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    return root;
  }

  it('writes its chapters in their order, with their images, and tells what stayed', async () => {
    const path = await tool('site', {
      'mkdocs.yml': 'site_name: باغ\nnav:\n  - index.md\n  - خاک: [soil/README.md]\n',
      'requirements.txt': 'mkdocs\n',
      'docs/index.md':
        '---\nhide: [toc]\n---\n# باغچه\n\nمي خواهم ![برگ](leaf.png) ![دور](https://example.org/a.png)\n',
      'docs/soil/README.md': '# خاک\n\n[باغ](../index.md) و ![برگ](../leaf.png)\n',
      'docs/draft.md': '# ناتمام\n\nهنوز نه.\n',
      'docs/leaf.png': png(2, 1),
    });
    const to = join(folder, 'garden');
    const result = await importManuscript({ path, to, language: 'fa' });
    expect(result).toMatchObject({ title: 'باغ', errors: 0, warnings: 1, counts: { chapters: 2, links: 1 } });
    expect(result.files).toEqual([
      'book.yaml',
      '01-باغچه.md',
      '02-خاک.md',
      'images/leaf.png',
      'import-report.md',
    ]);
    const text = (name: string) => readFile(join(to, name), 'utf8');
    expect(await text('book.yaml')).toBe(
      'title: باغ\nlanguage: fa\nchapters:\n  - 01-باغچه.md\n  - part: خاک\n    chapters:\n      - 02-خاک.md\n',
    );
    expect(await text('01-باغچه.md')).toBe(
      '---\n# hide: [toc]\n---\n# باغچه\n\nمی‌خواهم ![برگ](images/leaf.png) ![دور](https://example.org/a.png)\n',
    );
    expect(await text('02-خاک.md')).toBe('# خاک\n\n[باغ](01-باغچه.md) و ![برگ](images/leaf.png)\n');
    const report = await text('import-report.md');
    for (const said of ['docs/draft.md', 'docs/index.md', 'https://example.org/a.png'])
      expect(report).toContain(said);
    expect(await build({ path: to, out: join(folder, 'dist-garden'), formats: ['web'] })).toMatchObject({
      ok: true,
    });
  });

  it('takes Word files where they are the text, also with a README beside them', async () => {
    const path = await tool('word', { 'README.md': '# دربارهٔ پوشه\n', '1.docx': await docx({ body: GOOD }) });
    const { files, remarks } = await importManuscript({ path, to: join(folder, 'of-word') });
    expect(remarks).toEqual([
      { kind: 'title-of-file', facts: { title: 'word' } },
      { kind: 'passed-over', facts: { path: 'README.md' } },
    ]);
    expect(files).toContain('01-فصل-یک.md');
  });

  it.each([
    ['a manuscript of warraq', { 'book.yaml': 'title: a\n', '1.md': '# یک\n\nمتن.\n' }, 'ours'],
    ['a text that is none', { '1.md': '# یک\n\nمتن.\n', '2.md': png(1, 1) }, 'text'],
    ['texts of a tool that say nothing', { 'mkdocs.yml': 'site_name: a\n', '1.md': '' }, undefined],
  ] as const)('says what is wrong with %s', async (name, files, fault) => {
    const path = await tool(`bad ${name}`, files);
    const done = importManuscript({ path, to: join(folder, `not ${name}`) });
    if (fault) {
      await expect(done).rejects.toMatchObject({ code: 'import-readable', facts: { fault }, exitCode: 1 });
      expect(await readdir(folder)).not.toContain(`not ${name}`);
    } else expect(await done).toMatchObject({ errors: 1 });
  });

  it('carries what a build refuses, and says how much that is', async () => {
    const path = await tool('faulty', {
      'a/1.md': '# یک\n\n![نیست](leaf.png)\n',
      'b/2.md': '# دو\n\n![هست](leaf.png)\n',
      'b/leaf.png': png(1, 1),
    });
    const { errors, files } = await importManuscript({ path, to: join(folder, 'of-faulty') });
    expect(errors).toBe(1);
    // The one that is there doesn't get the name of the one that isn't.
    expect(files).toContain('images/leaf-2.png');
  });
});

/** Some kilobytes that say they are more than is unpacked. */
async function bomb(): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file('word/document.xml', new Uint8Array(110_000_000), {
    compression: 'DEFLATE',
    compressionOptions: { level: 1 },
  });
  return zip.generateAsync({ type: 'uint8array' });
}

const run = fc.constantFrom(
  '<w:r><w:t>واژه</w:t></w:r>',
  '<w:r><w:rPr><w:b/><w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve"> ۲ </w:t></w:r>',
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
  '<w:r><w:instrText> REF x \\h </w:instrText></w:r>',
  '<w:r><w:instrText> XE "نمایه" </w:instrText></w:r>',
  '<w:r><w:instrText> TOC </w:instrText></w:r>',
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
  '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
  '<w:ins w:author="و"><w:r><w:t>افزوده</w:t></w:r></w:ins>',
  '<w:del w:author="و"><w:r><w:delText>حذف</w:delText></w:r></w:del>',
  '<w:bookmarkStart w:id="1" w:name="x"/>',
  '<w:r><w:tab/><w:br/></w:r>',
  '<w:r><w:footnoteReference w:id="2"/></w:r>',
  '<w:r><w:rPr><w:vanish/></w:rPr><w:t>پنهان</w:t></w:r>',
  '<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>نرخ۲</m:t></m:r></m:sup></m:sSup></m:oMath>',
  '<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>کادر</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:t>کادر</w:t></mc:Fallback></mc:AlternateContent></w:r>',
  '<w:r><w:t>شکل ۱: </w:t></w:r>',
  '<w:r><w:t>۱- </w:t></w:r>',
  '<w:r><w:t>جدول ۱: شرح</w:t></w:r>',
  '<w:r><w:t>• </w:t><w:br/><w:br/></w:r>',
  '<w:r><w:br w:type="page"/></w:r>',
  '<w:r><w:rPr><w:b/><w:bCs/><w:szCs w:val="40"/></w:rPr><w:t>نگارش</w:t></w:r>',
  '<w:r><w:t>فهرست مطالب</w:t></w:r>',
  '<w:r><w:t>فصل دوم</w:t></w:r>',
  '<w:r><w:t>.....۳</w:t></w:r>',
  '<w:fldSimple w:instr="CITATION الف \\p ۳"><w:r><w:t>(نجفی)</w:t></w:r></w:fldSimple>',
);
const style = fc.constantFrom('', 't', 'h', 'q', 'v', 'c', 'toc', 'au');
const paragraph = fc
  .tuple(style, fc.array(run, { maxLength: 6 }))
  .map(
    ([id, runs]) =>
      `<w:p><w:pPr><w:pStyle w:val="${id}"/><w:jc w:val="center"/></w:pPr>${runs.join('')}</w:p>`,
  );
const table = fc
  .array(fc.array(paragraph, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map(
    (rows) =>
      `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((one) => `<w:tc>${one}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
  );
const NAMES = {
  t: 'Title',
  h: 'heading 1',
  q: 'Quote',
  v: 'Verse',
  c: 'caption',
  toc: 'toc 1',
  au: 'Author',
};
const styles = Object.entries(NAMES)
  .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
  .join('');

describe('all letters of a Word file', () => {
  it('are in what is read of it and in what is written, wherever they stand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 4, arbitrary: paragraph }, table), { maxLength: 8 }),
        async (blocks) => {
          const footnotes = `<w:footnote w:id="2">${p('پانوشت')}</w:footnote>`;
          const bytes = await docx({ body: blocks.join(''), styles, footnotes });
          const imported = await word.read({ name: 'a.docx', bytes, beside: async () => undefined });
          const read = imported.texts.map(({ tree }) => textOfTree(tree));
          const all = lettersIn(...read, imported.replaced);
          expect(difference(lettersIn(imported.text), all)).toEqual([]);
          const { chapters, moved, repeated } = folderOf(imported, 'الف', (text) => text);
          const written = chapters.map((one) =>
            textOfTree(parseMarkdown({ path: '', value: one.text }, SYNTAXES, silent)),
          );
          expect(difference(lettersIn(...read, ...repeated), lettersIn(...written, ...moved))).toEqual([]);
        },
      ),
      { numRuns: Number(process.env['WARRAQ_DOCUMENTS'] ?? 150) },
    );
  });
});
