import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { MessageList } from '../../scripts/diagnostics/report.ts';
import { type Rendering, render } from '../../scripts/render/render.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

const fragments = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);

/**
 * A case of markup: a chapter, and what becomes of it. `html` is the chapter without its opening, or the pages of another `page`;
 * `epub` and `web` are found in the files of those editions. All messages are named: `LINE:COLUMN SEVERITY RULE: REASON`.
 */
const caseSchema = z.strictObject({
  title: z.string(),
  markdown: z.string(),
  html: z.string().optional(),
  page: z
    .enum(['chapter', 'opening', 'contents', 'list', 'title-page', 'imprint', 'half-title', 'part'])
    .default('chapter'),
  epub: fragments,
  web: fragments,
  messages: z.array(z.string()).default([]),
  /** Settings of the book. */
  book: z.record(z.string(), z.unknown()).default({}),
  /** Further files of the book; the chapter is `1.md`. */
  files: z.record(z.string(), z.string()).default({}),
});

export type MarkupCase = z.output<typeof caseSchema>;

/** The folder of pieces of markup, each with its own cases. */
const SYNTAX = join(import.meta.dirname, '../../scripts/syntax');

/** The cases by what they are about: a piece of markup, or, here, what all share. */
export const MARKUP: readonly (readonly [name: string, cases: readonly MarkupCase[]])[] = [
  ...readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => [name.replace('.yml', ''), join(import.meta.dirname, name)] as const),
  ...SYNTAXES.map(({ name }) => [name, join(SYNTAX, name, 'cases.yml')] as const),
]
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([name, path]) => [name, z.array(caseSchema).parse(parse(readFileSync(path, 'utf8')))]);

/** What became of a case. */
export interface Shown {
  /** What has been said by now: making an edition may add to it. */
  readonly messages: () => readonly string[];
  /** Undefined where a message is in the way of an edition. */
  readonly rendering: Rendering | undefined;
}

export async function shown({ markdown, book: settings, files }: MarkupCase): Promise<Shown> {
  const world = memoryWorld({
    'book.yaml': stringify({ title: 'کتاب', ...settings }),
    '1.md': markdown,
    ...files,
  });
  const { book, files: texts, messages: before } = await readBook(world);
  const list = new MessageList(before);
  const rendering = book && render(book, list.report);
  const messages = () =>
    said({ files: texts, messages: list.all }).map(
      ({ file, line, column, severity, rule, message }) =>
        `${file === '1.md' ? '' : `${file}:`}${line}:${column} ${severity} ${rule}: ${message}`,
    );
  return { messages, rendering };
}

const html = unified().use(rehypeStringify).freeze();

/** The HTML of the pages of a kind; of a chapter, what stands below its opening. */
export function htmlOf({ divisions }: Rendering, kind: MarkupCase['page']): string {
  const ofChapter = kind === 'chapter' || kind === 'opening';
  const markup = divisions
    .filter((division) => division.kind === (ofChapter ? 'chapter' : kind))
    .flatMap(({ content }) => content.children)
    .filter(
      (node) => !ofChapter || (node.type === 'element' && node.tagName === 'header') === (kind === 'opening'),
    )
    .map((node) => html.stringify({ type: 'root', children: [node] }))
    .join('')
    .trim();
  // Templates leave lines empty.
  return ofChapter ? markup : markup.replace(/\n[ \n]*\n/g, '\n');
}
