import type { Edit } from '../../book/edit.ts';
import { NAMES } from '../callouts/kinds.ts';
import { type Line, linesOf } from '../outside-code.ts';

/**
 * A block: a fence of code or of colons, and its name in braces, with what stands behind it. What is indented as code is may be a block
 * of MkDocs, whose lines are changed otherwise.
 */
const OPENING = /^( {0,3})(`{3,}|~{3,}|:{3,})[ \t]*\{([\w:-]+)\}[ \t]*(.*[^ \t]|)[ \t]*$/;
const FENCE = /^[ \t]*(`{3,}|~{3,})/;
/** An option: what stands before its value, its name, its value. */
const OPTION = /^([ \t]*:([\w-]+):[ \t]*)(.*[^ \t]|)[ \t]*$/;
const YAML_OPTION = /^([ \t]*([\w-]+):[ \t]*)(.*[^ \t]|)[ \t]*$/;

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
  /** Its lines without the options, and where these begin. */
  readonly lines: () => readonly Line[];
  readonly content: number;
  readonly closing: Line;
}

/** Blocks of MyST that are no callouts as our own markup. */
export function rewriteMyst(source: string): readonly Edit[] {
  if (!/^[ \t]*(?:[`~:]{3,})[ \t]*\{[\w:-]+\}/m.test(source)) return [];
  const lines = linesOf(source);
  const edits: Edit[] = [];
  const ends = new Set<number>();
  const closings = new Closings(lines);
  for (let index = 0; index < lines.length; index += 1) {
    if (ends.has(index)) continue;
    const { text } = lines[index]!;
    const [, , fence = '', name = ''] = OPENING.exec(text) ?? [];
    const code = FENCE.exec(text)?.[1];
    const end = code === undefined && fence === '' ? -1 : closings.behind(index, fence || code!);
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

/** The lines of a text that may close blocks: fences with nothing behind them. */
class Closings {
  readonly #bySign = new Map<string, { readonly at: number; readonly size: number }[]>();
  /** The last that was found of each fence, by its index among those of its sign. */
  readonly #found = new Map<string, number>();

  constructor(lines: readonly Line[]) {
    for (const [at, { text }] of lines.entries()) {
      const fence = text.trim();
      if (!/^(?:`+|~+|:+)$/.test(fence)) continue;
      const others = this.#bySign.get(fence[0]!) ?? [];
      others.push({ at, size: fence.length });
      this.#bySign.set(fence[0]!, others);
    }
  }

  /** The first line behind one that closes a fence which is opened there, -1 where none does; they are asked for from above. */
  behind(line: number, fence: string): number {
    const all = this.#bySign.get(fence[0]!) ?? [];
    let index = this.#found.get(fence) ?? 0;
    while (index < all.length && (all[index]!.at <= line || all[index]!.size < fence.length)) index += 1;
    this.#found.set(fence, index);
    return all[index]?.at ?? -1;
  }
}

function blockOf(lines: readonly Line[], from: number, end: number): Block {
  const line = lines[from]!;
  const [, indent = '', fence = '', name = '', written = ''] = OPENING.exec(line.text)!;
  const { told, options } = optionsOf(lines, from + 1, end);
  const blank =
    told > 0 || name === 'math' ? countOf(lines, from + 1 + told, end, ({ text }) => text.trim() === '') : 0;
  const first = lines[from + 1 + told + blank]!;
  const brace = line.start + line.text.indexOf('{');
  const argument =
    line.start + line.text.length - /(?:(?<![ \t])[ \t]+)?$/.exec(line.text)![0].length - written.length;
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
    lines: () => lines.slice(from + 1 + told, end),
    content: first.start + (first.text.startsWith(indent) ? indent.length : 0),
    closing: lines[end]!,
  };
}

/** The options of a block, `:name: value` each, or `name: value` between two lines `---` (YAML), and how many lines they take. */
function optionsOf(
  lines: readonly Line[],
  from: number,
  end: number,
): Pick<Block, 'options'> & { readonly told: number } {
  const fenced = fencedOptions(lines, from, end);
  const told = fenced > 0 ? fenced : countOf(lines, from, end, ({ text }) => OPTION.test(text));
  const pattern = fenced > 0 ? YAML_OPTION : OPTION;
  const options = lines.slice(from, from + told).flatMap(({ text, start }) => {
    const [, before, key, written] = pattern.exec(text) ?? [];
    if (before === undefined || key === undefined || written === undefined) return [];
    const isQuoted = fenced > 0 && /^(["']).*\1$/.test(written) && written.length > 1;
    const value = isQuoted ? written.slice(1, -1) : written;
    return [[key, { value, at: start + before.length + (isQuoted ? 1 : 0) }] as const];
  });
  return { told, options: new Map(options) };
}

/** How many lines the options between two lines `---` take; 0 where there are none. */
function fencedOptions(lines: readonly Line[], from: number, end: number): number {
  const isRule = (line: Line | undefined) => line?.text.trim() === '---';
  if (from >= end || !isRule(lines[from])) return 0;
  const inner = countOf(
    lines,
    from + 1,
    end,
    ({ text }) => text.trim() === '' || (text.trim() !== '---' && YAML_OPTION.test(text)),
  );
  const last = from + 1 + inner;
  return last < end && isRule(lines[last]) ? last + 1 - from : 0;
}

/** How many lines are such, from one on and up to another. */
function countOf(lines: readonly Line[], from: number, to: number, isSuch: (line: Line) => boolean): number {
  let at = from;
  while (at < to && isSuch(lines[at]!)) at += 1;
  return at - from;
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
  const { written, start, argument, content, indent, closing, hasOptions, options } = block;
  const lines = block.lines();
  if (written !== '' && (hasOptions || lines.some(({ text }) => text.trim() !== ''))) return undefined;
  const last = lines.findLast(({ text }) => text.trim() !== '');
  if (written === '' && !last) return undefined;
  const [from, to] = written === '' ? [content, last!.start + last!.text.length] : argument;
  const isBlank = (line: Line | undefined) => line?.text.trim() === '';
  const blank = [...lines.entries()].filter(
    ([, line]) => isBlank(line) && line.start > from && line.start < to,
  );
  const tex = lines.map(({ text }) => text).join('\n');
  // Persian words are none of a formula.
  if (/\p{Script_Extensions=Arabic}/u.test(tex.replace(/\\(?:text|mbox|textrm)\{[^}]*\}/g, '')))
    return undefined;
  const isWhole = tex.includes('\\begin{');
  const label = /^[^\s{}#.="'&<>]+$/.exec(options.get('label')?.value ?? '')?.[0];
  const opening = label === undefined ? '' : `:::equation{id="${label}"}\n${indent}`;
  const parts = (at: number) => !isWhole && !isBlank(lines[at - 1]);
  return [
    { start, end: from, text: `\n${indent}${opening}` },
    { start: from, end: from, text: `$$\n${indent}` },
    ...blank.map(([at, line]) => ({
      start: line.start,
      end: line.start + line.text.length + 1,
      text: parts(at) ? `${indent}$$\n\n${indent}$$\n` : '',
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
