import type { Nodes, Paragraph, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { isBeyondLimits } from '../../scripts/manuscript/markdown/bounds.ts';
import { parseMarkdown } from '../../scripts/manuscript/markdown/parse.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said, saidWhile } from '../said.ts';

/** What is said of a text that is beyond what can be set: `line:column reason`. */
function fault(text: string): string | undefined {
  let isBeyond = false;
  const [first] = saidWhile((report) => {
    isBeyond = isBeyondLimits({ path: '', value: text }, report);
  });
  expect(isBeyond).toBe(first !== undefined);
  if (first) expect(first.rule).toBe('text-within-limits');
  return first && `${first.line}:${first.column} ${first.message}`;
}

/** A text as it is parsed, and what is said of it: `line rule reason`. */
function parsed(text: string): { readonly tree: Root; readonly says: readonly string[] } {
  let tree: Root | undefined;
  const says = saidWhile((report) => {
    tree = parseMarkdown({ path: '', value: text }, SYNTAXES, report);
  });
  return { tree: tree!, says: says.map(({ line, rule, message }) => `${line} ${rule} ${message}`) };
}

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

const LEVEL = 'unexpected level 101 of quotations and lists, expected at most 100';
const BRACKET = 'unexpected bracket in 200 others, expected fewer';
const MARKS = 'unexpected paragraph of more than 10000 marks (* _ ~ [ ])';

describe('levels of quotations, lists and directives', () => {
  it.each([
    ['quotations', `${'>'.repeat(100)} a`],
    ['lists', lines(100, (at) => `${'  '.repeat(at)}- a`)],
    ['lists in one line', `${'- '.repeat(100)}a`],
    ['directives', ':::aside\n'.repeat(100)],
    ['directives that are closed', `${':::aside\na\n:::\n'.repeat(101)}`],
    ['directives of others that are closed', `${'::::aside\n:::aside\na\n:::\n::::\n'.repeat(101)}`],
    ['lists one after another', `${lines(60, (at) => `${'  '.repeat(at)}- a`)}\n`.repeat(2)],
    ['items of one list', '- a\n'.repeat(200)],
    ['items of a list within two others', `- a\n  - b\n${'    - c\n'.repeat(200)}`],
    ['quotations below lists', `${lines(60, (at) => `${'  '.repeat(at)}- a`)}\n\nb\n${'>'.repeat(80)} c`],
    ['quotations below text that ends a list, by a tab', `- a\n    - b\n \tc\n     ${'>'.repeat(99)} d`],
    ['stars that part sections', `${'* '.repeat(200)}\n`],
    ['a number that is none', `${'1234567890. '.repeat(101)}`],
    ['a hyphen that begins a word', `${'-'.repeat(101)}a`],
    ['code', `\`\`\`\n${'>'.repeat(200)}\n~~~\n${'>'.repeat(200)}\n\`\`\`\n`],
    ['code of the other fence', `~~~~\n\`\`\`\n~~~\n${'>'.repeat(200)}\n~~~~\n`],
    ['code in a list', `- a\n  \`\`\`\n  ${'>'.repeat(200)}\n\n \n  ${'>'.repeat(200)}\n`],
    ['code with words behind a fence', `\`\`\`\n\`\`\` a\n${'>'.repeat(200)}`],
  ])('may be many: %s', (_title, text) => {
    expect(fault(text)).toBeUndefined();
  });

  it.each([
    ['quotations', `a\n\n${'>'.repeat(101)} a`, `3:101 ${LEVEL}`],
    ['quotations with spaces', `${'> '.repeat(101)}a`, `1:201 ${LEVEL}`],
    ['lists', lines(101, (at) => `${'  '.repeat(at)}- a`), `101:201 ${LEVEL}`],
    ['lists by tabs', lines(101, (at) => `${'\t'.repeat(at)}- a`), `101:101 ${LEVEL}`],
    ['lists with empty lines', lines(101, (at) => `${'  '.repeat(at)}- a\n\n `), `301:201 ${LEVEL}`],
    [
      'quotations in lists',
      `${lines(50, (at) => `${'  '.repeat(at)}- a`)}\n${'  '.repeat(50)}b\n${'  '.repeat(50)}${'>'.repeat(51)} c`,
      `52:151 ${LEVEL}`,
    ],
    [
      'quotations below text of a list, by a tab',
      `- a\n - b\n\tc\n     ${'>'.repeat(99)} d`,
      `4:104 ${LEVEL}`,
    ],
    ['numbered lists in Persian', `${'۱. '.repeat(101)}a`, `1:302 ${LEVEL}`],
    ['numbered lists with brackets', `${'1) '.repeat(101)}a`, `1:302 ${LEVEL}`],
    ['lists with empty entries', `${'+ '.repeat(100)}*`, `1:201 ${LEVEL}`],
    ['lists in quotations', `${'> - '.repeat(50)}> a`, `1:201 ${LEVEL}`],
    ['directives', ':::aside\n'.repeat(101), `101:1 ${LEVEL}`],
    ['directives in quotations', `${':::aside\n'.repeat(51)}\n${'>'.repeat(50)} a`, `53:50 ${LEVEL}`],
    ['directives that a shorter fence does not close', '::::aside\n:::\n'.repeat(101), `201:1 ${LEVEL}`],
    ['text behind code', `\`\`\`\n\`\`\`\n${'>'.repeat(101)}`, `3:101 ${LEVEL}`],
    ['text behind code that ends with spaces', `\`\`\`\n\`\`\` \n${'>'.repeat(101)}`, `3:101 ${LEVEL}`],
    ['text behind code that a longer fence closes', `\`\`\`\n\`\`\`\`\n${'>'.repeat(101)}`, `3:101 ${LEVEL}`],
    ['text that ends the code of a list', `- a\n  \`\`\`\n  b\n${'>'.repeat(100)}`, `4:100 ${LEVEL}`],
  ])('may be too many: %s', (_title, text, expected) => {
    expect(fault(text)).toBe(expected);
  });
});

describe('brackets and marks of a paragraph', () => {
  it.each([
    ['brackets', `${'['.repeat(200)}${']'.repeat(200)}`],
    ['brackets that are closed', '[a]'.repeat(300)],
    ['closing brackets', `${']'.repeat(300)}${'['.repeat(200)}`],
    ['escaped brackets', '\\['.repeat(300)],
    ['escaped marks', '\\*'.repeat(10_001)],
    ['brackets in code', `\`\`\`\n${'['.repeat(300)}\n\`\`\``],
    ['marks', '*_~[]'.repeat(2000)],
    ['marks of two paragraphs', `${'*'.repeat(6000)}\n \n${'*'.repeat(6000)}`],
    ['marks of two items', `- ${'a*'.repeat(6000)}\n- ${'a*'.repeat(6000)}`],
    ['marks of Persian items', `۱. ${'a*'.repeat(6000)}\n۲. ${'a*'.repeat(6000)}`],
    ['marks below a heading', `${'a*'.repeat(6000)}\n# b\n${'a*'.repeat(6000)}`],
    ['marks of two notes', `[^1]: ${'a*'.repeat(6000)}\n[^2]: ${'a*'.repeat(6000)}`],
    ['marks of two rows', `| a |\n|---|\n| ${'a*'.repeat(6000)} |\n| ${'a*'.repeat(6000)} |`],
    ['marks around code', `${'a*'.repeat(6000)}\n\`\`\`\na\n\`\`\`\n${'a*'.repeat(6000)}`],
  ])('may be many: %s', (_title, text) => {
    expect(fault(text)).toBeUndefined();
  });

  it.each([
    ['brackets', `a\n\nb${'['.repeat(201)}`, `3:202 ${BRACKET}`],
    ['brackets, half of them closed', '[[]'.repeat(200), `1:599 ${BRACKET}`],
    ['brackets over lines', `${'['.repeat(150)}\n${'['.repeat(51)}`, `2:51 ${BRACKET}`],
    ['marks', '*'.repeat(10_001), `1:10001 ${MARKS}`],
    ['marks of each kind', `${'*_~[]'.repeat(2000)}*`, `1:10001 ${MARKS}`],
    ['marks over lines', `${'a*'.repeat(6000)}\n${'a*'.repeat(6000)}`, `2:8002 ${MARKS}`],
    ['marks of a row', `| a |\n|---|\n| ${'*'.repeat(10_001)} |`, `3:10003 ${MARKS}`],
    [
      'marks below a table',
      `| a |\n|---|\n| b |\n \n${'a*'.repeat(6000)}\n${'a*'.repeat(6000)}`,
      `6:8002 ${MARKS}`,
    ],
    ['marks with bars, but no table', `${'a*'.repeat(6000)}|\n|\n${'a*'.repeat(6000)}`, `3:8002 ${MARKS}`],
  ])('may be too many: %s', (_title, text, expected) => {
    expect(fault(text)).toBe(expected);
  });
});

describe('notes of a book', () => {
  const notes = (count: number) => lines(count, (at) => `[^${at}]: a`);

  it('may be many', () => {
    expect(fault(notes(20_000))).toBeUndefined();
    expect(fault(`${notes(20_000)}\n\na [^1]\n`)).toBeUndefined();
  });

  it('may be too many', () => {
    expect(fault(notes(20_001))).toBe('20001:1 the book has more than 20000 notes');
  });
});

describe('marks that may be emphasis', () => {
  /** The text of a paragraph, with `_` around each emphasis, and what is said. */
  function read(text: string) {
    const { tree, says } = parsed(`a\n\n${text}`);
    const paragraph = tree.children[1] as Paragraph;
    const shown = paragraph.children.map((node) => (node.type === 'text' ? node.value : '_')).join('');
    return { shown, says };
  }

  it('are 2000 in a paragraph', () => {
    expect(read('*a* '.repeat(1000))).toEqual({ shown: '_ '.repeat(1000).trim(), says: [] });
  });

  it('are signs where there are more, which is said', () => {
    const text = `${'*a* '.repeat(1000)}*`;
    const says = ['3 text-within-limits a paragraph has more than 2000 marks of emphasis'];
    expect(read(text)).toEqual({ shown: text, says });
  });
});

describe('elements of HTML', () => {
  const says = async (html: string) => {
    const reading = await readBook(memoryWorld({ '1.md': `# a\n\na ${html} a\n` }));
    return said(reading).map(({ column, rule, message }) => `${column} ${rule} ${message}`);
  };

  it.each([
    ['500 that are open at once', '<b>'.repeat(500)],
    ['600, one after another', '<b>a</b>'.repeat(600)],
    ['600 that have no content', '<br>'.repeat(300) + '<WBR/>'.repeat(300)],
    ['500, below ends of nothing', '</b>'.repeat(600) + '<b>'.repeat(500)],
  ])('may be many: %s', async (_title, html) => {
    expect(await says(html)).toEqual([]);
  });

  it.each(['<b>', '<b/>', '<B title="a" >'])('may be too many, which is said once: %s', async (tag) => {
    const column = 3 + 500 * tag.length;
    expect(await says(tag.repeat(502))).toEqual([
      `${column} text-within-limits more than 500 elements are open at once`,
    ]);
  });
});

describe('what is found to be nested too deeply once the text is read', () => {
  const emphasis = (levels: number) => `${'*a '.repeat(levels)}b${' c*'.repeat(levels)}`;

  function read(text: string) {
    const { tree, says } = parsed(text);
    const depth = (node: Nodes): number =>
      'children' in node ? 1 + Math.max(0, ...node.children.map(depth)) : 1;
    return { depth: depth(tree), says };
  }

  it('stays where it is not too deep', () => {
    // The root, the paragraph, and the text in the innermost.
    expect(read(emphasis(240))).toEqual({ depth: 243, says: [] });
  });

  it('is cut off, which is said once', () => {
    const says = ['3 text-within-limits something stands more than 250 deep in something else'];
    expect(read(`a\n\n${emphasis(260)}`)).toEqual({ depth: 251, says });
    expect(read(`a\n\n${emphasis(260)}\n\n${emphasis(260)}`).says).toHaveLength(1);
  });
});
