import type { Html } from 'mdast';

/** What a comment holds: whoever reads it knows why it stands there. */
export type KeptAs = 'comment' | 'index' | 'citation' | 'image' | 'deleted' | 'object' | 'text';

/**
 * What has no place in Markdown, as a comment of HTML in a line or between blocks, such as `<!-- index: کتاب -->`. Nothing of the text
 * is lost: two hyphens, which would end a comment, are parted by a space.
 */
export function kept(as: KeptAs, text: string): Html {
  const inert = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/-(?=-)/g, '- ')
    .replace(/-$/, '- ')
    .replace(/^>/, ' >');
  return { type: 'html', value: `<!-- ${as}: ${inert} -->` };
}

/** The text that a comment of `kept` holds; undefined where it is none of these, or holds what was no text (an address, data). */
export function keptText(html: string): string | undefined {
  return /^<!-- (?:comment|index|deleted|text): (.*) -->$/s.exec(html)?.[1];
}
