import { describe, expect, it } from 'vitest';
import type { FormatOption, FormatOptions } from '../../scripts/book/format-option.ts';
import type { PageMap } from '../../scripts/book/page-map.ts';
import type { Store } from '../../scripts/cache/store.ts';
import { silent } from '../../scripts/diagnostics/report.ts';
import type { BrowserSession } from '../../scripts/engine/session.ts';
import type { Rendering } from '../../scripts/render/render.ts';
import type { Target, TargetResult, Tools } from '../../scripts/targets/target.ts';
import { Threads } from '../../scripts/targets/threads.ts';
import { makeFormats } from '../../scripts/verbs/make-formats.ts';
import { stopwatch } from '../../scripts/verbs/progress.ts';

const MAP = { pages: 3 } as PageMap;
const OTHER = { pages: 4 } as PageMap;

function target(
  name: string,
  make: (tools: Tools) => Promise<Partial<TargetResult>>,
  options?: readonly FormatOption[],
): Target {
  return {
    format: { name, opens: `.${name}`, options } as Target['format'],
    needs: [],
    make: async (_, tools) => ({
      artifacts: [],
      count: 1,
      detail: { count: 1, of: 'pages' },
      ...(await make(tools)),
    }),
  };
}

function make(targets: readonly Target[], store?: Store, formatOptions: FormatOptions = {}) {
  const rendering = { book: { slug: 'book' } } as Rendering;
  const session = {} as BrowserSession;
  const files = [{ path: 'book.yaml', value: '' }];
  const threads = new Threads();
  const work = { session, store, threads, files, report: silent, formatOptions, clock: stopwatch({}) };
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

  it('get what each is asked for, else the first of what it may be, and tell what came out otherwise', async () => {
    const summary = { en: 'x', fa: 'x' };
    const got: FormatOptions[] = [];
    const first = target(
      'first',
      async ({ options }) => {
        got.push(options);
        return { options: { 'first-size': 'small' } };
      },
      [
        { name: 'first-size', values: ['large', 'small'], summary },
        { name: 'first-ink', values: ['black', 'red'], summary },
      ],
    );
    const second = target(
      'second',
      async ({ options }) => {
        got.push(options);
        return {};
      },
      [{ name: 'second-ink', values: ['black', 'red'], summary }],
    );
    const asked = { 'first-size': 'large', 'second-ink': 'red' };
    const { options } = await make([first, second], undefined, asked);
    expect(got).toEqual([{ 'first-size': 'large', 'first-ink': 'black' }, { 'second-ink': 'red' }]);
    expect(options).toEqual({ 'first-size': 'small', 'first-ink': 'black', 'second-ink': 'red' });
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
