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

/** A comment, and a tag, from their beginnings to their ends (HTML, 13.1.6 and 13.1.2). */
export const COMMENT = /<!--(?:>|->|[\s\S]*?--!?>)/g;
export const TAG = /<\/?[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>/gi;

/** Whether HTML has nothing but tags and comments. */
export function saysNothing(html: string): boolean {
  return html.replace(COMMENT, '').replace(TAG, '').trim() === '';
}

/** HTML in which every `<` that begins no tag, comment or declaration is a sign: parsers drop some of them, and what follows. */
export function withPlainSigns(html: string): string {
  return html.replace(/<(?!\/?[a-z]|[!?])/gi, '&lt;');
}
