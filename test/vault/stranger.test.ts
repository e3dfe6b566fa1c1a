import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { disk } from '../../scripts/disk/disk.ts';
import { HOUSE_THEMES_FOLDER } from '../../scripts/house/themes.ts';
import {
  diffEditions,
  exportEdition,
  listTitles,
  makeShelf,
  rebuildEdition,
  restoreEdition,
} from '../../scripts/index.ts';
import { commit } from '../../scripts/vault/commit.ts';
import { objectPath } from '../../scripts/vault/layout.ts';

/** An archive that somebody sent: what it may do to the one who reads it. */

let folder: string;
const store = () => join(folder, 'store');
const marker = () => join(folder, 'ran');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-stranger-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ID = 'urn:isbn:9786001191251';
const RECORD = {
  schema: 1,
  tool: 'warraq 0.1.0',
  node: 'v20.0.0',
  title: 'کتاب',
  instant: '2026-01-01T00:00:00Z',
  outputs: [],
  warnings: [],
  archive: { edition: 'نخست', formats: ['web'], fonts: [] },
};
const SOURCES = {
  'sources/book.yaml': 'title: کتاب\ncover: false\n',
  'sources/1.md': '# فصل\n\nمتن.\n',
};

/** Put an edition into the store, of whatever files. */
async function put(files: Readonly<Record<string, string>>, id = ID, message = 'نخست'): Promise<void> {
  const contents = new Map(
    Object.entries(files).map(([path, text]) => [path, { bytes: Buffer.from(text) }] as const),
  );
  const user = { name: 'بیگانه', address: 'mailto:x@a.example' };
  await commit(store(), { id, files: contents, created: '2026-11-24T00:00:00Z', message, user }, disk);
}

/** A template that leaves a file behind. */
const templateThatRuns = () =>
  `<% process.getBuiltinModule('fs').writeFileSync(${JSON.stringify(marker())}, 'x') %><p>بیگانه</p>`;

const record = (change: object = {}) => JSON.stringify({ ...RECORD, ...change });

describe('the theme of an archived book', () => {
  const themed = {
    ...SOURCES,
    'sources/book.yaml': 'title: کتاب\ncover: false\ntheme: warraq-theme-found\n',
  };
  const found = () => join(folder, 'node_modules/warraq-theme-found');

  it('is never one that lies elsewhere on the machine', async () => {
    mkdirSync(join(found(), 'templates'), { recursive: true });
    cpSync(join(HOUSE_THEMES_FOLDER, 'book/theme.yaml'), join(found(), 'theme.yaml'));
    writeFileSync(join(found(), 'templates/imprint.ejs'), templateThatRuns());
    await put({ ...themed, 'record.json': record() });
    vi.stubEnv('TMPDIR', folder);
    const { messages } = await rebuildEdition({ store: store() }, ID);
    vi.unstubAllEnvs();
    expect(messages.map(({ rule }) => rule)).toEqual(['theme-exists']);
    expect(existsSync(marker())).toBe(false);
  });

  it('is not needed to compare the texts', async () => {
    await put({ ...themed, 'record.json': record() });
    expect((await diffEditions({ store: store() }, ID, ID)).chapters).toEqual([]);
  });
});

describe('templates of an archived book', () => {
  it('are not run unless somebody says so', async () => {
    await put({ ...SOURCES, 'record.json': record(), 'sources/templates/imprint.ejs': templateThatRuns() });
    await expect(rebuildEdition({ store: store() }, ID)).rejects.toMatchObject({
      code: 'templates-untrusted',
      exitCode: 2,
      message: expect.stringContaining('sources/templates/imprint.ejs'),
      hint: expect.stringContaining('--trust-templates'),
    });
    expect(existsSync(marker())).toBe(false);
    await rebuildEdition({ store: store(), trustTemplates: true }, ID);
    expect(existsSync(marker())).toBe(true);
  });

  it('are not run where the edition was built without them, whatever is said', async () => {
    const files = { ...SOURCES, 'sources/templates/imprint.ejs': templateThatRuns() };
    await put({ ...files, 'record.json': record({ untrusted: true }) });
    const { messages } = await rebuildEdition({ store: store(), trustTemplates: true }, ID);
    expect(messages.map(({ rule }) => rule)).toEqual(['template-trusted']);
    expect(existsSync(marker())).toBe(false);
  });

  it('are named, and not run, when they are restored, compared, exported and put on a shelf', async () => {
    await put({ ...SOURCES, 'record.json': record(), 'sources/templates/imprint.ejs': templateThatRuns() });
    const { templates } = await restoreEdition({ store: store() }, ID, join(folder, 'out'));
    expect(templates).toEqual(['sources/templates/imprint.ejs']);
    await diffEditions({ store: store() }, ID, ID);
    await exportEdition({ store: store(), sourceDateEpoch: '0' }, ID, join(folder, 'bag'));
    await makeShelf({ store: store() }, join(folder, 'shelf'));
    expect(existsSync(marker())).toBe(false);
  });

  it('that are not there need no trust', async () => {
    await put({ ...SOURCES, 'record.json': record() });
    expect((await rebuildEdition({ store: store() }, ID)).different).toContain('web/index.html');
  });
});

