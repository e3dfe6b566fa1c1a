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

/** Listings as code, and elements of Markdown with empty lines around their text. */
export function rewriteSiteBlocks(source: string): readonly Edit[] {
  if (!/highlight|markdown/.test(source)) return [];
  const all = linesOf(source);
  const places = new Map(all.map(({ start }, at) => [start, at] as const));
  const ends = new Ends(all);
  // The last line of what an element has that is open.
  let held = -1;
  return linesOutsideCode(source).flatMap((line) => {
    const at = places.get(line.start)!;
    const [, language] = LISTING.exec(line.text) ?? [];
    if (language !== undefined) return listing(line, language, all[at + 1], ends.below(at, LISTING_END));
    const [, name] = HOLDER.exec(line.text) ?? [];
    const end = name === undefined ? undefined : ends.below(at, new RegExp(`^[ \\t]*</${name}>`, 'i'));
    if (!end) return at < held ? caption(line) : [];
    held = Math.max(held, places.get(end.start)!);
    return [inserted(line.start + line.text.length, '\n'), inserted(end.start, '\n')];
  });
}

/** The lines that end blocks, of each kind found once. */
class Ends {
  readonly #all: readonly Line[];
  readonly #kinds = new Map<string, { readonly at: readonly number[]; next: number }>();

  constructor(all: readonly Line[]) {
    this.#all = all;
  }

  /** The first such line below one; lines are asked for from above. */
  below(line: number, pattern: RegExp): Line | undefined {
    const kind = this.#kinds.get(pattern.source) ?? {
      at: this.#all.flatMap(({ text }, at) => (pattern.test(text) ? [at] : [])),
      next: 0,
    };
    this.#kinds.set(pattern.source, kind);
    while (kind.at[kind.next]! <= line) kind.next += 1;
    return this.#all[kind.at[kind.next] ?? -1];
  }
}

function inserted(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

/** The tags are left out, and fences stand beside the code: so it is written where its listing is. */
function listing(
  line: Line,
  language: string,
  next: Line | undefined,
  end: Line | undefined,
): readonly Edit[] {
  if (!end || !next) return [];
  return [
    { start: line.start, end: next.start, text: '\n' },
    inserted(next.start, `\`\`\`${language}\n`),
    inserted(end.start, '```\n'),
    { start: end.start, end: end.start + end.text.length, text: '' },
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
