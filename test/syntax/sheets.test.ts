import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CssNode, generate, List, parse, type Selector, walk } from 'css-tree';
import { describe, expect, it } from 'vitest';
import { SHEETS } from '../../scripts/book/theme.ts';
import { markupSheets } from '../../scripts/house/package-files.ts';
import { themeCss } from '../../scripts/render/theme.ts';
import { sheetsOf } from '../../scripts/syntax/sheets.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The sheets of the ground; the shelf has pages of its own, without a text, and themes dress what they like. */
const GROUND = readdirSync(join(ROOT, 'styles'))
  .filter((name) => name.endsWith('.css') && name !== 'shelf.css')
  .map((name) => `styles/${name}`);

/** What has to stand before rules of the ground, or of other pieces of markup, to give way to them. */
const BESIDE: readonly (readonly [path: string, selector: string, why: string])[] = [
  ['styles/base.css', '.epigraph', 'sides and directions that a text has for itself overrule its own'],
  ['styles/base.css', '.formula', 'callouts overrule its space, and have their turn with a tree before it'],
  ['styles/wide-lines.css', ':root figcaption', 'of few typefaces, and after the theme'],
  ['styles/wide-lines.css', ':root .notes', 'of few typefaces, and after the theme'],
  ['styles/wide-lines.css', ':root .foot', 'as they were measured'],
];

interface Named {
  readonly selector: string;
  /** `.note`, or `dl`. */
  readonly names: readonly string[];
  /** Those of what is dressed, not of what it stands in or beside: `b` of `.a > b`. */
  readonly dressed: readonly string[];
}

/** The selectors of a sheet, with the classes and elements that each names. */
function selectorsIn(css: string): readonly Named[] {
  const found: Named[] = [];
  walk(parse(css), {
    visit: 'Rule',
    enter({ prelude }) {
      if (prelude.type !== 'SelectorList') return;
      for (const one of prelude.children)
        found.push({
          selector: generate(one),
          names: namesIn(one),
          dressed: namesIn(lastOf(one as Selector)),
        });
    },
  });
  return found;
}

/** What comes after the last combinator. */
function lastOf(selector: Selector): Selector {
  const parts = selector.children.toArray();
  const at = parts.findLastIndex(({ type }) => type === 'Combinator');
  return { ...selector, children: new List<CssNode>().fromArray(parts.slice(at + 1)) };
}

function namesIn(part: CssNode): readonly string[] {
  const names: string[] = [];
  walk(part, (node) => {
    if (node.type === 'ClassSelector') names.push(`.${node.name}`);
    if (node.type === 'TypeSelector') names.push(node.name);
  });
  return names;
}

const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** The classes that code gives to what it makes. */
function classesIn(code: string): readonly string[] {
  const given = [...code.matchAll(/className: (?:\[(.*?)\]|('.*?'))/g)].map(([, list, one]) => list ?? one!);
  return given.flatMap((part) => [...part.matchAll(/'([\w-]+)'/g)].map(([, name]) => `.${name}`));
}

/** What is a piece of markup's: the classes that its code gives, those that its sheets name, and the elements that these dress as such. */
function ownNamesOf(name: string): ReadonlySet<string> {
  const folder = join(ROOT, 'scripts/syntax', name);
  const code = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const selectors = markupSheets(name).flatMap((path) => selectorsIn(textOf(path)));
  return new Set([
    ...code.flatMap((file) => classesIn(textOf(`scripts/syntax/${name}/${file}`))),
    ...selectors.flatMap(({ selector, dressed }) =>
      dressed.filter((one) => one.startsWith('.') || one === selector),
    ),
  ]);
}

/** Selectors of a sheet that name what is another's: `path: selector`. */
function strayIn(path: string, selectors: readonly Named[], own: ReadonlySet<string>): readonly string[] {
  return selectors
    .filter(({ names }) => names.some((one) => own.has(one)))
    .map(({ selector }) => `${path}: ${selector}`);
}

describe('the style of a piece of markup', () => {
  const names = SYNTAXES.map(({ name }) => name);

  it('stands in its folder, and nowhere else', () => {
    const sheets = [...GROUND, ...markupSheets()].map((path) => [path, selectorsIn(textOf(path))] as const);
    const stray = names.flatMap((name) => {
      const own = ownNamesOf(name);
      const others = sheets.filter(([path]) => !path.startsWith(`scripts/syntax/${name}/`));
      return others.flatMap(([path, selectors]) => strayIn(path, selectors, own));
    });
    expect(stray.sort()).toEqual(BESIDE.map(([path, selector]) => `${path}: ${selector}`).sort());
  });

  it('would be found elsewhere, among other classes and as an element', () => {
    const [notes, marks] = [ownNamesOf('notes'), ownNamesOf('marks')];
    expect(strayIn('a.css', selectorsIn('p, main a:not(.note-mark, .b) { margin: 0; }'), notes)).toEqual([
      'a.css: main a:not(.note-mark,.b)',
    ]);
    expect(
      strayIn('a.css', selectorsIn('@media print { li mark { margin: 0; } .noted { margin: 0; } }'), marks),
    ).toEqual(['a.css: li mark']);
    expect([...ownNamesOf('captions')]).toEqual(
      expect.arrayContaining(['.table-figure', '.caption-label', 'figcaption']),
    );
    // No rule is about it, and yet it is made.
    expect(ownNamesOf('passages')).toContain('.latin');
  });

  it.each(names)('%s: its record has what stands in its folder', (name) => {
    const files = readdirSync(join(ROOT, 'scripts/syntax', name)).filter((file) => file.endsWith('.css'));
    const record = SYNTAXES.find((one) => one.name === name)!;
    const { css } = record;
    expect(Object.getOwnPropertyDescriptor(record, 'css')?.value).toBeUndefined();
    expect(Object.keys(css ?? {}).map((sheet) => `${sheet}.css`)).toEqual(files.sort());
    expect(files.filter((file) => !SHEETS.some((sheet) => file === `${sheet}.css`))).toEqual([]);
  });

  it('is in the editions that it is for, in its order', async () => {
    const { book } = await readBook(memoryWorld({ '1.md': '# الف\n\nب[^1].\n\n[^1]: پ\n' }));
    const css = themeCss(book!, 'epub');
    const at = [
      'hr::before',
      '.note-mark { font-size',
      '/* A report:',
      '.title-block { margin',
      'a[role="doc-noteref"]',
    ];
    expect(at.map((rule) => css.indexOf(rule))).not.toContain(-1);
    expect([...at].sort((one, other) => css.indexOf(one) - css.indexOf(other))).toEqual(at);
    expect(css).not.toContain('.foot-rule');
    expect(themeCss(book!, 'print')).toContain('.foot-rule');
  });

  it('is told where there is no such folder', () => {
    expect(() => sheetsOf('nothing')).toThrow('ENOENT');
  });
});
