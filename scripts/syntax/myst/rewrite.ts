import type { Edit } from '../../book/edit.ts';
import { NAMES } from '../callouts/kinds.ts';
import { type Line, linesOf } from '../outside-code.ts';

/**
 * A block: a fence of code or of colons, and its name in braces, with what stands behind it. What is indented as code is may be a block
 * of MkDocs, whose lines are changed otherwise.
 */
const OPENING = /^( {0,3})(`{3,}|~{3,}|:{3,})[ \t]*\{([\w:-]+)\}[ \t]*(.*?)[ \t]*$/;
const FENCE = /^[ \t]*(`{3,}|~{3,})/;
const OPTION = /^[ \t]*:([\w-]+):[ \t]*(.*?)[ \t]*$/;

/** Blocks whose text is Markdown, by ours that have their meaning; of `div` only the text is kept. */
const HOLDERS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['margin', 'sidebar', 'topic', 'aside'].map((name) => [name, 'aside'])),
  ...Object.fromEntries(['epigraph', 'pull-quote'].map((name) => [name, 'epigraph'])),
  ...Object.fromEntries(
    'card grid grid-item grid-item-card tab-set tab-item dropdown div proof exercise solution'
      .split(' ')
      .map((name) => [name, 'div']),
  ),
};
const CALLOUT = new RegExp(`^(?:${NAMES}|admonition)$`);
const CODE = /^(?:code|code-block|code-cell|sourcecode)$/;

interface Block {
  readonly name: string;
  readonly indent: string;
  readonly fence: string;
  /** Where its fence, its name in braces, what stands behind that, and its end begin and end. */
  readonly start: number;
  readonly brace: number;
  readonly argument: readonly [from: number, to: number];
  readonly written: string;
  readonly options: ReadonlyMap<string, { readonly value: string; readonly at: number }>;
  readonly hasOptions: boolean;
  /** Where the line below its opening begins. */
  readonly below: number;
  /** Its lines without the options, and where they begin. */
  readonly lines: readonly Line[];
  readonly content: number;
  readonly closing: Line;
}

