import type { Edit } from '../../book/edit.ts';
import { type Line, linesOf, linesOutsideCode } from '../outside-code.ts';

/** A listing of Hugo or Liquid, whose text is code: the language, and the end. */
const LISTING =
  /^[ \t]*(?:\{\{[<%]|\{%)[ \t]*highlight[ \t]+["']?([\w+#-]+)["']?[^{}\n]*(?:[>%]\}\}|%\})[ \t]*$/;
const LISTING_END =
  /^[ \t]*(?:\{\{[<%][ \t]*\/[ \t]*highlight[ \t]*[>%]\}\}|\{%-?[ \t]*endhighlight[ \t]*-?%\})[ \t]*$/;

/** An element whose text is Markdown, in a line of its own (MkDocs, kramdown), and a caption in one. */
const HOLDER =
  /^[ \t]*<(figure|div|section|article|aside|blockquote)\b[^<>]*\smarkdown(?:=["']?[\w-]+["']?)?[^<>]*>[ \t]*$/i;
const CAPTION = /^([ \t]*<figcaption\b[^<>]*>)(.*)(<\/figcaption>[ \t]*)$/i;

/** Listings as code, elements of Markdown with empty lines around their text, comments of Obsidian as those of HTML. */
export function rewriteSiteBlocks(source: string): readonly Edit[] {
  if (!/highlight|markdown|^%%/m.test(source)) return [];
  const all = linesOf(source);
  const lines = linesOutsideCode(source);
  return [...comments(lines), ...lines.flatMap((line) => blocksAt(line, all))];
}

function blocksAt(line: Line, all: readonly Line[]): readonly Edit[] {
  if (!LISTING.test(line.text) && !HOLDER.test(line.text)) return [];
  const below = all.filter(({ start }) => start > line.start);
  return [...listing(line, below), ...held(line, below)];
}

/** What stands between two lines of `%%`. */
function comments(lines: readonly Line[]): readonly Edit[] {
  const signs = lines.filter(({ text }) => /^%%[ \t]*$/.test(text));
  return signs.slice(0, signs.length - (signs.length % 2)).map(({ start }, at) => ({
    start,
    end: start + 2,
    text: at % 2 === 0 ? '<!--' : '-->',
  }));
}

function inserted(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

/** The tags are left out, and fences stand beside the code: so it is written where its listing is. */
function listing(line: Line, below: readonly Line[]): readonly Edit[] {
  const [, language] = LISTING.exec(line.text) ?? [];
  const end = language === undefined ? undefined : below.find(({ text }) => LISTING_END.test(text));
  const first = below[0]?.start;
  if (!end || first === undefined) return [];
  return [
    { start: line.start, end: first, text: '\n' },
    inserted(first, `\`\`\`${language}\n`),
    inserted(end.start, '```\n'),
    { start: end.start, end: end.start + end.text.length, text: '' },
  ];
}

function held(line: Line, below: readonly Line[]): readonly Edit[] {
  const [, name] = HOLDER.exec(line.text) ?? [];
  if (name === undefined) return [];
  const end = below.findIndex(({ text }) => new RegExp(`^[ \\t]*</${name}>`, 'i').test(text));
  if (end < 0) return [];
  return [
    inserted(line.start + line.text.length, '\n'),
    ...below.slice(0, end).flatMap(caption),
    inserted(below[end]!.start, '\n'),
  ];
}

function caption({ start, text }: Line): readonly Edit[] {
  const [, open, words, close] = CAPTION.exec(text) ?? [];
  if (open === undefined || words === undefined || close === undefined) return [];
  const from = start + open.length;
  return [
    inserted(start, '\n'),
    inserted(from, '\n\n'),
    inserted(from + words.length, '\n\n'),
    inserted(start + text.length, '\n'),
  ];
}
