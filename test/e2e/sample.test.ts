import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrongFolios } from '../pages/folios.ts';
import { getDocument, type PDFDocumentProxy } from '../pdfjs.ts';
import { type Run, warraq } from './warraq.ts';

let folder = '';
let run: Run;
let bytes: Uint8Array;
let pdf: PDFDocumentProxy;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-test-'));
  run = await warraq(['build', 'manuscript', '--out', join(folder, 'a'), '--json', '--strict']);
  bytes = await readFile(join(folder, 'a/kazakhstan.pdf'));
  pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the sample manuscript', () => {
  it('builds without a warning', () => {
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toMatchObject({
      ok: true,
      messages: [],
      outputs: [{ format: 'pdf' }, { format: 'epub' }, { format: 'web' }, { format: 'record' }],
    });
  });

  it('has the real folios in its contents, read from the PDF itself', async () => {
    const { wrong, checked } = await wrongFolios(bytes, 50);
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(60);
  });

  it('numbers front matter in abjad and the body from ۱ on a recto', async () => {
    const labels = (await pdf.getPageLabels())!;
    expect(labels.slice(0, 6)).toEqual(['جلد', '', 'الف', 'ب', 'ج', 'د']);
    expect(labels.indexOf('۱') % 2).toBe(0);
  });

  it('has title, author, language, direction and bookmarks', async () => {
    const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, string> };
    expect(info).toMatchObject({
      Title: 'سیاست خارجی قزاقستان در جهان اسلام',
      Author: 'گروه پژوهش وراق',
      Language: 'fa',
    });
    expect(await pdf.getViewerPreferences()).toMatchObject({ Direction: 'R2L', DisplayDocTitle: true });
    const outline = await pdf.getOutline();
    expect(outline.map((entry) => entry.title)).toContain('فصل سوم: دو سال، دو ریاست');
    expect(outline[1]!.items.map((entry) => entry.title)).toContain('۱.۲ چهرهٔ دینی جامعه');
  });

  it('embeds every font, none as Type 3, and only the house’s own', async () => {
    const source = (await readFile(join(folder, 'a/kazakhstan.pdf'))).toString('latin1');
    expect(source).not.toMatch(/\/Subtype\s*\/Type3/);
    const names = new Set(
      [...source.matchAll(/\/FontName\s*\/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name!.split('-')[0]),
    );
    expect([...names].sort()).toEqual(['NotoSansMath', 'Roboto', 'Vazirmatn']);
    expect(source.match(/\/Type\s*\/FontDescriptor/g)!.length).toBe(source.match(/\/FontFile2/g)!.length);
  });

  it('is a valid EPUB', async () => {
    const result = await EpubCheck.validate(
      new Uint8Array(await readFile(join(folder, 'a/kazakhstan.epub'))),
    );
    expect(result.messages.filter((message) => message.severity !== 'usage')).toEqual([]);
  });

  it('has a web edition without script or remote file', async () => {
    const page = await readFile(join(folder, 'a/web/02.html'), 'utf8');
    expect(page).toContain('<html lang="fa" dir="rtl">');
    expect(page).not.toMatch(/<script|(?:src|href)="https?:[^"]*\.(?:js|css|png|woff2?)"/);
  });

  it('gives the same bytes again, elsewhere and in another time zone', async () => {
    await warraq(['build', 'manuscript', '--out', join(folder, 'b'), '--json'], {
      TZ: 'Asia/Tehran',
      LANG: 'fa_IR.UTF-8',
    });
    for (const name of ['kazakhstan.pdf', 'kazakhstan.epub', 'web/02.html', 'web/style.css']) {
      const [a, b] = await Promise.all(['a', 'b'].map((one) => readFile(join(folder, one, name))));
      expect(a!.equals(b!), name).toBe(true);
    }
  });
});