/** Blocks of MyST that are no callouts as our own markup. */
export function rewriteMyst(source: string): readonly Edit[] {
  if (!/^[ \t]*(?:[`~:]{3,})[ \t]*\{[\w:-]+\}/m.test(source)) return [];
  const lines = linesOf(source);
  const edits: Edit[] = [];
  const ends = new Set<number>();
  for (let index = 0; index < lines.length; index += 1) {
    if (ends.has(index)) continue;
    const { text } = lines[index]!;
    const [, , fence = '', name = ''] = OPENING.exec(text) ?? [];
    const code = FENCE.exec(text)?.[1];
    const end = code === undefined && fence === '' ? -1 : endOf(lines, index, fence || code!);
    const block = fence === '' || end < 0 ? undefined : blockOf(lines, index, end);
    const made = block && editsOf(block);
    if (made) edits.push(...made);
    // What is code to us has nothing in it that is read; of a block of Markdown only its fence is.
    const isHolder = CALLOUT.test(name) || Object.hasOwn(HOLDERS, name) || (fence.startsWith(':') && !made);
    if (isHolder) ends.add(end);
    else if (end >= 0) index = end;
  }
  return edits;
}

function endOf(lines: readonly Line[], from: number, fence: string): number {
  const at = lines
    .slice(from + 1)
    .findIndex(({ text }) => text.trim().startsWith(fence) && /^(?:`+|~+|:+)$/.test(text.trim()));
  return at < 0 ? -1 : from + 1 + at;
}

function blockOf(lines: readonly Line[], from: number, end: number): Block {
  const line = lines[from]!;
  const [, indent = '', fence = '', name = '', written = ''] = OPENING.exec(line.text)!;
  const inner = lines.slice(from + 1, end);
  const told = countOf(inner, ({ text }) => OPTION.test(text));
  const options = new Map(
    inner.slice(0, told).map(({ text, start }) => {
      const [, key = '', value = ''] = OPTION.exec(text)!;
      return [key, { value, at: start + text.indexOf(value, text.indexOf(':', text.indexOf(':') + 1)) }];
    }),
  );
  const blank =
    told > 0 || name === 'math' ? countOf(inner.slice(told), ({ text }) => text.trim() === '') : 0;
  const first = lines[from + 1 + told + blank]!;
  const brace = line.start + line.text.indexOf('{');
  const argument = line.start + line.text.length - /[ \t]*$/.exec(line.text)![0].length - written.length;
  return {
    name,
    indent,
    fence,
    start: line.start + indent.length,
    brace,
    argument: [argument, argument + written.length],
    written,
    options,
    hasOptions: told > 0,
    below: lines[from + 1]!.start,
    lines: inner.slice(told),
    content: first.start + (first.text.startsWith(indent) ? indent.length : 0),
    closing: lines[end]!,
  };
}

/** How many lines are such, from the first on. */
function countOf(lines: readonly Line[], isSuch: (line: Line) => boolean): number {
  const count = lines.findIndex((line) => !isSuch(line));
  return count < 0 ? lines.length : count;
}

function editsOf(block: Block): readonly Edit[] | undefined {
  const { name } = block;
  if (name === 'figure' || name === 'image') return image(block);
  if (name === 'figure-md' || name === 'table') return figure(block);
  if (name === 'math') return formula(block);
  if (CODE.test(name)) return code(block);
  if (CALLOUT.test(name)) return withoutOptions(block);
  const held = Object.hasOwn(HOLDERS, name)
    ? HOLDERS[name]
    : /^(?:prf|proof):/.test(name)
      ? 'div'
      : undefined;
  return held === undefined ? undefined : holder(block, held);
}

/** The lines of the options, up to the first of the text. */
function withoutOptions({ below, content, hasOptions, indent }: Block): readonly Edit[] {
  return hasOptions ? [{ start: below, end: content, text: indent }] : [];
}

function closedBy({ closing }: Block, text: string): Edit {
  const start = closing.start + closing.text.length - closing.text.trimStart().length;
  return { start, end: closing.start + closing.text.length, text };
}

/** The attributes of a block, as our directives have them. */
function attributesOf({ options, written, name }: Block): string {
  const said = (key: string) => options.get(key)?.value;
  const id = name === 'figure-md' && written !== '' ? written : (said('name') ?? said('label'));
  const width = /^\d+(?:\.\d+)?(?:%|px)?$/.exec(said('width') ?? '')?.[0];
  const parts = [
    ...(id !== undefined && /^[\w:.-]+$/.test(id) ? [`id="${id}"`] : []),
    ...(width === undefined ? [] : [`width="${width}"`]),
  ];
  return parts.length > 0 ? `{${parts.join(' ')}}` : '';
}

/** `{figure} path` and its caption. */
function image(block: Block): readonly Edit[] | undefined {
  const { written, start, brace, argument, content, indent, options } = block;
  if (written === '') return undefined;
  const alt = (options.get('alt')?.value ?? '').replace(/[[\]\\]/g, '');
  const [open, close] = /\s/.test(written) ? ['<', '>'] : ['', ''];
  return [
    { start, end: brace, text: `:::figure${attributesOf(block)}\n${indent}` },
    { start: brace, end: argument[0], text: `![${alt}](${open}` },
    { start: argument[1], end: content, text: `${close})\n\n${indent}` },
    closedBy(block, ':::'),
  ];
}

/** A figure, or a table, that is written in Markdown; the caption of a table stands behind its name. */
function figure(block: Block): readonly Edit[] {
  const { name, start, argument, content, indent } = block;
  const opening = `:::figure${attributesOf(block)}\n${indent}`;
  const close = closedBy(block, ':::');
  if (name !== 'table') return [{ start, end: content, text: opening }, close];
  return [
    { start, end: argument[0], text: opening },
    { start: argument[1], end: content, text: `\n\n${indent}` },
    close,
  ];
}

/** A formula between dollars, which begins where its TeX does; what empty lines part are formulas of their own. */
function formula(block: Block): readonly Edit[] | undefined {
  const { written, start, argument, content, indent, lines, closing, hasOptions, options } = block;
  if (written !== '' && (hasOptions || lines.some(({ text }) => text.trim() !== ''))) return undefined;
  const last = lines.findLast(({ text }) => text.trim() !== '');
  if (written === '' && !last) return undefined;
  const [from, to] = written === '' ? [content, last!.start + last!.text.length] : argument;
  const blank = lines.filter(({ text, start: at }) => text.trim() === '' && at > from && at < to);
  const tex = lines.map(({ text }) => text).join('\n');
  // Persian words are none of a formula.
  if (/\p{Script_Extensions=Arabic}/u.test(tex.replace(/\\(?:text|mbox|textrm)\{[^}]*\}/g, '')))
    return undefined;
  const isWhole = tex.includes('\\begin{');
  const label = /^[^\s{}#.="'&<>]+$/.exec(options.get('label')?.value ?? '')?.[0];
  const opening = label === undefined ? '' : `:::equation{id="${label}"}\n${indent}`;
  const parts = (line: Line) => !isWhole && lines[lines.indexOf(line) - 1]?.text.trim() !== '';
  return [
    { start, end: from, text: `\n${indent}${opening}` },
    { start: from, end: from, text: `$$\n${indent}` },
    ...blank.map((line) => ({
      start: line.start,
      end: line.start + line.text.length + 1,
      text: parts(line) ? `${indent}$$\n\n${indent}$$\n` : '',
    })),
    { start: to, end: to, text: `\n${indent}$$` },
    {
      start: to,
      end: closing.start + closing.text.length,
      text: label === undefined ? '\n' : `\n${indent}:::\n`,
    },
  ];
}

/** A listing, below its caption, if it has one. */
function code(block: Block): readonly Edit[] {
  const { name, written, start, content, indent, fence, options } = block;
  const language = name === 'code-cell' ? written.replace(/^i(?=python)/, '').replace(/\d+$/, '') : written;
  const sign = fence.startsWith(':') ? '```' : fence;
  const caption = options.get('caption');
  const opening = { start: content, end: content, text: `${sign}${language}\n${indent}` };
  const close = closedBy(block, sign);
  if (!caption || caption.value === '') return [{ start, end: content, text: `\n${indent}` }, opening, close];
  return [
    { start, end: caption.at, text: `\n${indent}` },
    { start: caption.at + caption.value.length, end: content, text: `\n\n${indent}` },
    opening,
    close,
  ];
}

function holder(block: Block, held: string): readonly Edit[] {
  const { written, start, argument, content, indent } = block;
  const attributes = attributesOf(block).replace(/ ?width="[^"]*"/, '');
  const close = closedBy(block, ':::');
  const own = attributes === '{}' ? '' : attributes;
  if (written === '' || /[[\]]/.test(written))
    return [
      { start, end: argument[0], text: `:::${held}${own}${written === '' ? '' : `\n${indent}`}` },
      ...withoutOptions(block),
      close,
    ];
  return [
    { start, end: argument[0], text: `:::${held}[` },
    { start: argument[1], end: content, text: `]${own}\n${indent}` },
    close,
  ];
}
