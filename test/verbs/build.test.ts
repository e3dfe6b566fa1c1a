import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrowserPool } from '../../scripts/engine/browser-pool.ts';
import { Threads } from '../../scripts/targets/threads.ts';
import { type BuildOptions, build } from '../../scripts/verbs/build.ts';
import { withWorkshop } from '../../scripts/verbs/workshop.ts';
import { WatchedStore } from '../cache/watched-store.ts';
import { said } from '../said.ts';

let folder = '';
let book = '';
let cache = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-kept-'));
  book = join(folder, 'book');
  cache = join(folder, 'cache');
  cpSync(join(import.meta.dirname, 'book'), book, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly files: Readonly<Record<string, string>>;
  readonly stages: readonly string[];
  readonly messages: readonly string[];
  readonly notes: readonly string[];
}

/** Build the book; the record without its timings. */
async function outcome(options: Partial<BuildOptions> = {}): Promise<Outcome> {
  const out = join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  const notes: string[] = [];
  const on: BuildOptions['on'] = (event) => {
    if (event.type === 'note') notes.push(event.said);
  };
  const result = await build({ path: book, out, formats: ['epub', 'web'], on, ...options });
  const paths = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = paths.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(out.length), readFileSync(path, 'latin1').replace(/"timings": \{[^}]*\}/, '')];
  });
  return {
    files: Object.fromEntries(files),
    stages: result.stages.map(({ stage }) => stage),
    messages: said(result).map(
      ({ file, line, severity, message }) => `${file}:${line} ${severity} ${message}`,
    ),
    notes,
  };
}

const KEPT = ['store', 'write'];
const write = (path: string, text: string) => writeFileSync(join(book, path), text);
const kept = () =>
  readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

function spoil(which: (at: number) => boolean, damage: (path: string) => void): void {
  for (const [at, path] of kept().entries()) if (which(at)) damage(path);
}

