import { defaultSchema } from 'rehype-sanitize';

/** Elements of the schema that load what Markdown's own images do not. */
const LOADING = new Set(['picture', 'source']);

/** The elements that HTML in a manuscript may have: what reading lets through and rendering keeps. */
export const INERT_ELEMENTS: readonly string[] = [
  ...(defaultSchema.tagNames ?? []).filter((name) => !LOADING.has(name)),
  ...['abbr', 'bdi', 'bdo', 'cite', 'dfn', 'mark', 'small', 'u', 'wbr', 'rb', 'rtc'],
  ...['figure', 'figcaption', 'caption', 'colgroup', 'col', 'aside', 'time'],
];

/** Elements that hold no words of the text: they are left out with all that is in them. */
export const SILENT_ELEMENTS: ReadonlySet<string> = new Set(
  'script style iframe svg template textarea title xmp plaintext noembed noframes'.split(' '),
);

/** A tag, from its beginning to its end (HTML, 13.1.2). */
export const TAG = /<\/?[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>/gi;

/** What a comment begins with, and what it ends with (HTML, 13.1.6). */
export const COMMENT = '<!--';
const EMPTY = /-?>/y;
const COMMENT_END = /--!?>/g;

/** Where the comments of some HTML end. Where one is not closed, none behind it is: that is looked for once. */
export class Comments {
  readonly #html: string;
  #anyLeft = true;

  constructor(html: string) {
    this.#html = html;
  }

  /** The end of the comment that begins at an index; undefined where it is not closed. */
  endOf(start: number): number | undefined {
    if (!this.#anyLeft) return undefined;
    EMPTY.lastIndex = start + COMMENT.length;
    COMMENT_END.lastIndex = start + COMMENT.length;
    if (EMPTY.test(this.#html)) return EMPTY.lastIndex;
    this.#anyLeft = COMMENT_END.test(this.#html);
    return this.#anyLeft ? COMMENT_END.lastIndex : undefined;
  }
}

/** HTML without its comments; what is not closed stays. */
export function withoutComments(html: string): string {
  const comments = new Comments(html);
  let left = '';
  let from = 0;
  for (let start = html.indexOf(COMMENT); start >= 0; start = html.indexOf(COMMENT, from)) {
    const end = comments.endOf(start);
    if (end === undefined) break;
    left += html.slice(from, start);
    from = end;
  }
  return left + html.slice(from);
}

/** HTML without its scripts and style sheets; what is not closed stays. */
export function withoutScripts(html: string): string {
  const opening = /<(script|style)\b[^<>]*>/gi;
  const unclosed = new Set<string>();
  let left = '';
  let from = 0;
  for (let match = opening.exec(html); match; match = opening.exec(html)) {
    const name = match[1]!.toLowerCase();
    const closing = new RegExp(`</${name}[^<>]*>`, 'gi');
    closing.lastIndex = opening.lastIndex;
    if (!unclosed.has(name) && closing.test(html)) {
      left += html.slice(from, match.index);
      from = closing.lastIndex;
      opening.lastIndex = from;
    } else unclosed.add(name);
  }
  return left + html.slice(from);
}

/** Whether HTML has nothing but tags and comments. */
export function saysNothing(html: string): boolean {
  return withoutComments(html).replace(TAG, '').trim() === '';
}

/** HTML in which every `<` that begins no tag, comment or declaration is a sign: parsers drop some of them, and what follows. */
export function withPlainSigns(html: string): string {
  return html.replace(/<(?!\/?[a-z]|[!?])/gi, '&lt;');
}
