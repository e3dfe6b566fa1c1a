import { describe, expect, it } from 'vitest';
import { editorLink, editorTemplate } from '../../scripts/verbs/preview/editor.ts';
import { keptPlace, spreadOf, turned } from '../../scripts/verbs/preview/in-browser/spreads.ts';
import { WORDS } from '../../scripts/verbs/preview/in-browser/words.ts';
import { pageWith } from '../../scripts/verbs/preview/session/sources.ts';
import { newsOf, type Told, toldOf } from '../../scripts/verbs/preview/told.ts';
import type { News, Status } from '../../scripts/verbs/preview/view.ts';

describe('spreads', () => {
  it.each([
    [0, 5, true, [0]],
    [1, 5, true, [1, 2]],
    [2, 5, true, [1, 2]],
    [4, 5, true, [3, 4]],
    [3, 4, true, [3]],
    [9, 4, true, [3]],
    [2, 5, false, [2]],
    [0, 0, true, []],
  ])('page %i of %i, two at once: %s', (page, count, isDouble, spread) => {
    expect(spreadOf(page, count, isDouble)).toEqual(spread);
  });

  it('are turned as far as there are pages', () => {
    expect(turned(0, 4, true, 1)).toBe(1);
    expect(turned(2, 4, true, 1)).toBe(3);
    expect(turned(3, 4, true, 1)).toBeUndefined();
    expect(turned(2, 4, true, -1)).toBe(0);
    expect(turned(0, 4, true, -1)).toBeUndefined();
    expect(turned(1, 4, false, 1)).toBe(2);
  });

  it('keep the place of a text, wherever it has gone', () => {
    const page = (key: string, title: string) => ({ key, title });
    const before = [page('a', 'یک'), page('b', 'دو'), page('c', 'دو')];
    expect(keptPlace(2, before, before)).toBe(2);
    expect(keptPlace(2, before, [page('a', 'یک'), page('x', 'یک'), page('b', 'دو'), page('C', 'دو')])).toBe(
      3,
    );
    expect(keptPlace(2, before, [page('a', 'یک')])).toBe(0);
    expect(keptPlace(1, before, [page('a', 'یک'), page('B', 'سه')])).toBe(1);
  });
});

describe('editors', () => {
  it('are known by their names, or by an address that has a path', () => {
    expect(editorTemplate('zed')).toBe('zed://file{path}:{line}:{column}');
    expect(editorTemplate('none')).toBe('');
    expect(editorTemplate('my.editor://x?{path}')).toBe('my.editor://x?{path}');
    for (const no of [
      'emacs',
      'javascript:{path}',
      'https://evil.example/{path}',
      'data:{path}',
      'my://nothing',
    ])
      expect(editorTemplate(no), no).toBeUndefined();
  });

  it('open a place, whatever its path has', () => {
    expect(editorLink('my://file{path}:{line}:{column}', '/a b/«۱»$&.md', 3, 7)).toBe(
      'my://file/a%20b/%C2%AB%DB%B1%C2%BB$&.md:3:7',
    );
    expect(editorLink('', '/a.md', 1, 1)).toBeUndefined();
  });
});

describe('news', () => {
  const page = { key: 'a', label: '۱', title: 'یک' };
  const view = {
    version: 1,
    title: 'ک',
    language: 'fa',
    direction: 'rtl',
    size: { width: 1, height: 1 },
    frame: 'f',
    pages: [page],
    outline: [],
    targets: {},
  } as const;
  const status: Status = { state: 'setting', faults: [], trouble: undefined, findings: [], ms: 0, anew: 0 };
  const trouble = { en: 'no', fa: 'نه' };
  const all: readonly News[] = [
    { view: undefined, status },
    { view, status: { ...status, state: 'ready' } },
    { view, status: { ...status, state: 'faulty', trouble } },
    { view: { ...view, version: 2 }, status: { ...status, state: 'ready', findings: [] } },
  ];

  it('are known wholly to who is told what has changed in them', () => {
    let [before, known]: (News | undefined)[] = [];
    for (const news of all) {
      known = newsOf(JSON.parse(JSON.stringify(toldOf(news, before))) as Told, known);
      before = news;
      expect(known).toEqual(news);
    }
  });

  it('have no view and no findings where these are those of before', () => {
    expect(JSON.stringify(toldOf(all[2]!, all[1]))).not.toMatch(/"(?:view|findings)"/);
    expect(toldOf(all[3]!, all[2])).toMatchObject({ view: { version: 2 }, status: { findings: [] } });
  });
});

describe('the page of a place', () => {
  const sources = [
    undefined,
    { file: 'a.md', line: 1, offset: 0 },
    { file: 'a.md', line: 9, offset: 400 },
    { file: 'b.md', line: 1, offset: 0 },
  ];

  it.each([
    ['a.md', { line: 5, offset: 200 }, 1],
    ['a.md', { line: 9, offset: 399 }, 1],
    ['a.md', { line: 9, offset: 400 }, 2],
    ['a.md', { line: 12 }, 2],
    ['b.md', { line: 3, offset: 50 }, 3],
    ['book.yaml', { line: 1, offset: 0 }, undefined],
  ])('%s at %j', (file, place, page) => {
    expect(pageWith(sources, file, place)).toBe(page);
  });
});

describe('the words of the desk', () => {
  it('are written as our own rules have it', async () => {
    const { check } = await import('../../scripts/verbs/check-text.ts');
    const said = Object.values(WORDS.fa).flatMap((one) => (typeof one === 'string' ? one : []));
    for (const one of said)
      expect(
        (await check(one)).map(({ rule }) => rule),
        one,
      ).toEqual([]);
  });
});
