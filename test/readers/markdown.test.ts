import fc from 'fast-check';
import type { BlockContent, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { parseMarkdown } from '../../scripts/manuscript/markdown/parse.ts';
import { kept } from '../../scripts/readers/kept.ts';
import { markdownOf } from '../../scripts/readers/markdown.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';

/** What Markdown might take for something, among words. */
const SIGNS = [
  ...[
    '#',
    '*',
    '_',
    '`',
    '$',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '!',
    '|',
    '~',
    '\\',
    '&amp;',
    '{#x}',
    ':::',
    ':fa[',
    '---',
    '+',
  ],
  ...[
    '۱.',
    '1.',
    '۲)',
    '-',
    '=',
    '«',
    '»',
    '،',
    '؟',
    ':',
    '{',
    '}',
    '^',
    '[^1]',
    '$5$',
    'http',
    '"',
    '<b>',
    '١.',
    '&',
  ],
];
const WORDS = ['متن', 'واژه', 'می‌رود', 'کتاب', 'Sein', 'x', '۱۲', '5', 'ا'];

const text = fc
  .array(fc.tuple(fc.constantFrom(...WORDS, ...SIGNS), fc.constantFrom('', ' ', ' ')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) =>
    parts
      .map((part) => part.join(''))
      .join('')
      .trim(),
  )
  .filter((value) => value !== '')
  .map((value): PhrasingContent => ({ type: 'text', value }));

const leaf: fc.Arbitrary<PhrasingContent> = fc.oneof(
  { weight: 6, arbitrary: text },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('f()', 'a`b', 'x|y')
      .map((value): PhrasingContent => ({ type: 'inlineCode', value })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('x^2', '\\frac{a}{b}', '\\text{نرخ}')
      .map((value) => ({ type: 'inlineMath', value }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.constant<PhrasingContent>({ type: 'footnoteReference', identifier: '1', label: '1' }),
  },
  {
    weight: 1,
    arbitrary: text.map(
      (child): PhrasingContent => ({
        type: 'link',
        url: 'https://example.org/a',
        children: [child as never],
      }),
    ),
  },
);

const marked: fc.Arbitrary<PhrasingContent> = fc.oneof(
  { weight: 4, arbitrary: leaf },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('strong', 'emphasis', 'delete'), text)
      .map(([type, child]) => ({ type, children: [child] }) as PhrasingContent),
  },
);

/** A line: between two pieces of it is a word, so that no two are beside each other. */
const line = fc
  .array(fc.tuple(marked, fc.constantFrom(...WORDS)), { minLength: 1, maxLength: 4 })
  .map((parts) => {
    const children = parts.flatMap(([node, word], at): PhrasingContent[] => [
      ...(at > 0 ? [{ type: 'text', value: ` ${word} ` } as const] : []),
      node,
    ]);
    return joined(children);
  });

const paragraph = fc.tuple(line, fc.boolean(), fc.boolean()).map(
  ([children, hasId, hasComment]): BlockContent => ({
    type: 'paragraph',
    children: [...children, ...(hasComment ? [kept('comment', 'الف -- ب ->')] : [])],
    ...(hasId ? { data: { hProperties: { id: 'نشانی-1' } } } : {}),
  }),
);

const block: fc.Arbitrary<RootContent> = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), line)
    .map(([depth, children]) => ({ type: 'heading', depth: depth as 1, children }) as const),
  fc
    .array(paragraph, { minLength: 1, maxLength: 2 })
    .map((children) => ({ type: 'blockquote', children }) as const),
  fc.tuple(fc.boolean(), fc.array(paragraph, { minLength: 1, maxLength: 3 })).map(([ordered, items]) => ({
    type: 'list' as const,
    ordered,
    start: ordered ? 3 : null,
    spread: false,
    children: items.map((one) => ({ type: 'listItem' as const, spread: false, children: [one] })),
  })),
  fc.array(fc.tuple(line, line), { minLength: 2, maxLength: 3 }).map((rows) => ({
    type: 'table' as const,
    align: [null, null],
    children: rows.map((cells) => ({
      type: 'tableRow' as const,
      children: cells.map((children) => ({ type: 'tableCell' as const, children })),
    })),
  })),
  fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }).map((stanzas) => ({
    type: 'containerDirective' as const,
    name: 'verse',
    attributes: {},
    children: stanzas.map(
      (lines): BlockContent => ({
        type: 'paragraph',
        children: [{ type: 'text', value: lines.map((one) => (one as { value: string }).value).join('\n') }],
      }),
    ),
  })),
  fc
    .constantFrom('a^2', '\\begin{matrix} 1 & 0 \\\\ 0 & 1 \\end{matrix}')
    .map((value): RootContent => ({ type: 'math', value })),
  fc.constantFrom('f();', '```\nx', ' a\n\n  b').map((value): RootContent => ({ type: 'code', value })),
  fc.constant<RootContent>({ type: 'thematicBreak' }),
);

