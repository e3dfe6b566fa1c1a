import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importManuscript } from '../../../scripts/verbs/import.ts';
import { docx, type Parts, p } from './docx.ts';

interface Case extends Parts {
  readonly title: string;
  /** The whole of the main part, instead of `body`. */
  readonly raw?: string;
  /** The path of a small image in the package. */
  readonly image?: string;
  /** A part of data beside the document. */
  readonly customXml?: string;
  readonly mend?: boolean;
  /** What is written: the chapters, parted by `===`. */
  readonly markdown: string;
  readonly book?: string;
  /** Kinds of remarks, with how many there are of each. */
  readonly remarks?: readonly string[];
}

const CASES = parse(await readFile(join(import.meta.dirname, 'cases.yml'), 'utf8')) as readonly Case[];
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path d="M0 0h9"/></svg>';

/** `p(style): text` as a paragraph. */
function expanded(xml: string): string {
  return xml.replace(
    /(^[ ]*|>)p(?:\((\w+)\))?: ([^\n<]*(?:<b>[^\n<]*)?)/gm,
    (_, before: string, style, text: string) => {
      const plain = text.replace(/^'(.*)'$/, '$1').replaceAll('<', '&lt;');
      return before + p(plain, style ? `<w:pStyle w:val="${style}"/>` : '');
    },
  );
}

async function fileOf({ raw, image, customXml, ...parts }: Case): Promise<Uint8Array> {
  const files: Record<string, Uint8Array | string> = {};
  if (image)
    files[image] = image.endsWith('.svg')
      ? SVG
      : image.endsWith('.png')
        ? PNG
        : Buffer.from('\x01\0\0\0 EMF');
  if (customXml !== undefined) files['customXml/item1.xml'] = customXml;
  if (raw !== undefined) files['word/document.xml'] = raw;
  return docx({ ...parts, body: expanded(parts.body ?? ''), files });
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-word-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a Word file becomes a manuscript', () => {
  it.each(CASES.map((one, at) => [one.title, one, at] as const))('%s', async (_, one, at) => {
    const path = join(folder, `${at}.docx`);
    const to = join(folder, `book-${at}`);
    await writeFile(path, await fileOf(one));
    const { remarks, errors } = await importManuscript({ path, to, asIs: !one.mend });
    const names = (await readdir(to)).filter((name) => /^\d/.test(name)).sort();
    const chapters = await Promise.all(names.map((name) => readFile(join(to, name), 'utf8')));
    const alone = chapters.length === 1 && !one.mend ? /^---\n[\s\S]*?---\n\n/ : /^$/;
    expect(chapters.map((text) => text.replace(alone, '')).join('===\n')).toBe(one.markdown);
    if (one.book !== undefined) expect(await readFile(join(to, 'book.yaml'), 'utf8')).toBe(one.book);
    const counts = new Map<string, number>();
    for (const { kind } of remarks) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const told = [...counts].map(([kind, count]) => `${kind} ${count}`);
    expect(told.filter((kind) => one.remarks || !kind.startsWith('heading'))).toEqual(one.remarks ?? []);
    expect(errors).toBe(0);
  });
});

describe('a Word file', () => {
  const imported = async (name: string, bytes: Uint8Array) => {
    await writeFile(join(folder, name), bytes);
    return importManuscript({ path: join(folder, name), to: join(folder, `${name}-book`) });
  };

  it('may have something behind its end, such as a line end that a mail put there', async () => {
    const bytes = Buffer.concat([await docx({ body: p('متن.') }), Buffer.from('\r\n')]);
    expect((await imported('more.docx', bytes)).counts.paragraphs).toBe(1);
  });

  it('without a title has the name of its file as one, which the report says', async () => {
    const { title, folder: to } = await imported('دفتر.docx', await docx({ body: p('متن.') }));
    expect(title).toBe('دفتر');
    expect(await readFile(join(to, 'import-report.md'), 'utf8')).toContain('has its name as one');
  });

  it('is told of its private characters with the words before them', async () => {
    const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const body = `<w:p>${run('دفتر ')}${run('\ue042')}${run(' و ')}${run('\uf0e1\ue042')}</w:p>${p('پاک.')}`;
    const { remarks } = await imported(
      'private.docx',
      await docx({ body, core: '<dc:title>نام</dc:title>' }),
    );
    expect(remarks).toEqual([
      { kind: 'private-letters', facts: { codes: 'U+E042 U+F0E1' }, place: 'دفتر \ue042 و \uf0e1\ue042' },
    ]);
  });
});