describe('paths in a record', () => {
  const secret = '# راز\n\nراز.\n';

  it.each(['../../secret.md', '/etc/passwd', 'a/b.md', '..', 'none.md', ''])(
    'lead to no file but one of the book’s folder: %j',
    async (only) => {
      writeFileSync(join(folder, 'secret.md'), secret);
      const files = { ...SOURCES, 'sources/a/b.md': secret };
      await put({ ...files, 'record.json': record({ archive: { ...RECORD.archive, only } }) });
      for (const read of [
        () => rebuildEdition({ store: store() }, ID),
        () => diffEditions({ store: store() }, ID, ID),
      ])
        await expect(read()).rejects.toMatchObject({ code: 'archive-damaged' });
    },
  );

  it('lead to the file that is the manuscript', async () => {
    await put({ ...SOURCES, 'record.json': record({ archive: { ...RECORD.archive, only: '1.md' } }) });
    expect((await rebuildEdition({ store: store() }, ID)).files).toHaveLength(1);
  });

  it.each([
    ['a report, where the record says nothing, as all were', {}, true],
    ['a report', { kind: 'report' }, true],
    ['an article', { kind: 'article' }, false],
  ])('lead to a manuscript that is built as it was: %s', async (_, kind, hasChapters) => {
    const archive = { ...RECORD.archive, only: '1.md' };
    await put({ ...SOURCES, 'sources/1.md': '# ع\n\nمتن.\n', 'record.json': record({ archive, ...kind }) });
    const { different } = await rebuildEdition({ store: store() }, ID);
    expect(different.includes('web/01.html')).toBe(hasChapters);
  });

  it('and links in the store put nothing of the disk on a shelf', async () => {
    await put({ 'record.json': record(), 'metadata.jsonld': '{}', 'outputs/web/index.html': 'x' });
    const content = join(store(), objectPath(ID), 'v1/content/outputs/web/index.html');
    unlinkSync(content);
    symlinkSync('/etc/passwd', content);
    const { damaged } = await makeShelf({ store: store() }, join(folder, 'shelf'));
    expect(damaged).toHaveLength(1);
    expect(existsSync(join(folder, 'shelf/کتاب'))).toBe(false);
  });
});

describe('a title that is damaged', () => {
  const OTHER = 'urn:isbn:9786001191268';
  const BROKEN: readonly [string, string][] = [
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number for the title', record({ title: 7 })],
    ['formats that are an object', record({ archive: { ...RECORD.archive, formats: {} } })],
    ['formats that nobody knows', record({ archive: { ...RECORD.archive, formats: ['docx'] } })],
    ['a profile that nobody knows', record({ pdfProfile: '__proto__' })],
    ['an instant that is none', record({ instant: 'yesterday' })],
    ['a page map that is a text', record({ pageMap: 'x' })],
    ['bytes that are no text', '\ufffd\u0000'],
  ];

  it.each(BROKEN)('hides no other: its record is %s', async (_title, text) => {
    await put({ ...SOURCES, 'record.json': text });
    await put({ ...SOURCES, 'record.json': record({ title: 'دیگری' }) }, OTHER);
    const { titles, damaged } = await listTitles({ store: store() });
    expect(titles.map(({ id, title }) => [id, title])).toEqual([
      [ID, ID],
      [OTHER, 'دیگری'],
    ]);
    expect(damaged.map(({ fault }) => fault.code)).toEqual(['archive-damaged']);
    // What it holds can be had all the same.
    expect((await restoreEdition({ store: store() }, ID, join(folder, 'out'))).files).toContain(
      'record.json',
    );
    await expect(rebuildEdition({ store: store() }, ID)).rejects.toMatchObject({ code: 'archive-damaged' });
    const shelf = await makeShelf({ store: store() }, join(folder, 'shelf'));
    expect([shelf.titles, shelf.damaged.length]).toEqual([1, 1]);
  });

  it.each(['null', '[]', '{', '"x"'])(
    'hides no other on a shelf: what is said of it is %s',
    async (metadata) => {
      await put({ 'record.json': record(), 'metadata.jsonld': metadata });
      await put({ 'record.json': record({ title: 'دیگری' }), 'metadata.jsonld': '{}' }, OTHER);
      const { titles, damaged } = await makeShelf({ store: store() }, join(folder, 'shelf'));
      expect([titles, damaged.length]).toEqual([1, 1]);
    },
  );

  it('stands on a shelf with what is said of it rightly', async () => {
    const metadata = {
      author: [null, { name: 7 }, { name: 'سارا' }],
      publisher: 'x',
      inLanguage: 5,
      abstract: {},
    };
    await put({
      'record.json': record(),
      'metadata.jsonld': JSON.stringify(metadata),
      'outputs/web/cover.png': 'no picture',
    });
    expect((await makeShelf({ store: store() }, join(folder, 'shelf'))).damaged).toEqual([]);
    const feed = JSON.parse(readFileSync(join(folder, 'shelf/opds.json'), 'utf8'));
    expect(feed.publications[0].metadata.author).toEqual(['سارا']);
  });
});

it('an id with line ends adds no field to the header of a bag', async () => {
  const id = 'urn:x:1\nContact-Email: evil@a.example\r\nBag-Size: 1 GB\u2028x\u0085y';
  await put({ ...SOURCES, 'record.json': record({ title: 'کتاب\nSource-Organization: evil' }) }, id);
  await exportEdition({ store: store(), sourceDateEpoch: '0' }, id, join(folder, 'bag'));
  const header = readFileSync(join(folder, 'bag/bag-info.txt'), 'utf8');
  expect(header.split('\n').map((line) => line.split(':')[0])).toEqual([
    'Bagging-Date',
    'External-Identifier',
    'External-Description',
    'Internal-Sender-Identifier',
    'Bag-Software-Agent',
    'Payload-Oxum',
    '',
  ]);
  expect(header).not.toMatch(/[\r\u2028\u0085]/);
});