const document = fc.array(block, { minLength: 1, maxLength: 4 }).map(
  (children): Root => ({
    type: 'root',
    children: [
      ...apart(children),
      {
        type: 'footnoteDefinition',
        identifier: '1',
        label: '1',
        children: [{ type: 'paragraph', children: [{ type: 'text', value: 'پانوشت' }] }],
      },
    ],
  }),
);

/** Lists beside each other are one list in Markdown: a paragraph stands between. */
function apart(blocks: readonly RootContent[]): readonly RootContent[] {
  return blocks.flatMap((one, at): readonly RootContent[] =>
    at > 0 && blocks[at - 1]!.type === one.type && one.type !== 'paragraph'
      ? [{ type: 'paragraph', children: [{ type: 'text', value: 'میان' }] }, one]
      : [one],
  );
}

function joined(children: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const node of children) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      result[result.length - 1] = { type: 'text', value: last.value + node.value };
    else result.push(node);
  }
  return result;
}

/** A tree as nested lists, without what is of no account: places, empty comments, how loose lists are, links that are bare addresses. */
function shape(node: Nodes): unknown {
  if (node.type === 'text') return node.value;
  const own = [
    node.type,
    'value' in node ? node.value : '',
    'url' in node ? node.url : '',
    'depth' in node ? node.depth : '',
  ];
  const id = (node.data as { hProperties?: { id?: string } } | undefined)?.hProperties?.id ?? '';
  const list =
    node.type === 'list' ? [node.ordered, node.start] : node.type === 'containerDirective' ? [node.name] : [];
  if (!('children' in node)) return [...own, id];
  const children = joined(
    (node.children as PhrasingContent[]).filter((one) => !(one.type === 'html' && one.value === '<!-- -->')),
  );
  return [...own, id, ...list, ...children.map(shape).filter((one) => one !== '')];
}

/** Of an entry the id is the entry's own. */
function withEntryIds(tree: Root): Root {
  const walk = (node: Nodes): Nodes => {
    if (!('children' in node)) return node;
    const children = node.children.map((one) => walk(one as Nodes));
    if (node.type !== 'listItem') return { ...node, children } as Nodes;
    const [first, ...rest] = children;
    const { data, ...bare } = first!;
    return { ...node, ...(data ? { data } : {}), children: [bare, ...rest] } as Nodes;
  };
  return walk(tree) as Root;
}

describe('what is written as Markdown', () => {
  it('is read as the same tree', () => {
    fc.assert(
      fc.property(document, (tree) => {
        const text = markdownOf(tree);
        const read = parseMarkdown({ path: '', value: text }, SYNTAXES, silent);
        expect(shape(read), text).toEqual(shape(withEntryIds(tree)));
      }),
      { numRuns: Number(process.env['WARRAQ_DOCUMENTS'] ?? 150) },
    );
  });
});
