import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { sourcesOf } from '../../scripts/manuscript/sources.ts';
import { type Rendering, render } from '../../scripts/render/render.ts';
import { makeEpub } from '../../scripts/targets/epub/epub.ts';
import { makeWeb } from '../../scripts/targets/web/web.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { manuscriptOf } from '../readers/others/others.ts';
import { said } from '../said.ts';
import { WITHOUT_TYPEFACES } from '../without-typefaces.ts';
import { FOLDERS } from './folders.ts';

const html = unified().use(rehypeStringify).freeze();

function pagesOf({ divisions }: Rendering): string {
  return divisions.map(({ content }) => html.stringify(content)).join('\n');
}

describe.each(FOLDERS)('a folder of %s', (_name, folder) => {
  it('is read untouched, with warnings only', async () => {
    const reading = await readBook(memoryWorld(folder.files));
    const { book, foundIn } = reading;
    const messages = said(reading).map(
      ({ file, line, column, severity, rule }) => `${file}:${line}:${column} ${severity} ${rule}`,
    );
    expect(messages).toEqual(folder.messages);
    expect(messages.filter((one) => one.includes(' error '))).toEqual([]);
    const { title, author, language } = book!.settings;
    expect(`${title} — ${author.map(({ name }) => name).join(', ')} (${language})`).toBe(folder.book);
    expect(book!.chapters.map((one) => (one.part ? `${one.part.title}: ` : '') + one.title)).toEqual(
      folder.chapters,
    );
    expect({ by: undefined, ...foundIn }).toEqual({
      order: folder.order,
      by: folder.by,
      passedOver: folder.passedOver,
    });
  });

  it('is shown in all editions that need no browser', async () => {
    const { book } = await readBook(memoryWorld(folder.files));
    const rendering = render(book!, silent);
    const pages = pagesOf(rendering);
    for (const fragment of folder.shows) expect(pages).toContain(fragment);
    for (const fragment of folder.hides) expect(pages).not.toContain(fragment);
    expect((await makeEpub(rendering, undefined, undefined, WITHOUT_TYPEFACES)).bytes.length).toBeGreaterThan(
      0,
    );
    expect(await makeWeb(rendering, undefined, { store: WITHOUT_TYPEFACES })).not.toEqual([]);
  });

  it('is the same book as a manuscript, and so are its pages', async () => {
    const { book } = await readBook(memoryWorld(folder.files));
    const { files, again, differs } = await manuscriptOf(folder.files);
    expect(differs).toBeUndefined();
    const chapters = book!.chapters.map((one) => (one.part ? `${one.part.title}: ` : '') + one.title);
    expect(again.book!.chapters.map((one) => (one.part ? `${one.part.title}: ` : '') + one.title)).toEqual(
      chapters,
    );
    // Drawings stand in the pages themselves, so that these have no addresses of files.
    expect(pagesOf(render(again.book!, silent))).toBe(pagesOf(render(book!, silent)));
    const names = Object.keys(files).filter((path) => !path.startsWith('images/'));
    expect(names.slice(1)).toEqual(
      chapters.map((_, at) => expect.stringMatching(new RegExp(`^0${at + 1}-[^/]+\\.md$`))),
    );
  });

  it('is the same book where only the files are kept that were read', async () => {
    const { book, files } = await readBook(memoryWorld(folder.files));
    const kept = sourcesOf(book!, files).map(({ path, bytes }) => [path, bytes] as const);
    const again = await readBook(memoryWorld(Object.fromEntries(kept)));
    expect(pagesOf(render(again.book!, silent))).toBe(pagesOf(render(book!, silent)));
  });
});
