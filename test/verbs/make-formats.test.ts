import { describe, expect, it } from 'vitest';
import type { PageMap } from '../../scripts/book/page-map.ts';
import type { Store } from '../../scripts/cache/store.ts';
import { silent } from '../../scripts/diagnostics/report.ts';
import type { BrowserSession } from '../../scripts/engine/session.ts';
import type { Rendering } from '../../scripts/render/render.ts';
import type { Target, TargetResult, Tools } from '../../scripts/targets/target.ts';
import { makeFormats } from '../../scripts/verbs/make-formats.ts';
import { stopwatch } from '../../scripts/verbs/progress.ts';

const MAP = { pages: 3 } as PageMap;
const OTHER = { pages: 4 } as PageMap;

function target(name: string, make: (tools: Tools) => Promise<Partial<TargetResult>>): Target {
  return {
    format: { name, opens: `.${name}` } as Target['format'],
    needs: [],
    make: async (_, tools) => ({
      artifacts: [],
      count: 1,
      detail: { count: 1, of: 'pages' },
      ...(await make(tools)),
    }),
  };
}

function make(targets: readonly Target[], store?: Store) {
  const rendering = { book: { slug: 'book' } } as Rendering;
  const session = {} as BrowserSession;
  const files = [{ path: 'book.yaml', value: '' }];
  const work = { session, store, files, report: silent, pdfProfile: 'plain', clock: stopwatch({}) } as const;
  return makeFormats(rendering, targets, work);
}

describe('the formats of a book', () => {
  it('are begun when the one before has told of its pages, which need not be printed yet', async () => {
    let print = () => {};
    const printed = new Promise<void>((resolve) => {
      print = resolve;
    });
    const first = target('first', async ({ tellMap }) => {
      tellMap(MAP);
      await printed;
      return { facts: { map: MAP } };
    });
    const second = target('second', async ({ map }) => {
      expect(map).toBe(MAP);
      print();
      return { count: 7 };
    });
    const { outputs, facts } = await make([first, second]);
    expect(outputs.map(({ format, pages }) => [format, pages])).toEqual([
      ['first', 1],
      ['second', 7],
    ]);
    expect(facts).toEqual({ map: MAP });
  });

  it('are not begun behind one that fails', async () => {
    const first = target('first', () => Promise.reject(new Error('no paper')));
    const second = target('second', () => Promise.reject(new Error('never asked')));
    await expect(make([first, second])).rejects.toThrow('no paper');
  });

  it('have all ended where one fails after it has told of its pages', async () => {
    const ended: string[] = [];
    const first = target('first', async ({ tellMap }) => {
      tellMap(MAP);
      throw new Error('no ink');
    });
    const second = target('second', async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      ended.push('second');
      return {};
    });
    await expect(make([first, second])).rejects.toThrow('no ink');
    expect(ended).toEqual(['second']);
  });

  it('are made anew without a store where other pages are told of than before', async () => {
    const maps: unknown[] = [];
    const store = {} as Store;
    const first = target('first', async (tools) => {
      if (tools.store) tools.tellMap(MAP);
      await new Promise((resolve) => setTimeout(resolve, 20));
      tools.tellMap(OTHER);
      return { facts: { map: OTHER } };
    });
    const second = target('second', async ({ map }) => {
      maps.push(map);
      return {};
    });
    const { facts } = await make([first, second], store);
    expect(maps).toEqual([MAP, OTHER]);
    expect(facts.map).toBe(OTHER);
  });
});