describe('a build with a store', () => {
  it('gives the same files and messages as one without, whether it was made before or not', async () => {
    const without = await outcome();
    const first = await outcome({ cache });
    const second = await outcome({ cache });
    expect(without.messages).not.toEqual([]);
    expect(first).toEqual(without);
    expect(second).toEqual({ ...without, stages: KEPT });
  });

  it('says the same as gravely', async () => {
    write(
      'book.yaml',
      'title: کتاب\ncover: false\ncheck: {rules: {image-has-alt: suggestion, heading-level: warning}}\n',
    );
    write('03.md', '# سه\n\n### بخش\n\n![](figure.svg)\n');
    const first = await outcome({ cache });
    expect(first.messages.join()).toMatch(/suggestion.*alternative/s);
    expect(await outcome({ cache })).toEqual({ ...first, stages: KEPT });
  });

  it.each([
    ['a word', () => write('01.md', '# یک\n\nواژه‌ای دیگر\n')],
    ['a new chapter', () => write('03.md', '# سه\n\nمتن\n')],
    ['the settings', () => write('book.yaml', 'title: نامی دیگر\ncover: false\n')],
    ['an image', () => write('figure.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ])('makes the edition anew after a change of %s', async (_, change) => {
    await outcome({ cache });
    change();
    const after = await outcome({ cache });
    expect(after.stages).not.toEqual(KEPT);
    expect(after).toEqual(await outcome());
  });

  it('takes no account of editions that lie in the book’s own folder', async () => {
    const options = { path: book, out: join(book, 'dist'), formats: ['web'], cache };
    await build(options);
    expect((await build(options)).stages.map(({ stage }) => stage)).toEqual(KEPT);
  });

  it.each([{ formats: ['web'] }, { untrusted: true }, { sourceDateEpoch: '1700000000' }])(
    'makes it anew where it is asked for as %j',
    async (options) => {
      await outcome({ cache });
      expect((await outcome({ cache, ...options })).stages).not.toEqual(KEPT);
    },
  );

  it('prints anew what a changed word stands in, and gives the same bytes', async () => {
    const pdf = { formats: ['pdf'] };
    await outcome({ cache, ...pdf });
    write('02.md', '# دو\n\nمتنی دیگر[^1].\n\n[^1]: پانوشت\n');
    expect(await outcome({ cache, ...pdf })).toEqual(await outcome(pdf));
    // The browser is asked nothing then.
    const plain = { ...pdf, formatOptions: { 'pdf-profile': 'plain' } };
    expect(await outcome({ cache, ...plain })).toEqual(await outcome(plain));
  });

  it('keeps nothing that a template of the book had a hand in', async () => {
    cpSync(join(import.meta.dirname, '../../templates/imprint.ejs'), join(book, 'templates/imprint.ejs'));
    await outcome({ cache });
    expect((await outcome({ cache })).stages).not.toEqual(KEPT);
  });

  it.each([
    [
      'damaged',
      () =>
        spoil(
          () => true,
          (path) => writeFileSync(path, 'x'),
        ),
    ],
    [
      'damaged in part',
      () =>
        spoil(
          (at) => at % 2 === 1,
          (path) => writeFileSync(path, 'x'),
        ),
    ],
    [
      'deleted in part',
      () =>
        spoil(
          (at) => at % 2 === 1,
          (path) => rmSync(path),
        ),
    ],
    ['deleted', () => rmSync(cache, { recursive: true })],
    ['no folder', () => [rmSync(cache, { recursive: true }), writeFileSync(cache, '')]],
  ])('gives the same where the store was %s', async (_, damage) => {
    const before = await outcome({ cache });
    damage();
    const after = await outcome({ cache });
    expect({ ...after, notes: [] }).toEqual({ ...before, notes: [] });
    expect(after.notes.length).toBeLessThanOrEqual(1);
  });

  it.each([
    ['damaged', (path: string) => writeFileSync(path, 'x')],
    ['deleted', (path: string) => rmSync(path)],
  ])('reads a text that has changed, and the others, where half of the store was %s', async (_, damage) => {
    await outcome({ cache });
    write('02.md', '# دو\n\nمتنی دیگر.\n');
    spoil((at) => at % 2 === 0, damage);
    expect({ ...(await outcome({ cache })), notes: [] }).toEqual(await outcome());
  });

  it('reads the texts of a book with plug-ins, and of one in an archive, anew', async () => {
    const staged = async (options: Partial<BuildOptions> = {}) => {
      const store = new WatchedStore(cache, { program: 'warraq' });
      const browsers = new BrowserPool();
      const out = join(folder, 'out');
      const workshop = { browsers, store, threads: new Threads(), options: {} };
      await build({ path: book, out, formats: ['web'], ...options }, workshop);
      await Promise.all([browsers.close(), store.close()]);
      return store.asked.filter((stage) => stage.startsWith('text '));
    };
    expect(await staged()).toEqual(['text read', 'text read', 'text checked', 'text checked']);
    expect(await staged({ sealed: true })).toEqual([]);
    mkdirSync(join(book, 'plugin'));
    write('plugin/package.json', '{"type": "module", "main": "index.js"}');
    write('plugin/index.js', "export default { name: 'none' };");
    write('book.yaml', 'title: کتاب\ncover: false\nplugins: [./plugin]\n');
    expect(await staged()).toEqual([]);
  });
});

it('builds several books in one workshop, also at once, as it builds each alone', async () => {
  const pdf = async (name: string, made: (out: string) => Promise<unknown>) => {
    const out = join(folder, name);
    await made(out);
    return readFileSync(join(out, readdirSync(out).find((path) => path.endsWith('.pdf'))!));
  };
  const options = { path: book, formats: ['pdf'] };
  const alone = await pdf('alone', (out) => build({ ...options, out }));
  const together = await withWorkshop({ browsers: 2 }, (workshop) =>
    Promise.all(['a', 'b', 'c'].map((name) => pdf(name, (out) => build({ ...options, out }, workshop)))),
  );
  for (const one of together) expect(one.equals(alone)).toBe(true);
});
