import type { Root } from 'mdast';
import { type Extension as FromMarkdown, fromMarkdown } from 'mdast-util-from-markdown';
import type { Extension } from 'micromark-util-types';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import type {} from 'remark-parse';
import { unified } from 'unified';
import type { SourceText, Syntax } from '../../book/syntax.ts';
import type { TextFile } from '../../book/text-file.ts';
import { visit } from '../../book/visit.ts';
import type { Report } from '../../diagnostics/report.ts';
import { LIMITS } from '../limits.ts';
import { readAttributes } from './attributes.ts';
import { endAddresses } from './bare-addresses.ts';
import { cutNesting, isBeyondLimits, isRewrittenBeyond } from './bounds.ts';
import { cleanText } from './controls.ts';
import { Directives, ownDirectives } from './directives.ts';
import { levelledFences } from './fences.ts';
import { countMarks, underscores } from './marks.ts';
import { partImages } from './own-lines.ts';
import { persianEmphasis } from './persian-emphasis.ts';
import { persianLists, persianListsFromMarkdown } from './persian-lists.ts';
import { plainTags } from './plain-tags.ts';
import { inlineReferences } from './references.ts';
import { Rewriting } from './rewriting.ts';
import { sparingTables } from './tables.ts';
import { taskListsFromMarkdown } from './task-lists.ts';
import { unclosedHtml } from './unclosed-html.ts';

/** CommonMark, GFM, front matter and directives, as their plugins give them to a parser. */
const known = unified()
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkDirective)
  .freeze()
  .data();

/** All of this, as Persian needs it. */
const extensions: readonly Extension[] = [
  ...(known.micromarkExtensions ?? []),
  persianLists(),
  underscores,
  persianEmphasis(),
];
const mdastExtensions: readonly FromMarkdown[] = [
  ...(known.fromMarkdownExtensions ?? []).flat().map(sparing),
  persianListsFromMarkdown(),
  taskListsFromMarkdown(),
];

/** What no address is without: GFM takes bare web addresses, and those of mail, for links. */
const ADDRESS = /@|:\/\/|www\./i;

/** The only transforms are those of addresses, which pass slowly through a tree four times: most have none. */
function sparing({ transforms, ...rest }: FromMarkdown): FromMarkdown {
  if (!transforms) return rest;
  return {
    ...rest,
    transforms: transforms.map((transform) => (tree) => (hasAddress(tree) ? transform(tree) : tree)),
  };
}

function hasAddress(tree: Root): boolean {
  let any = false;
  visit(tree, 'text', ({ value }) => {
    any ||= ADDRESS.test(value);
  });
  return any;
}

/**
 * Markdown, with these pieces of markup beside its own, as a tree whose places are those of the source; an empty one where the
 * text is beyond what can be set, which is told. `see` is shown the tree before anything but the syntax has made it.
 */
export function parseMarkdown(
  file: TextFile,
  syntaxes: readonly Syntax[],
  report: Report,
  see: (tree: Root) => void = () => {},
): Root {
  if (isBeyondLimits(file, report)) return { type: 'root', children: [] };
  const tree = parsed(file, syntaxes, report, see);
  const clean = readAttributes(cleanText(endAddresses(tree, file.value), file.value));
  return syntaxes.reduce((made, { parsed }) => parsed?.(made, file, report) ?? made, clean);
}

/** How often a text is read again, at most, before it is read as it is written. */
const TURNS = 4;

/** The tree of a text in our own signs. What the grammar takes for text of that stays as it is written: then all is read again. */
function parsed(
  file: TextFile,
  syntaxes: readonly Syntax[],
  report: Report,
  see: (tree: Root) => void,
): Root {
  const stays = new Set<number>();
  for (let turn = 0; ; turn += 1) {
    const rewriting = turn < TURNS ? rewritten(file, syntaxes, stays) : undefined;
    if (rewriting && isRewrittenBeyond(file, rewriting, report)) return { type: 'root', children: [] };
    const before = stays.size;
    const isRight = (tree: Root) => {
      for (const place of rewriting?.takenForText(tree) ?? []) stays.add(place);
      return stays.size === before;
    };
    const tree = treeOf(file, rewriting, syntaxes, { report, see, isRight });
    if (tree) return tree;
  }
}

interface Watching {
  readonly report: Report;
  readonly see: (tree: Root) => void;
  /** Asked of the tree as the grammar gives it. */
  readonly isRight: (tree: Root) => boolean;
}

/** The tree of a text, with its places in it as it is written; undefined where it is not right. */
function treeOf(
  file: TextFile,
  rewriting: Rewriting | undefined,
  syntaxes: readonly Syntax[],
  { report, see, isRight }: Watching,
): Root | undefined {
  const source = rewriting?.source ?? file.value;
  const directives = new Directives(source, syntaxes);
  const text: SourceText = { source, within: (name, line) => directives.holds(name, line) };
  let crowded: number | undefined;
  const tell = (line: number) => {
    crowded ??= line;
  };
  let isKept = false;
  const transforms: readonly ((tree: Root) => unknown)[] = [
    (tree) => cutNesting(tree, file, report),
    (tree) => rewriting?.settle(tree, file.value),
    inlineReferences,
    (tree) => endAddresses(tree, file.value),
    ...syntaxes.flatMap(({ part }) => (part ? [(tree: Root) => part(tree, file.value)] : [])),
    partImages,
    (tree) => plainTags(tree, source),
    see,
  ];
  const first = (tree: Root) => {
    isKept = isRight(tree);
    if (isKept) for (const transform of transforms) transform(tree);
  };
  const ground = extensions.map((one) => ownDirectives(sparingTables(one, source), directives));
  const beside = syntaxes.flatMap(({ micromark }) => micromark?.(text) ?? []);
  const tree = fromMarkdown(source, {
    extensions: [...ground, unclosedHtml(source), ...beside].map((one) => countMarks(one, tell)),
    mdastExtensions: [
      { transforms: [first] },
      ...mdastExtensions,
      ...syntaxes.flatMap(({ fromMarkdown = [] }) => fromMarkdown),
    ],
  });
  if (!isKept) return undefined;
  if (crowded !== undefined) {
    const point = { line: crowded, column: 1 };
    report(
      file,
      'text-within-limits',
      { fault: 'emphasis', most: LIMITS.marks },
      { start: point, end: point },
    );
  }
  return tree;
}

/** The text in our own signs, where there is something of other tools in it; at some places it stays as it is written. */
function rewritten(
  file: TextFile,
  syntaxes: readonly Syntax[],
  stays: ReadonlySet<number>,
): Rewriting | undefined {
  const written = file.value;
  const edits = syntaxes
    .flatMap(({ rewrite }) => rewrite?.(written) ?? [])
    .filter(({ start }) => !stays.has(start));
  const own = edits.length > 0 ? new Rewriting(written, edits) : undefined;
  const fences = levelledFences(own?.source ?? written).filter(
    ({ start }) => !stays.has(own?.written(start) ?? start),
  );
  return fences.length > 0 ? new Rewriting(own?.source ?? written, fences, own) : own;
}
