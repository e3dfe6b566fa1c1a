import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../scripts/cache/store.ts';
import { silent } from '../../scripts/diagnostics/report.ts';
import type { Reading } from '../../scripts/manuscript/reading.ts';
import { optionsOf } from '../../scripts/orthography/choices.ts';
import { type Checked, checkEach } from '../../scripts/orthography/manuscript.ts';
import { render } from '../../scripts/render/render.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';
import { WatchedStore } from '../cache/watched-store.ts';
import { countFor } from '../conservation/books.ts';
import { manuscripts } from '../conservation/documents.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const html = unified().use(rehypeStringify).freeze();

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-texts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;

interface Outcome {
  /** The chapters as they were read, before anything is made of them. */
  readonly trees: readonly unknown[];
  readonly said: readonly unknown[];
  readonly html: readonly string[] | undefined;
  readonly checked: readonly unknown[];
}

/** Read, check and show a book. `store`: the folder of one. */
async function outcome(files: Files, store?: Store, only?: string): Promise<Outcome> {
  const reading = await readBook(memoryWorld({ ...files, 'f.svg': DRAWING }), only, {
    store,
    kind: 'report',
  });
  const checked = await check(reading, store);
  await store?.close();
  return structuredClone({
    trees: (reading.found?.texts ?? []).map(({ tree }) => tree),
    said: reading.messages,
    html:
      reading.book && render(reading.book, silent).divisions.map(({ content }) => html.stringify(content)),
    checked: checked.map(({ file, findings, ignores, used }) => ({
      path: file.path,
      findings,
      ignores,
      used,
    })),
  });
}

async function check({ found }: Reading, store: Store | undefined): Promise<readonly Checked[]> {
  if (!found) return [];
  return checkEach(found.texts, SYNTAXES, await optionsOf(found.settings), { report: silent, store });
}

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
const open = () => new WatchedStore(folder, { program: 'warraq' });

/** All markup there is, and messages of each step of reading. */
const RICH = `---
short-title: کوتاه
---

# یکم {#one}

متن با «می رود»[^1]، $E = mc^2$ و [پیوند](2.md)، :en[OSCE] و [شکل](#f){page}.

<!-- warraq-ignore zwnj-mi: چنین است -->

او می رود و مسئول است.

![نما](f.svg "شرح نما") {#f}

$$\\frac{1}{2$$

| الف | ب |
| --- | :-: |
| ۱ | ۲ |

:::verse
توانا بود هر که دانا بود == ز دانش دل پیر برنا بود
:::

::: nothing
متن
:::

<details><summary>چکیده</summary>متن</details>

<script>alert(1)</script>

<<<<<<< یکی

[^1]: یادداشت با \\(پرانتز\\) &amp; نشان
`;
const BOOK: Files = {
  'book.yaml': 'title: کتاب\nfootnotes: chapter\ncover: false\n',
  '1.md': RICH,
  '2.md': '# دوم\n\nاو مسؤول بود[^1].\n\n[^1]: دو\n',
};
const GOOD: Files = {
  ...BOOK,
  '1.md': RICH.replace(/\n<script.*\n|\n::: nothing[^:]*:::|\n<<<<<<<.*|\n\$\$.*/g, ''),
};

describe('texts from the store', () => {
  it.each([
    ['a book', GOOD, undefined],
    ['a book with faults', BOOK, undefined],
    ['a book whose settings are wrong', { ...BOOK, 'book.yaml': 'titel: کتاب\n' }, undefined],
    ['a book of one file', { '1.md': `${RICH}\n# دوم\n\nمتن[^1] و [^2]\n\n[^3]: کسی نیست\n` }, '1.md'],
  ])('make of %s what is made without one', async (_, files, only) => {
    const without = await outcome(files, undefined, only);
    expect(await outcome(files, open(), only)).toStrictEqual(without);
    const store = open();
    expect(await outcome(files, store, only)).toStrictEqual(without);
    const texts = Object.keys(files).filter((path) => path.endsWith('.md')).length;
    expect(store.had.filter((stage) => stage === 'text read')).toHaveLength(texts);
    expect(store.had.filter((stage) => stage === 'text checked')).toHaveLength(texts);
  });

  it('make of random manuscripts what is made without', async () => {
    await fc.assert(
      fc.asyncProperty(manuscripts, async (text) => {
        const files = { 'book.yaml': BOOK['book.yaml']!, '1.md': text };
        const without = await outcome(files);
        expect(await outcome(files, open())).toStrictEqual(without);
        const store = open();
        expect(await outcome(files, store)).toStrictEqual(without);
        expect(store.had).toEqual(['text read', 'text checked']);
      }),
      { numRuns: countFor(30) },
    );
  });

  it('are read and checked anew where they have changed, and only those', async () => {
    await outcome(GOOD, open());
    const changed = { ...GOOD, '2.md': '# دوم\n\nاو مسئول بود.\n' };
    const store = open();
    expect(await outcome(changed, store)).toStrictEqual(await outcome(changed));
    expect(store.had).toEqual(['text read', 'text checked']);
  });

  it.each([
    ['rules', 'title: کتاب\nfootnotes: chapter\ncover: false\ncheck: {rules: {zwnj-mi: off}}\n'],
    ['words', 'title: کتاب\nfootnotes: chapter\ncover: false\ncheck: {words: [مسؤول]}\n'],
    ['language', 'title: کتاب\nfootnotes: chapter\ncover: false\nlanguage: ar\n'],
  ])('are checked anew where the book has chosen other %s', async (_, settings) => {
    await outcome(GOOD, open());
    const store = open();
    const chosen = { ...GOOD, 'book.yaml': settings };
    expect(await outcome(chosen, store)).toStrictEqual(await outcome(chosen));
    expect(store.had).toEqual(['text read', 'text read']);
  });

  it('are not kept where the time was up', async () => {
    const files = { '1.md': `# یک\n\n${'متن و باز متن. '.repeat(20_000)}` };
    const read = async (timeout: number) => {
      const store = open();
      const { book, messages } = await readBook(memoryWorld(files), undefined, { store, timeout });
      await store.close();
      return { book, rules: messages.map(({ rule }) => rule) };
    };
    expect((await read(0.001)).rules).toContain('done-in-time');
    expect((await read(60)).book).toBeDefined();
  });

  it('are checked in the order in which the book has their blocks', async () => {
    const files = { '1.md': '# یک\n\nمسئول و مسئول و مسئول[^1]\n\n[^1]: مسؤول\n\nمسؤول\n' };
    const alone = await outcome(files, open(), '1.md');
    const chapter = await outcome(files, open());
    expect(chapter.checked).not.toEqual(alone.checked);
    expect(chapter).toStrictEqual(await outcome(files));
  });

  it('are what they were when they were read, whatever a book has made of them', async () => {
    const second = '# دوم\n\n## بخش\n\n[یکم](1.md)\n';
    const files: Files = { ...GOOD, '2.md': second };
    await outcome(files, open());
    const moved = {
      'book.yaml': files['book.yaml']!,
      '1.md': '# یکم {#other}\n\n## بخش\n\nمتن\n',
      '2.md': second,
    };
    expect(await outcome(moved, open())).toStrictEqual(await outcome(moved));
  });

  it('are made anew where the store is damaged', async () => {
    const without = await outcome(BOOK);
    await outcome(BOOK, open());
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) writeFileSync(join(entry.parentPath, entry.name), 'x');
    const store = open();
    expect(await outcome(BOOK, store)).toStrictEqual(without);
    expect(store.had).toEqual([]);
  });
});
