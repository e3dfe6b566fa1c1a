import type { Edit } from '../../book/edit.ts';
import { Indentation, type Line, linesOf } from '../outside-code.ts';
import { BY_NAME, NAMES } from './kinds.ts';

/** The longest fence that is given to one of another tool's: those within it have shorter ones. */
const LONGEST = 24;

/** How many lines of options a block is asked for. */
const MOST_OPTIONS = 20;

const FENCE = /^([ \t]*)(`{3,}|~{3,})(.*)$/s;
/** `!!! note "title"`, `??? note`, `???+ note`: the block is what is indented below (Python-Markdown, MkDocs). */
const INDENTED = new RegExp(
  String.raw`^([ \t]*)(!!!|\?\?\?\+?)([ \t]+)(${NAMES})((?:[ \t]+[\w-]+)*)(?:[ \t]*("|“)([^"\n]*)("|”))?[ \t]*$`,
  'i',
);
/** `=== "title"`: a tab, whose text is what is indented below (MkDocs). */
const TAB = /^([ \t]*)(===[!+]?[ \t]+["“])([^"“”\n]*[^"“”\s])(["”])[ \t]*$/;
/** ` ```admonish note "title" `, ` ```{note} title `: a block of code to others (mdBook, MyST). */
const CODE = new RegExp(
  String.raw`^(?:admonish[ \t]+(${NAMES})(?:[ \t]+(?:title=)?"([^"\n]*)")?[^"\n]*|admonish|ad-(${NAMES})|\{(${NAMES}|admonition)\}[ \t]*(.*))$`,
  'i',
);
/** `:::note title`, `::: note`, `:::{note} title`, `::: {.callout-note}`: what the grammar of directives has otherwise. */
const COLONS = new RegExp(
  String.raw`^([ \t]*)(:{3,})([ \t]*)(?:\{(${NAMES}|admonition)\}|\{(?=[^{}]*\})[^{}]*\.callout-(${NAMES})[^{}]*\}|(${NAMES})(?![\p{L}\p{N}[{:]))[ \t]*([^\n]*)$`,
  'iu',
);

/** What other tools write for a callout, as our directive of its name; code is left alone. */
export function rewriteCallouts(source: string): readonly Edit[] {
  if (!/^[ \t]*(?:!!!|===|\?\?\?|[!?]>|:{3,}|[`~]{3,}(?:admonish|ad-|\{)|\{%[ \t]*hint|\{\{%)/m.test(source))
    return [];
  const lines = linesOf(source);
  const edits: Edit[] = [];
  /** Blocks that end where the text is indented less; a tab has no fence. */
  const open: { readonly indent: number; last: Line; readonly fence: string }[] = [];
  const indentation = new Indentation();
  /** How many blocks between tags are open. */
  let tags = 0;
  /** Shorter than the fences of all that is open around it. */
  const fenceWithin = () => ':'.repeat(Math.max(3, LONGEST - open.length - tags));
  let code: { readonly fence: string; readonly isCallout: boolean } | undefined;
  const close = (indent: number) => {
    while (open.length > 0 && indent < open.at(-1)!.indent + 4) {
      const { last, fence, indent: column } = open.pop()!;
      if (fence === '') continue;
      const end = last.start + last.text.length;
      edits.push({ start: end, end, text: `\n${' '.repeat(Math.max(0, column - 4 * open.length))}${fence}` });
    }
  };
  const paragraphEnd = endsOfParagraphs(lines);
  for (const [at, line] of lines.entries()) {
    const isBlank = line.text.trim() === '';
    const [, space = '', fence = '', info = ''] = FENCE.exec(line.text) ?? [];
    const indent = /^ */.exec(line.text)![0].length;
    if (!isBlank && !code) close(indent);
    if (!isBlank) for (const one of open) one.last = line;
    const depth = open.length;
    if (depth > 0 && !isBlank)
      edits.push({ start: line.start, end: line.start + Math.min(indent, 4 * depth), text: '' });
    if (code) {
      if (fence.startsWith(code.fence) && info.trim() === '') {
        if (code.isCallout) edits.push(whole(line, space.length, fenceWithin()));
        code = undefined;
      }
      continue;
    }
    if (indentation.isCode(line.text, 4 * depth)) continue;
    if (fence !== '') {
      const opening = codeOpening(line, space.length + fence.length, info, fenceWithin(), classAt(lines, at));
      code = { fence, isCallout: opening !== undefined };
      if (opening) edits.push(...opening);
      continue;
    }
    const block = INDENTED.exec(line.text);
    if (block) {
      const [, , signs = '', , name = '', , , title = ''] = block;
      const colons = fenceWithin();
      open.push({ indent, last: line, fence: colons });
      edits.push(...titled(line, indent, indent + signs.length, name, title, colons));
      continue;
    }
    const tab = TAB.exec(line.text);
    if (tab) {
      open.push({ indent, last: line, fence: '' });
      edits.push(...tabTitle(line, tab));
      continue;
    }
    const opened = OPENING_TAG.exec(line.text)?.slice(1).find(Boolean)?.toLowerCase();
    if (opened !== undefined) {
      edits.push(whole(line, indent, fenceWithin() + opened));
      tags += 1;
    } else if (tags > 0 && CLOSING_TAG.test(line.text)) {
      tags -= 1;
      edits.push(whole(line, indent, fenceWithin()));
    } else edits.push(...(marked(line, () => paragraphEnd(at)) ?? colonOpening(line, classAt(lines, at))));
  }
  close(-4);
  return edits;
}

/** A line from a column on, as another text. */
function whole({ text, start }: Line, column: number, put: string): Edit {
  return { start: start + column, end: start + text.length, text: put };
}

/** An opening with a title, which stays where it is written. */
function titled(
  line: Line,
  column: number,
  from: number,
  name: string,
  title: string,
  colons: string,
): readonly Edit[] {
  const opening = `${colons}${name.toLowerCase()}`;
  const at = title.trim() === '' ? -1 : line.text.indexOf(title, from);
  if (at < 0) return [whole(line, column, opening)];
  return [
    { start: line.start + column, end: line.start + at, text: `${opening}[` },
    { start: line.start + at + title.length, end: line.start + line.text.length, text: ']' },
  ];
}

/** The title of a tab as a paragraph of its own. */
function tabTitle(
  { start }: Line,
  [whole, space = '', before = '', title = '']: RegExpExecArray,
): readonly Edit[] {
  const from = start + space.length;
  const to = from + before.length + title.length;
  return [
    { start: from, end: from + before.length, text: '**' },
    { start: to, end: start + whole.length, text: '**\n' },
  ];
}

/** The kind that the options of an `{admonition}` of MyST say, in the lines below its opening: `:class: tip`. */
function classAt(lines: readonly Line[], at: number): () => string {
  return () => {
    for (const { text } of lines.slice(at + 1, at + 1 + MOST_OPTIONS)) {
      const [, key, value = ''] = /^[ \t]*:([\w-]+):[ \t]*(.*)$/.exec(text) ?? [];
      if (key === undefined) break;
      const known = key === 'class' ? value.split(/[\s,]+/).find((name) => BY_NAME.has(name)) : undefined;
      if (known !== undefined) return known;
    }
    return 'note';
  };
}

function codeOpening(
  line: Line,
  from: number,
  info: string,
  colons: string,
  ownClass: () => string,
): readonly Edit[] | undefined {
  const found = CODE.exec(info.trim());
  if (!found) return undefined;
  const [, admonish, admonishTitle, ad, myst, mystTitle] = found;
  const name = admonish ?? ad ?? (myst === 'admonition' ? ownClass() : myst) ?? 'note';
  const column = /^[ \t]*/.exec(line.text)![0].length;
  return titled(line, column, from, name, admonishTitle ?? mystTitle ?? '', colons);
}

/** `{% hint style="info" %}` and its end (GitBook), `{{% notice tip %}}` and its end (Hugo), each in a line of its own. */
const OPENING_TAG = new RegExp(
  String.raw`^[ \t]*(?:\{%[ \t]*hint[ \t]+style="(${NAMES})"[ \t]*%\}|\{\{% ?(?:notice|alert|callout|admonition)[ \t]+"?(${NAMES})"?[^{}]*%\}\})[ \t]*$`,
  'i',
);
const CLOSING_TAG =
  /^[ \t]*(?:\{%[ \t]*endhint[ \t]*%\}|\{\{% ?\/(?:notice|alert|callout|admonition) ?%\}\})[ \t]*$/;

/** `!> important`, `?> tip`: a paragraph (docsify). */
function marked(line: Line, lastLine: () => Line): readonly Edit[] | undefined {
  const [sign] = /^[!?]>[ \t]+(?=\S)/.exec(line.text) ?? [];
  if (sign === undefined) return undefined;
  const last = lastLine();
  const name = sign.startsWith('!') ? 'important' : 'tip';
  const behind = last.start + last.text.length;
  return [
    { start: line.start, end: line.start + sign.length, text: `:::${name}\n` },
    { start: behind, end: behind, text: '\n:::' },
  ];
}

/** Gives the last line of the paragraph that a line stands in; lines are asked for from above. */
function endsOfParagraphs(lines: readonly Line[]): (at: number) => Line {
  let end = 0;
  return (at) => {
    end = Math.max(at, end);
    while (end + 1 < lines.length && lines[end + 1]!.text.trim() !== '') end += 1;
    return lines[end]!;
  };
}

function colonOpening(line: Line, ownClass: () => string): readonly Edit[] {
  const found = COLONS.exec(line.text);
  if (!found) return [];
  const [, space = '', colons = '', between = '', myst, quarto, plain, rest = ''] = found;
  const name = myst === 'admonition' ? ownClass() : (myst ?? quarto ?? plain ?? 'note');
  const quartoTitle = quarto ? (/\btitle="([^"]*)"/.exec(line.text)?.[1] ?? '') : undefined;
  const title = quartoTitle ?? rest.trim();
  // It is one of ours already.
  if (plain && title === '' && between === '' && plain === plain.toLowerCase()) return [];
  if (/[[\]]/.test(title)) return [];
  return titled(line, space.length, space.length + colons.length, name, title, colons);
}
